package io.github.multiarch.compression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Codes are complete, no longer than allowed, and short for what is frequent. */
class HuffmanCodeTest {
    @Test
    void theExampleOfTheSpecification() {
        // RFC 1951, section 3.2.2: lengths 3, 3, 3, 3, 3, 2, 4, 4 give these codes, here with the first bit lowest.
        var code = HuffmanCode.of(3, 3, 3, 3, 3, 2, 4, 4);
        int[] expected = {0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111};
        for (int symbol = 0; symbol < expected.length; symbol++) {
            assertEquals(expected[symbol], code.code(symbol), "symbol " + symbol);
        }
    }

    @Test
    void frequenciesThatWantLongCodes() {
        for (int maxLength : new int[] {5, 7, 15}) {
            var frequencies = new int[30];
            frequencies[0] = 1;
            frequencies[1] = 1;
            for (int i = 2; i < frequencies.length; i++) {
                frequencies[i] = frequencies[i - 1] + frequencies[i - 2];
            }
            assertComplete(frequencies, maxLength);
        }
    }

    @Test
    void noneOrOneOfThemOccurs() {
        assertComplete(new int[30], 15);
        var first = new int[30];
        first[0] = 9;
        assertComplete(first, 15);
        var last = new int[30];
        last[29] = 9;
        assertComplete(last, 15);
    }

    @Test
    void anyFrequencies() {
        var random = new Random(1);
        for (int round = 0; round < 2000; round++) {
            var frequencies = new int[2 + random.nextInt(285)];
            for (int i = 0; i < frequencies.length; i++) {
                frequencies[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(1 << random.nextInt(17));
            }
            assertComplete(frequencies, 9 + random.nextInt(7));
        }
    }

    @Test
    void noCodeIsCheaper() {
        // 1 1 2 4 8: depths 4 4 3 2 1.
        var code = new HuffmanCode(5, 15);
        code.build(new int[] {8, 1, 4, 1, 2});
        assertEquals(8 + 4 + 2 * 4 + 4 + 2 * 3, code.cost(new int[] {8, 1, 4, 1, 2}));
    }

    private static void assertComplete(int[] frequencies, int maxLength) {
        var code = new HuffmanCode(frequencies.length, maxLength);
        code.build(frequencies);
        long slots = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            int length = code.length(symbol);
            assertTrue(length <= maxLength && (length > 0 || frequencies[symbol] == 0), "symbol " + symbol);
            slots += length == 0 ? 0 : 1L << (maxLength - length);
            for (int other = 0; other < symbol; other++) {
                if (frequencies[other] > frequencies[symbol] && length > 0) {
                    assertTrue(code.length(other) <= length, other + " is more frequent than " + symbol);
                }
            }
        }
        assertEquals(1L << maxLength, slots);
    }
}
