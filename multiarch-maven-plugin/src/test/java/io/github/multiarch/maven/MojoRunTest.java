package io.github.multiarch.maven;

import io.github.multiarch.plan.Artifacts;
import java.util.Optional;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** A goal in a run of Maven that only records what the goal asks for. */
@MojoTest
abstract class MojoRunTest {
    final MavenRun run = new MavenRun();
    /** The execution that the command line asks for, {@code default-cli} where it names none; empty when a phase has come to it. */
    Optional<String> named = Optional.empty();

    @Provides
    MavenProject project() {
        return run.project;
    }

    @Provides
    MavenSession session() {
        return run.session;
    }

    @Provides
    MojoExecution execution() {
        return new MojoExecution(null, "default", MojoExecution.Source.LIFECYCLE) {
            @Override
            public Source getSource() {
                return named.isPresent() ? Source.CLI : super.getSource();
            }

            @Override
            public String getExecutionId() {
                return named.orElseGet(super::getExecutionId);
            }
        };
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
