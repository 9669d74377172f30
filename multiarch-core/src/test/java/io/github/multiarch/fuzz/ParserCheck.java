package io.github.multiarch.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What must hold of a parser whatever it is given.
 *
 * @param name of the parser, a file name
 * @param examples what it is made for, from which drivers make what it is not made for
 * @param check takes any bytes; throws where the parser does what it must not
 */
public record ParserCheck(String name, List<byte[]> examples, Consumer<byte[]> check) {
    private static final int LONGEST_MESSAGE = 2_000;

    /** The check of a parser that takes text. */
    public static ParserCheck ofText(String name, List<String> examples, Consumer<String> check) {
        return ofBytes(name, examples, bytes -> check.accept(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** The check of a parser that takes bytes. */
    public static ParserCheck ofBytes(String name, List<String> examples, Consumer<byte[]> check) {
        return new ParserCheck(
                name,
                examples.stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                check);
    }

    /** What a parser makes of its input; empty when it refuses it with the exception that it declares and a message fit to be shown. */
    public static <T> Optional<T> allowing(Class<? extends RuntimeException> declared, Supplier<T> parser) {
        try {
            return Optional.of(parser.get());
        } catch (RuntimeException e) {
            if (!declared.isInstance(e)) {
                throw e;
            }
            assertFitToBeShown(e.getMessage());
            return Optional.empty();
        }
    }

    /** One line, without what would move a terminal's cursor, and no longer than people read. */
    public static void assertFitToBeShown(String message) {
        assertFalse(message.isBlank(), "no message");
        assertTrue(message.length() <= LONGEST_MESSAGE, () -> "a message of " + message.length() + " characters");
        assertTrue(message.chars().noneMatch(Character::isISOControl), () -> "control characters: " + message);
    }

    @Override
    public String toString() {
        return name;
    }
}
