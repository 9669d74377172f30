package io.github.multiarch.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The one stream that all bytes come in through. */
class VerifyingInputStreamTest {
    private static final byte[] CONTENT = "some bytes of content".getBytes(StandardCharsets.UTF_8);

    /** Every way in which a stream is read. */
    enum Reading {
        SINGLE {
            @Override
            byte[] all(InputStream in) throws IOException {
                var out = new ByteArrayOutputStream();
                for (int b = in.read(); b >= 0; b = in.read()) {
                    out.write(b);
                }
                return out.toByteArray();
            }
        },
        SMALL_ARRAYS {
            @Override
            byte[] all(InputStream in) throws IOException {
                var out = new ByteArrayOutputStream();
                var buffer = new byte[10];
                for (int n = in.read(buffer, 2, 5); n >= 0; n = in.read(buffer, 2, 5)) {
                    out.write(buffer, 2, n);
                }
                return out.toByteArray();
            }
        },
        ALL_BYTES {
            @Override
            byte[] all(InputStream in) throws IOException {
                return in.readAllBytes();
            }
        },
        TRANSFER {
            @Override
            byte[] all(InputStream in) throws IOException {
                var out = new ByteArrayOutputStream();
                in.transferTo(out);
                return out.toByteArray();
            }
        };

        abstract byte[] all(InputStream in) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void theRightBytes(Reading reading) throws IOException {
        assertArrayEquals(CONTENT, reading.all(stream(CONTENT, expected(CONTENT))));
        assertArrayEquals(new byte[0], reading.all(stream(new byte[0], expected(new byte[0]))));
    }

    @ParameterizedTest
    @EnumSource
    void fewerBytes(Reading reading) {
        assertMismatch(reading, new byte[0], expected(CONTENT));
        assertMismatch(reading, Arrays.copyOf(CONTENT, CONTENT.length - 1), expected(CONTENT));
    }

    @ParameterizedTest
    @EnumSource
    void moreBytes(Reading reading) {
        assertMismatch(reading, Arrays.copyOf(CONTENT, CONTENT.length + 1), expected(CONTENT));
        assertMismatch(reading, new byte[1], expected(new byte[0]));
    }

    @ParameterizedTest
    @EnumSource
    void otherBytes(Reading reading) {
        for (int i = 0; i < CONTENT.length; i++) {
            var other = CONTENT.clone();
            other[i] ^= 1;
            assertMismatch(reading, other, expected(CONTENT));
        }
        var empty = new Descriptor(MediaType.OCI_CONFIG, Digest.of(CONTENT), 0);
        assertMismatch(reading, new byte[0], empty);
    }

    @Test
    void moreBytesAreRefusedBeforeTheEnd() throws IOException {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        try (var in = VerifyingInputStream.of(endless, expected(CONTENT), "the sample")) {
            assertThrows(ContentMismatchException.class, in::readAllBytes);
        }
    }

    @Test
    void theEndMayBeAskedForAgain() throws IOException {
        try (var in = stream(CONTENT, expected(CONTENT))) {
            in.readAllBytes();
            assertEquals(-1, in.read());
            assertEquals(-1, in.read(new byte[4], 0, 4));
        }
        try (var in = stream(new byte[1], expected(CONTENT))) {
            assertThrows(ContentMismatchException.class, in::readAllBytes);
            assertThrows(ContentMismatchException.class, in::read);
        }
    }

    @Test
    void whatIsSkippedCounts() throws IOException {
        try (var in = stream(CONTENT, expected(CONTENT))) {
            assertEquals(5, in.skip(5));
            assertEquals(0, in.skip(0));
            assertEquals(0, in.skip(-1));
            assertEquals(CONTENT.length - 5, in.readAllBytes().length);
        }
        var other = CONTENT.clone();
        other[0] ^= 1;
        try (var in = stream(other, expected(CONTENT))) {
            assertFalse(in.markSupported());
            assertThrows(ContentMismatchException.class, () -> in.skipNBytes(CONTENT.length + 1L));
        }
    }

    @Test
    void sha512() throws IOException {
        var hash = Digest.Algorithm.SHA512.newMessageDigest().digest(CONTENT);
        var digest = Digest.of(Digest.Algorithm.SHA512, hash);
        var expected = new Descriptor(MediaType.OCI_CONFIG, digest, CONTENT.length);
        assertArrayEquals(CONTENT, stream(CONTENT, expected).readAllBytes());
    }

    private static void assertMismatch(Reading reading, byte[] bytes, Descriptor expected) {
        var failure = assertThrows(ContentMismatchException.class, () -> reading.all(stream(bytes, expected)));
        assertTrue(failure.getMessage().startsWith("the sample sent "), failure.getMessage());
        assertTrue(failure.getMessage().contains(expected.digest().toString()), failure.getMessage());
    }

    private static Descriptor expected(byte[] bytes) {
        return new Descriptor(MediaType.OCI_CONFIG, Digest.of(bytes), bytes.length);
    }

    @Test
    void whatIsCheckedAlreadyIsNotHashedAgain() throws IOException {
        var expected = expected(CONTENT);
        var first = VerifyingInputStream.of(new ByteArrayInputStream(CONTENT), expected, "the sample");
        assertSame(first, VerifyingInputStream.of(first, expected, "another"));

        var other = expected("others".getBytes(StandardCharsets.UTF_8));
        assertNotSame(first, VerifyingInputStream.of(first, other, "another"));
        assertEquals(CONTENT[0], first.read());
        // A part of it is not what the descriptor says.
        var rest = VerifyingInputStream.of(first, expected, "the rest");
        assertThrows(ContentMismatchException.class, rest::readAllBytes);
    }

    @Test
    void tellsHowFarItIs() throws IOException {
        var told = new ArrayList<Long>();
        try (var in = VerifyingInputStream.of(new ByteArrayInputStream(CONTENT), expected(CONTENT), "the sample")
                .telling(told::add)) {
            in.readNBytes(3);
            in.readAllBytes();
        }
        assertEquals(
                List.of(0L, 3L, (long) CONTENT.length), told.stream().distinct().toList());
    }

    private static InputStream stream(byte[] bytes, Descriptor expected) {
        return VerifyingInputStream.of(new ByteArrayInputStream(bytes), expected, "the sample");
    }
}
