package io.github.multiarch.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes bad input of good: the same seed, the same input. */
final class Mutator {
    private static final int MOST_STEPS = 4;
    private static final List<byte[]> WORDS = List.of(
                    "\"",
                    "\\",
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    ",",
                    "=",
                    "@",
                    "/",
                    "//",
                    "..",
                    "?",
                    "#",
                    "%",
                    "%2f",
                    "${",
                    "null",
                    "-1",
                    "1e999",
                    "99999999999999999999",
                    "true",
                    "\\ud800",
                    "\\u0000",
                    "\0",
                    "\n",
                    "\r\n",
                    "\t",
                    " ",
                    "é",
                    "İ",
                    "ı",
                    "\uD83D\uDE00",
                    "\u202e",
                    "http:",
                    "user:pw@",
                    ":99999",
                    "[::1]",
                    "sha256:",
                    "Bearer ",
                    "realm=",
                    "{\"a\":null}")
            .stream()
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .toList();

    private final Random random;

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    /** Any bytes, unlike anything. */
    byte[] noise() {
        var bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** An example after a few accidents. */
    byte[] mutated(List<byte[]> examples) {
        var bytes = anyOf(examples);
        for (int n = random.nextInt(MOST_STEPS); n >= 0; n--) {
            bytes = step(bytes, examples);
        }
        return bytes;
    }

    private byte[] step(byte[] bytes, List<byte[]> examples) {
        int from = random.nextInt(bytes.length + 1);
        int to = from + random.nextInt(bytes.length - from + 1);
        var other = anyOf(examples);
        int cut = random.nextInt(other.length + 1);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(bytes);
            case 1 -> joined(Arrays.copyOf(bytes, from), tail(bytes, to));
            case 2 -> joined(Arrays.copyOf(bytes, to), tail(bytes, from));
            case 3 -> joined(Arrays.copyOf(bytes, from), tail(other, cut));
            case 4 -> joined(joined(Arrays.copyOf(bytes, from), anyOf(WORDS)), tail(bytes, from));
            default -> joined(joined(Arrays.copyOf(bytes, from), anyOf(WORDS)), tail(bytes, to));
        };
    }

    private byte[] flipped(byte[] bytes) {
        var copy = bytes.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private byte[] anyOf(List<byte[]> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        var joined = new ByteArrayOutputStream();
        joined.writeBytes(head);
        joined.writeBytes(tail);
        return joined.toByteArray();
    }
}
