package io.github.multiarch.it.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {
    @Test
    void isTheMiddleOneOrTheMeanOfTwo() {
        assertEquals(3, Median.of(List.of(9.0, 1.0, 3.0)));
        assertEquals(2.5, Median.of(List.of(9.0, 1.0, 3.0, 2.0)));
        assertThrows(IllegalArgumentException.class, () -> Median.of(List.of()));
    }
}
