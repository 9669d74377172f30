package io.github.multiarch.registry;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a TLS client says first: a ClientHello as in <a href="https://www.rfc-editor.org/rfc/rfc5246#section-7.4.1.2">RFC 5246, section 7.4.1.2</a>. Any TLS server answers it, be
 * it with an alert, and nothing more is wanted. It is always the same, since nothing secret follows; and setting up the runtime's TLS for it would take a third of a second.
 */
final class TlsGreeting {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z][A-Za-z0-9-]*");
    private static final byte[] RANDOM =
            "no secret will follow upon this..".substring(0, 32).getBytes(StandardCharsets.US_ASCII);
    private static final int[] CIPHERS = {0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0x009c, 0x002f};
    private static final int[] GROUPS = {0x001d, 0x0017, 0x0018};
    private static final int[] SIGNATURES = {0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501};

    private TlsGreeting() {}

    /**
     * The bytes.
     *
     * @param host whom it is for; told if it is a name, since servers for many names want to know
     */
    static byte[] to(String host) {
        return record(
                0x16,
                handshake(concatenated(
                        number(2, 0x0303),
                        RANDOM,
                        number(1, 0),
                        sized(2, numbers(CIPHERS)),
                        sized(1, number(1, 0)),
                        sized(2, extensions(host)))));
    }

    private static byte[] extensions(String host) {
        var groups = extension(10, sized(2, numbers(GROUPS)));
        var points = extension(11, sized(1, number(1, 0)));
        var signatures = extension(13, sized(2, numbers(SIGNATURES)));
        if (!NAME.matcher(host).matches()) {
            return concatenated(groups, points, signatures);
        }
        var name = concatenated(number(1, 0), sized(2, host.getBytes(StandardCharsets.US_ASCII)));
        return concatenated(extension(0, sized(2, name)), groups, points, signatures);
    }

    private static byte[] record(int type, byte[] content) {
        return concatenated(number(1, type), number(2, 0x0301), sized(2, content));
    }

    private static byte[] handshake(byte[] content) {
        return concatenated(number(1, 1), sized(3, content));
    }

    private static byte[] extension(int type, byte[] content) {
        return concatenated(number(2, type), sized(2, content));
    }

    private static byte[] sized(int sizeBytes, byte[] content) {
        return concatenated(number(sizeBytes, content.length), content);
    }

    private static byte[] number(int bytes, int value) {
        var result = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            result[i] = (byte) (value >>> (8 * (bytes - 1 - i)));
        }
        return result;
    }

    private static byte[] numbers(int[] values) {
        var out = new ByteArrayOutputStream();
        for (int value : values) {
            out.writeBytes(number(2, value));
        }
        return out.toByteArray();
    }

    private static byte[] concatenated(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
