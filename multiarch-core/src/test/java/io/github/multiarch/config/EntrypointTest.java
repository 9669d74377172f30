package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntrypointTest {
    @Test
    void nothingIsTheJvm() {
        assertEquals(new Entrypoint.Java(), Entrypoint.of(List.of()));
    }

    @Test
    void theOneWordInheritIsTheBases() {
        assertEquals(new Entrypoint.Inherit(), Entrypoint.of(List.of("INHERIT")));
    }

    @Test
    void anythingElseIsACommand() {
        for (var words : List.of(List.of("/run", "--fast"), List.of("INHERIT", "x"), List.of("inherit"))) {
            assertEquals(new Entrypoint.Command(words), Entrypoint.of(words));
        }
    }
}
