package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LayerReadingTest {
    @Test
    void isReadInAnyCase() {
        assertEquals(LayerReading.LISTED, LayerReading.parse("listed"));
        assertEquals(LayerReading.READ, LayerReading.parse(" READ"));
        assertEquals(LayerReading.UNPACKED, LayerReading.parse("Unpacked"));
    }

    @Test
    void whatIsNoneIsToldWhatThereIs() {
        var failure = assertThrows(IllegalArgumentException.class, () -> LayerReading.parse("all"));
        assertEquals("'all' is no way to look at layers; use listed or read or unpacked", failure.getMessage());
    }
}
