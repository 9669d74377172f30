package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForeignParametersTest {
    @Test
    void knowsTheNamesOfOtherPlugins() {
        var told = ForeignParameters.counterpart("to/image").orElseThrow();
        assertTrue(told.contains("jib") && told.contains("<image>"), told);
        assertEquals(Optional.empty(), ForeignParameters.counterpart("platfrom"));
    }
}
