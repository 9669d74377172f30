package io.github.multiarch.compression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The tables of RFC 1951, section 3.2.5. */
class DeflateSymbolsTest {
    @Test
    void everyLengthHasItsSymbol() {
        for (int length = 3; length <= 258; length++) {
            int symbol = DeflateSymbols.ofLength(length);
            int extra = length - DeflateSymbols.lengthBase(symbol);
            assertTrue(extra >= 0 && extra < 1 << DeflateSymbols.lengthExtra(symbol), "length " + length);
        }
        assertEquals(257, DeflateSymbols.ofLength(3));
        assertEquals(265, DeflateSymbols.ofLength(11));
        assertEquals(284, DeflateSymbols.ofLength(257));
        assertEquals(285, DeflateSymbols.ofLength(258));
    }

    @Test
    void everyDistanceHasItsSymbol() {
        for (int distance = 1; distance <= 32768; distance++) {
            int symbol = DeflateSymbols.ofDistance(distance);
            int extra = distance - DeflateSymbols.distanceBase(symbol);
            assertTrue(extra >= 0 && extra < 1 << DeflateSymbols.distanceExtra(symbol), "distance " + distance);
        }
        assertEquals(0, DeflateSymbols.ofDistance(1));
        assertEquals(4, DeflateSymbols.ofDistance(5));
        assertEquals(29, DeflateSymbols.ofDistance(32768));
    }
}
