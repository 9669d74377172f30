package io.github.multiarch.nativecode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** What is unpacked is what the runtime's decoder unpacks, or it is not known. */
class DeflateStartTest {
    private static final int CASES = 3_000;

    private final Random random = new Random(20260103);
    private final DeflateStart start = new DeflateStart();

    @Test
    void agreesWithTheRuntime() throws DataFormatException {
        int known = 0;
        for (int i = 0; i < CASES; i++) {
            known += check(ZipBuilder.deflate(content()), true);
        }
        assertTrue(known > CASES / 2, "known: " + known);
    }

    @Test
    void damagedDataIsNotTakenForOther() throws DataFormatException {
        for (int i = 0; i < CASES; i++) {
            var packed = ZipBuilder.deflate(content());
            packed[random.nextInt(Math.min(100, packed.length))] ^= (byte) (1 << random.nextInt(8));
            check(packed, false);
            check(Arrays.copyOf(packed, random.nextInt(Math.min(200, packed.length))), false);
        }
    }

    private int check(byte[] packed, boolean sound) throws DataFormatException {
        var ours = new byte[8];
        if (start.unpack(packed, 0, packed.length, ours) == DeflateStart.UNKNOWN) {
            return 0;
        }
        var theirs = new byte[8];
        var inflater = new Inflater(true);
        inflater.setInput(packed);
        try {
            assertEquals(8, inflater.inflate(theirs));
            assertArrayEquals(theirs, ours);
        } catch (DataFormatException e) {
            // The codes for distances are not looked at, and the runtime finds them wrong.
            if (sound) {
                throw e;
            }
        } finally {
            inflater.end();
        }
        return 1;
    }

    private byte[] content() {
        var bytes = new byte[200 + random.nextInt(3_000)];
        int kinds = 2 + random.nextInt(250);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(1 + random.nextInt(kinds));
        }
        return bytes;
    }
}
