package io.github.multiarch.compression;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Bytes to pack. The same on every machine, since java.util.Random is specified. */
final class Samples {
    private static final String[] WORDS = {
        "image",
        "index",
        "of",
        "platform",
        "the",
        "layer",
        "arm",
        "digest",
        "a",
        "base",
        "registry",
        "and",
        "s390x",
        "\n"
    };

    private Samples() {}

    static byte[] zeros(int length) {
        return new byte[length];
    }

    static byte[] noise(long seed, int length) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static byte[] text(long seed, int length) {
        var random = new Random(seed);
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), length);
    }

    /** Values that are the rarer the larger they are, by powers of two: codes of very different lengths. */
    static byte[] skewed(long seed, int length) {
        var random = new Random(seed);
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) Integer.numberOfTrailingZeros(random.nextInt() | (1 << 30));
        }
        return bytes;
    }

    /** Pieces of all kinds, and of what came before at any distance. */
    static byte[] mixture(long seed, int length) {
        var random = new Random(seed);
        var bytes = new byte[length];
        for (int at = 0; at < length; ) {
            int count = Math.min(length - at, 1 + random.nextInt(1 << random.nextInt(17)));
            int kind = random.nextInt(at == 0 ? 4 : 6);
            if (kind >= 4) {
                int distance = 1 + random.nextInt(Math.min(at, 1 << random.nextInt(18)));
                for (int i = 0; i < count; i++) {
                    bytes[at + i] = bytes[at + i - distance];
                }
            } else {
                var piece = piece(kind, random.nextLong(), count);
                System.arraycopy(piece, 0, bytes, at, count);
            }
            at += count;
        }
        return bytes;
    }

    private static byte[] piece(int kind, long seed, int count) {
        return switch (kind) {
            case 0 -> zeros(count);
            case 1 -> noise(seed, count);
            case 2 -> text(seed, count);
            default -> skewed(seed, count);
        };
    }
}
