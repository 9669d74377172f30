package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications in other shapes than classes on a class path, on real bases: a module with a service, and the jar that the build made. */
class ShapesIT {
    @TempDir
    private static Path temp;

    private static DebianRegistry registry;

    @BeforeAll
    static void deploy() throws IOException, InterruptedException {
        var bases = Bases.layoutOrSkip();
        registry = DebianRegistry.start(temp.resolve("registry"));
        Skopeo.push(bases, Bases.TAG, registry.name("jre:1"));
        Project.copy("shapes", temp.resolve("projects"))
                .maven()
                .with("-Dregistry=" + registry.host(), "-Dbase=" + registry.name("jre:1"))
                .run("deploy")
                .succeeded();
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux/amd64", "linux/arm64"})
    void aModuleIsStartedAsOneAndFindsItsServices(String platform) throws IOException, InterruptedException {
        var run = PlatformRun.succeedOrSkip(registry.name("modular:1.0"), platform);
        assertEquals(
                List.of(
                        "started in module com.example.modular",
                        "a resource of the module",
                        "hello from module com.example.greeting"),
                run.text().lines().toList(),
                run::output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux/amd64", "linux/arm64"})
    void theJarOfTheBuildHasItsManifestAndItsDependencies(String platform) throws IOException, InterruptedException {
        var run = PlatformRun.succeedOrSkip(registry.name("packed:1.0"), platform);
        assertEquals(List.of("version 1.0 with Greeting"), run.text().lines().toList(), run::output);
    }
}
