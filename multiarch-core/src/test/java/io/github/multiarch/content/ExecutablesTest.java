package io.github.multiarch.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.TestApplications;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What permissions tell, the tests of folders show. */
class ExecutablesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"#!/bin/sh, true", "#!, true", "#, false", "'', false", "ELF, false", "# !/bin/sh, false"})
    void whereNoPermissionsAreTheFirstBytesTell(String content, boolean executable) throws IOException {
        assertEquals(executable, Executables.looksExecutable(TestApplications.write(directory.resolve("f"), content)));
    }

    @Test
    void aProgramIsKnownByItsMark() throws IOException {
        var file = TestApplications.write(directory.resolve("f"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1});
        assertTrue(Executables.looksExecutable(file));
    }
}
