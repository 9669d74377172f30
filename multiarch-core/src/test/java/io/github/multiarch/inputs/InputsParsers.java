package io.github.multiarch.inputs;

import static io.github.multiarch.fuzz.ParserCheck.allowing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.fuzz.ParserCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Inputs of a build are refused, or mean the same when they are written and read again. */
public final class InputsParsers {
    private static final Path DIRECTORY = Path.of("/project/target/multiarch");
    private static final String LAYER = "L\tsha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n";

    /** One entry for each parser: its name, what it is made for, what must hold. */
    public static final List<ParserCheck> CHECKS = List.of(ParserCheck.ofBytes(
            "inputs",
            List.of(
                    "multiarch inputs 1\nD\t../classes\nN\tA.class\nN\ta%09b\n" + LAYER
                            + "F\t../classes/A.class\tapp/classes/A.class\tino=7 size=3\n",
                    "multiarch inputs 1\n" + LAYER
                            + "I\t../../note\tetc/note\t\nF\t/m2/x.jar\tapp/x.jar\tsize=1\ta.so\tb.so\n",
                    "multiarch inputs 2\nanything\n"),
            InputsParsers::inputs));

    private InputsParsers() {}

    private static void inputs(byte[] bytes) {
        allowing(IllegalArgumentException.class, () -> read(new String(bytes, StandardCharsets.UTF_8)))
                .ifPresent(inputs -> {
                    var written = InputsText.write(inputs, DIRECTORY);
                    assertEquals(written, InputsText.write(read(written), DIRECTORY));
                });
    }

    private static Inputs read(String text) {
        try {
            return InputsText.read(new BufferedReader(new StringReader(text)), DIRECTORY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
