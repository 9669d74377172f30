package io.github.multiarch.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every parser meets what it is made for, noise, damaged examples and examples without end; the same in every run. */
class RandomInputToParsersTest {
    private static final long SEED = 20260102;
    private static final int CASES = 2_000;
    private static final int LONG = 40_000;

    static final List<ParserCheck> PARSERS = ParserChecks.ALL;

    @ParameterizedTest
    @FieldSource("PARSERS")
    void examples(ParserCheck parser) {
        parser.examples().forEach(example -> run(parser, example, 0));
        run(parser, new byte[0], 0);
    }

    @ParameterizedTest
    @FieldSource("PARSERS")
    void noise(ParserCheck parser) {
        var mutator = new Mutator(SEED);
        for (int i = 0; i < CASES; i++) {
            run(parser, mutator.noise(), i);
        }
    }

    @ParameterizedTest
    @FieldSource("PARSERS")
    void damagedExamples(ParserCheck parser) {
        var mutator = new Mutator(SEED);
        for (int i = 0; i < CASES; i++) {
            run(parser, mutator.mutated(parser.examples()), i);
        }
    }

    /** What recurses or compares everything with everything ends in a stack overflow or not at all. */
    @ParameterizedTest
    @FieldSource("PARSERS")
    void examplesWithoutEnd(ParserCheck parser) {
        for (var example : parser.examples()) {
            for (int period : List.of(1, 2, 5, Math.max(1, example.length / 2), Math.max(1, example.length))) {
                var input = new ByteArrayOutputStream();
                input.writeBytes(example);
                while (input.size() < LONG) {
                    input.write(
                            example,
                            example.length - Math.min(period, example.length),
                            Math.min(period, example.length));
                }
                run(parser, input.toByteArray(), period);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameInput() {
        var examples = PARSERS.get(0).examples();
        assertArrayEquals(new Mutator(7).mutated(examples), new Mutator(7).mutated(examples));
        assertArrayEquals(new Mutator(7).noise(), new Mutator(7).noise());
    }

    @Test
    void everyParserHasANameOfItsOwn() {
        assertEquals(
                PARSERS.size(),
                PARSERS.stream().map(ParserCheck::name).distinct().count());
    }

    private static void run(ParserCheck parser, byte[] input, int number) {
        try {
            parser.check().accept(input);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            var shown = new String(input, 0, Math.min(input.length, 2_000), StandardCharsets.UTF_8);
            throw new AssertionError(parser + ", seed " + SEED + ", case " + number + ": " + shown, e);
        }
    }
}
