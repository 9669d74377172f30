package io.github.multiarch.classfile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.TestJars;
import io.github.multiarch.fuzz.ParserCheck;
import java.util.List;

/** Class files, whoever made them. */
public final class ClassFileParsers {
    /** One entry for each parser: its name, what it is made for, what must hold. */
    public static final List<ParserCheck> CHECKS = List.of(new ParserCheck(
            "class-file", List.of(TestJars.classFile(17), TestJars.preview(21)), ClassFileParsers::version));

    private ClassFileParsers() {}

    /** It is none, or one of a Java that there is or may be. */
    private static void version(byte[] input) {
        ClassFileVersion.read(input, input.length)
                .ifPresent(version -> assertTrue(version.release() > 0, version.toString()));
    }
}
