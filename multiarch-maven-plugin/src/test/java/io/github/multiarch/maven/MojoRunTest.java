package io.github.multiarch.maven;

import io.github.multiarch.plan.Artifacts;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** A goal in a run of Maven that only records what the goal asks for. */
@MojoTest
abstract class MojoRunTest {
    final MavenRun run = new MavenRun();

    @Provides
    MavenProject project() {
        return run.project;
    }

    @Provides
    MavenSession session() {
        return run.session;
    }

    @Provides
    Log log() {
        return run.log();
    }

    @Provides
    ProjectArtifacts artifacts() {
        return new ProjectArtifacts(null) {
            @Override
            Artifacts of(MavenSession session, MavenProject project) {
                return Artifacts.NONE;
            }
        };
    }

    @Provides
    Pipelines pipelines() {
        return run.pipelines();
    }

    @Provides
    StandardOutput standardOutput() {
        return run.standardOutput();
    }
}
