package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainClassTest {
    private static final int MAJOR_VERSION_BYTE = 7;

    @TempDir
    Path project;

    private TestParameters given;

    @BeforeEach
    void anApplicationOnScratch() {
        given = TestParameters.in(project, "linux/amd64");
    }

    @Test
    void theOnlyOneIsFound() throws InvalidRequestException, IOException {
        addClass("com/example/app/Main", true, 61);
        addClass("com/example/Helper", false, 61);
        assertEquals(Optional.of("com.example.app.Main"), Plans.of(given).mainClass());
    }

    @Test
    void classesOfJava25AreRead() throws InvalidRequestException, IOException {
        addClass("com/example/Main", true, 69);
        assertEquals(Optional.of("com.example.Main"), Plans.of(given).mainClass());
    }

    @Test
    void severalAreListedInOrder() throws IOException {
        addClass("com/example/Zeta", true, 61);
        addClass("com/example/Alpha", true, 61);
        assertEquals(
                "container/mainClass: several classes have a main method; choose one with"
                        + " <container><mainClass>…</mainClass></container>: com.example.Alpha, com.example.Zeta",
                Plans.problems(given).get(0).toString());
    }

    @Test
    void noneIsAProblemThatSaysWhereItLooked() throws IOException {
        for (int i = 0; i < 2; i++) {
            var problem = Plans.problems(given).get(0).toString();
            assertTrue(problem.contains("no class in " + given.application.classes() + " has a main method"), problem);
            assertTrue(problem.contains("<mainClass>com.example.Main</mainClass>"), problem);
            addClass("com/example/Helper", false, 61);
        }
    }

    @Test
    void classesOfAJavaToComeAreAProblemAndNoCrash() throws IOException {
        addClass("com/example/Main", true, 255);
        var problem = Plans.problems(given).get(0);
        assertEquals("container/mainClass", problem.subject());
        assertTrue(problem.message().contains("newer Java"), problem.message());
        assertTrue(problem.message().contains("255"), problem.message());
    }

    @Test
    void theOneGivenIsNotLookedFor() throws InvalidRequestException, IOException {
        addClass("com/example/Alpha", true, 61);
        addClass("com/example/Zeta", true, 61);
        given.mainClass = Optional.of("com.example.Zeta");
        assertEquals(Optional.of("com.example.Zeta"), Plans.of(given).mainClass());
    }

    @Test
    void anotherEntrypointNeedsNone() throws InvalidRequestException, IOException {
        for (var words : List.of(List.of("INHERIT"), List.of("/run"))) {
            given.entrypoint = words;
            assertEquals(Optional.empty(), Plans.of(given).mainClass());
        }
    }

    private void addClass(String name, boolean main, int version) throws IOException {
        var bytes = TestApplications.classFile(name, main, 1);
        bytes[MAJOR_VERSION_BYTE] = (byte) version;
        TestApplications.write(given.application.classes().resolve(name + ".class"), bytes);
    }
}
