package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Spring Boot application lies in the image as classes and jars, whether its plugin repackages the jar or not. */
class SpringBootIT {
    @TempDir
    private Path temp;

    @Test
    void itIsTheSameImageWithAndWithoutRepackaging() throws IOException, InterruptedException {
        try (var registry = DebianRegistry.start(temp.resolve("registry"))) {
            var base = SyntheticBase.index(temp.resolve("base"), "linux/amd64", "linux/arm64");
            Skopeo.push(base, SyntheticBase.TAG, registry.name("base:1"));
            var project = Project.copy("spring-boot", temp.resolve("projects"));

            project.maven().with("-Dregistry=" + registry.host()).run("deploy").succeeded();
            assertTrue(
                    Files.exists(project.directory().resolve("target/spring-boot-1.0.jar.original")),
                    "it was repackaged");
            var repackaged = project.digest();
            assertEquals(
                    repackaged, RemoteImage.of(registry.name("spring-boot:1.0")).digest());
            assertTrue(run(registry.name("spring-boot:1.0")).contains("it answered: hello from the resources"));

            project.maven()
                    .with("-Dregistry=" + registry.host(), "-Dspring-boot.repackage.skip=true")
                    .run("clean", "package")
                    .succeeded();
            assertEquals(repackaged, project.digest());
        }
    }

    /** Runs it as its config says, with the JDK at hand: the bytecode does not care. */
    private String run(String image) throws IOException, InterruptedException {
        var layout = temp.resolve("pulled");
        var root = temp.resolve("root");
        Skopeo.pull(image, "linux/amd64", layout, "it");
        Umoci.unpack(layout, "it", root);
        var command = Json.strings(Umoci.runtimeConfig(layout, "it", root).at("/process/args"));
        assertEquals(List.of("java", "-cp"), command.subList(0, 2));
        assertEquals("com.example.web.WebApplication", command.get(3));
        var classPath = command.get(2).replace("/app/", root + "/app/");
        var java = Jdk.running().home().resolve("bin/java").toString();
        return Command.of(java, "-cp", classPath, command.get(3)).succeed().text();
    }
}
