package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does nothing says so, and does nothing. */
class SkipIT {
    @TempDir
    private Path temp;

    @Test
    void onRequestNothingIsBuiltOrPushed() throws IOException, InterruptedException {
        try (var registry = DebianRegistry.start(temp.resolve("registry"))) {
            var before = registry.content();
            var project = Project.copy("plain", temp.resolve("projects"));
            var run = project.maven()
                    .with("-Dregistry=" + registry.host(), "-Dmultiarch.skip=true")
                    .run("deploy")
                    .succeeded();
            assertEquals(2, count(run, "multiarch.skip is true"), run::output);
            assertFalse(Files.exists(project.output()));
            assertEquals(before, registry.content());
        }
    }

    @Test
    void aPomHasNoImage() throws IOException, InterruptedException {
        var project = Project.copy("reactor", temp.resolve("projects"));
        var run = project.maven().with("-N").run("deploy").succeeded();
        assertEquals(2, count(run, "the packaging is pom"), run::output);
        assertFalse(Files.exists(project.output()));
    }

    @Test
    void helpIsThere() throws IOException, InterruptedException {
        var nowhere = Files.createDirectories(temp.resolve("nowhere"));
        Maven.in(nowhere)
                .with("-Ddetail", "-Dgoal=build")
                .run(Maven.goal("help"))
                .succeeded()
                .says("multiarch:build")
                .says("multiarch.platforms")
                .says("multiarch.from");
    }

    private static long count(MavenRun run, String text) {
        return run.lines().stream().filter(line -> line.contains(text)).count();
    }
}
