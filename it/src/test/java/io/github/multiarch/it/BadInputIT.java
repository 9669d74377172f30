package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a build refuses: one module of {@code it/projects/bad-input} for each mistake, all run at once and to the end. Each message names the thing at fault, and
 * the registry has nothing afterwards that it had not before.
 */
class BadInputIT {
    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    private static Path temp;

    private static DebianRegistry registry;
    private static Project project;
    private static List<String> before;
    private static MavenRun deploy;

    @BeforeAll
    static void deploy() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
        var base = SyntheticBase.index(temp.resolve("base"), "linux/amd64", "linux/arm64");
        Skopeo.push(base, SyntheticBase.TAG, registry.name("base:1"));
        var single = SyntheticBase.single(temp.resolve("single"), "linux/arm64");
        Skopeo.push(single, SyntheticBase.TAG, registry.name("base/arm64-only:1"));
        project = Project.copy("bad-input", temp.resolve("projects"));

        var classes = Files.createDirectories(
                project.module("dangling-link").directory().resolve("target/classes"));
        Files.createSymbolicLink(classes.resolve("gone.properties"), Path.of("/nowhere"));
        Command.of("mkfifo", files("special-file").resolve("pipe").toString()).succeed();
        var secret = Files.writeString(files("unreadable-file").resolve("secret"), "secret");
        Files.setPosixFilePermissions(secret, Set.of());

        before = registry.content();
        deploy = project.maven()
                .withoutPrivileges()
                .with("--fail-at-end", "-Dregistry=" + registry.host(), "-Dnobody=" + NOBODY)
                .run("deploy")
                .failed();
    }

    private static Path files(String module) throws IOException {
        return Files.createDirectories(project.module(module).directory().resolve("src/main/multiarch/all"));
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown-platform     | linux/arm65     | linux/arm64",
                "duplicate-platform   | linux/aarch64   | twice",
                "uppercase-image      | Team/App        | team/app",
                "unresolved-property  | ${defined.nowhere} | -D",
                "missing-image        | image           | multiarch.image",
                "missing-base         | base/nobody-pushed-this:1 | does not exist",
                "missing-platform     | linux/s390x     | it has linux/amd64, linux/arm64",
                "missing-platform     | <from>          | <name>linux/s390x</name>",
                "wrong-architecture   | base/arm64-only:1 | linux/arm64 only",
                "not-a-layout         | not-a-layout/src | not an OCI image layout",
                "base-registry-down   | 127.0.0.1:1     | nothing answers",
                "no-main-class        | mainClass       | no class in",
                "several-main-classes | com.example.First, com.example.Second | mainClass",
                "dangling-link        | gone.properties | dangling-link/target/classes",
                "unreadable-file      | src/main/multiarch/all/secret | read",
                "special-file         | src/main/multiarch/all/pipe | neither a file",
                "port-out-of-range    | 70000           | 65535",
                "bad-tag              | '-latest'       | not a tag",
            })
    void theMessageNamesWhatIsAtFault(String module, String first, String second) throws IOException {
        var error = deploy.errorOf(module);
        assertTrue(error.contains("multiarch-maven-plugin"), error);
        assertTrue(error.contains(first), error);
        assertTrue(error.contains(second), error);
        assertFalse(error.contains("Exception"), error);
        assertFalse(Files.exists(project.module(module).output().resolve("digest")), "no result");
    }

    @Test
    void nothingIsPushed() throws IOException {
        assertEquals(before, registry.content());
    }
}
