package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestJars;
import io.github.multiarch.fixtures.TestParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A main class that is named is somewhere in the image. */
class StartedClassTest {
    @TempDir
    Path project;

    private TestParameters given;

    @BeforeEach
    void parameters() {
        given = TestParameters.in(project, "linux/amd64", "linux/arm64");
        given.mainClass = Optional.of("com.acme.Main");
    }

    @Test
    void oneThatIsNowhereIsAProblem() throws Exception {
        TestApplications.write(given.application.classes().resolve("com/acme/Other.class"), TestJars.classFile(17));
        var problem = Plans.problems(given).get(0);
        assertEquals("container/mainClass", problem.subject());
        assertTrue(problem.message().contains("com.acme.Main is nowhere"), problem.message());
        assertTrue(problem.message().contains("linux/amd64, linux/arm64"), problem.message());
        assertTrue(problem.message().contains(given.application.classes().toString()), problem.message());
    }

    @Test
    void itMayBeAmongTheClasses() throws Exception {
        TestApplications.write(given.application.classes().resolve("com/acme/Main.class"), TestJars.classFile(17));
        assertEquals(given.mainClass, Plans.of(given).mainClass());
    }

    @Test
    void itMayBeInADependencyOrAModule() throws Exception {
        for (var kind : Kind.values()) {
            var jar = new TestJars().with("com/acme/Main.class", 17).write(project.resolve(kind + ".jar"));
            given.application =
                    new Application(project.resolve("nowhere"), List.of(new Dependency(jar, kind)), List.of());
            assertEquals(given.mainClass, Plans.of(given).mainClass());
        }
    }

    @Test
    void itMayBeInFilesOfEachPlatform() throws Exception {
        TestApplications.write(
                given.filesDirectory.resolve("linux-amd64/app/classes/com/acme/Main.class"), TestJars.classFile(17));
        var problem = Plans.problems(given).get(0);
        assertTrue(problem.message().contains("in the image for linux/arm64:"), problem.message());
        new TestJars().with("com/acme/Main.class", 17).write(given.filesDirectory.resolve("linux-arm64/opt/extra.jar"));
        assertEquals(given.mainClass, Plans.of(given).mainClass());
    }

    @Test
    void whatTheJvmHasAndWhatIsNotStartedIsNotLookedFor() throws Exception {
        given.entrypoint = List.of("/start");
        assertEquals(given.mainClass, Plans.of(given).mainClass());
        given.entrypoint = List.of();
        given.mainClass = TestParameters.OF_THE_JVM;
        assertEquals(given.mainClass, Plans.of(given).mainClass());
    }
}
