package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The maven-build-cache-extension, with its defaults and with the configuration that the documentation has. */
class BuildCacheIT {
    private static final String SKIPPED = "Skipping plugin execution (cached): multiarch:";
    private static final String FOUND = "Found cached build";

    @TempDir
    private Path temp;

    private DebianRegistry registry;
    private Project project;
    private Path resource;
    private MavenVersion version;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        var fitting = MavenVersion.all().stream()
                .filter(maven -> maven.name().startsWith("3.9"))
                .findFirst();
        Assumptions.assumeTrue(fitting.isPresent(), "the extension wants Maven 3.9, which is not unpacked");
        version = fitting.get();
        registry = DebianRegistry.start(temp.resolve("registry"));
        project = Project.copy("cached", temp.resolve("projects"));
        resource = project.directory().resolve("src/main/resources/greeting.txt");
    }

    @AfterEach
    void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void withItsDefaultsItSkipsThisPlugin() throws IOException, InterruptedException {
        deploy().neverSays(SKIPPED);
        int mark = registry.mark();

        deploy().says(FOUND).says(SKIPPED + "build").says(SKIPPED + "push");
        assertEquals(0, registry.requestsSince(mark).size());
    }

    @Test
    void asDocumentedTheImageIsThatOfTheSources() throws IOException, InterruptedException {
        Files.writeString(project.directory().resolve(".mvn/maven-build-cache-config.xml"), documented());
        deploy().neverSays(FOUND);
        var first = pushed();

        Files.writeString(resource, "good evening\n");
        Files.writeString(resource.resolveSibling("more.txt"), "more\n");
        deploy().neverSays(FOUND);
        assertNotEquals(first, pushed());

        Files.writeString(resource, "hello\n");
        Files.delete(resource.resolveSibling("more.txt"));
        deploy().says(FOUND).neverSays(SKIPPED);
        assertEquals(first, pushed());
    }

    private MavenRun deploy() throws IOException, InterruptedException {
        return project.maven()
                .version(version)
                .with("-Dregistry=" + registry.host(), "-Dmaven.build.cache.location=" + temp.resolve("build-cache"))
                .run("clean", "deploy")
                .succeeded();
    }

    private String pushed() throws IOException, InterruptedException {
        return RemoteImage.of(registry.name("cached:1.0")).digest();
    }

    private static String documented() throws IOException {
        var page = Files.readString(ItFiles.of("../docs/build-cache.md"));
        int from = page.indexOf("<?xml");
        return page.substring(from, page.indexOf("```", from));
    }
}
