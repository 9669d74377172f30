package io.github.multiarch.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    /** The hash of "abc" as FIPS 180-2 gives it. */
    private static final String ABC = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void ofBytes() {
        var digest = Digest.of("abc".getBytes(StandardCharsets.UTF_8));
        assertEquals(ABC, digest.toString());
        assertEquals(digest, Digest.parse(ABC));
        assertEquals("ba7816bf8f01", digest.shortHex());
    }

    @Test
    void sha512() {
        var text = "sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f";
        var hash = Digest.Algorithm.SHA512.newMessageDigest().digest("abc".getBytes(StandardCharsets.UTF_8));
        assertEquals(text, Digest.of(Digest.Algorithm.SHA512, hash).toString());
        assertEquals(text, Digest.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "sha256",
                "sha256:",
                "sha256:ba7816bf",
                "md5:900150983cd24fb0d6963f7d28e17f72",
                "SHA256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0",
                "sha256:ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "sha512:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                " sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "sha256:../../../../../../../../../../../../../../../../../../../etc/passwd"
            })
    void whatIsNone(String text) {
        assertThrows(IllegalArgumentException.class, () -> Digest.parse(text));
    }

    @Test
    void aMessageIsOneBoundedLine() {
        var failure = assertThrows(IllegalArgumentException.class, () -> Digest.parse("a\n\u001b[2J".repeat(1000)));
        assertFalse(failure.getMessage().chars().anyMatch(Character::isISOControl));
        assertTrue(failure.getMessage().length() < 400);
    }

    @Test
    void order() {
        var low = Digest.parse("sha256:" + "0".repeat(64));
        assertTrue(low.compareTo(Digest.parse(ABC)) < 0);
        assertEquals(0, low.compareTo(Digest.parse(low.toString())));
    }
}
