package io.github.multiarch.nativecode;

import static io.github.multiarch.nativecode.ZipBuilder.Entry.deflated;
import static io.github.multiarch.nativecode.ZipBuilder.Entry.stored;
import static io.github.multiarch.nativecode.ZipBuilder.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JarSignatureTest {
    private static final byte[] TEXT = {'x'};

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/ACME.SF",
                "META-INF/ACME.RSA",
                "META-INF/ACME.DSA",
                "META-INF/ACME.EC",
                "meta-inf/acme.sf",
                "Meta-Inf/a.b.Rsa",
                "META-INF/.SF"
            })
    void signatureFilesAreKnownByTheirNames(String name) throws IOException {
        assertTrue(isSigned(zip(deflated("META-INF/MANIFEST.MF", TEXT), stored(name, TEXT), stored("a", TEXT))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/deeper/ACME.SF",
                "ACME.SF",
                "a/META-INF/ACME.SF",
                "META-INF/ACME.SF/",
                "META-INF/ACME.SF.txt",
                "META-INF/ACMESF",
                "META-INF/ACME.ECC"
            })
    void othersAreNone(String name) throws IOException {
        assertFalse(isSigned(zip(deflated("META-INF/MANIFEST.MF", TEXT), stored(name, TEXT), stored("a", TEXT))));
    }

    @Test
    void whatStandsBeforeAndHowLargeNumbersAreDoesNotMatter() throws IOException {
        var script = "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8);
        var zip = new ZipBuilder().prefix(script).wide().add(stored("a", TEXT));
        assertFalse(isSigned(zip.build()));
        assertTrue(isSigned(zip.add(stored("META-INF/A.SF", TEXT)).build()));
        assertFalse(isSigned(zip()));
    }

    @Test
    void aDamagedArchiveIsNamed() throws IOException {
        var file = zip(stored("a", TEXT), stored("META-INF/A.SF", TEXT));
        var text = new String(file, StandardCharsets.ISO_8859_1);
        file[text.lastIndexOf("PK\1\2")] = 'X';
        assertFails("its directory is damaged at " + text.lastIndexOf("PK\1\2"), file);
        assertFails("it is no archive", Arrays.copyOf(file, file.length - 1));
        assertFails("it is no archive", new byte[0]);
        var missing = directory.resolve("missing.jar");
        var failure = assertThrows(IOException.class, () -> JarSignature.isIn(missing));
        assertTrue(failure.getMessage().startsWith("'" + missing + "' cannot be read: "), failure.getMessage());
    }

    private void assertFails(String reason, byte[] file) {
        var failure = assertThrows(IOException.class, () -> isSigned(file));
        assertEquals("'" + directory.resolve("a.jar") + "' cannot be read: " + reason, failure.getMessage());
    }

    private boolean isSigned(byte[] file) throws IOException {
        return JarSignature.isIn(Files.write(directory.resolve("a.jar"), file));
    }
}
