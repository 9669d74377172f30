package io.github.multiarch.nativecode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The name of an archive's entry, which is text only for whom it is shown to: of most entries nobody wants to know. */
final class EntryName {
    private final byte[] bytes;

    EntryName(byte[] bytes) {
        this.bytes = bytes;
    }

    /** How many bytes it has in the archive. */
    int length() {
        return bytes.length;
    }

    boolean endsLikeFolder() {
        return bytes.length > 0 && bytes[bytes.length - 1] == '/';
    }

    /**
     * Compares its end.
     *
     * @param ending letters of ASCII, in lower case, and dots
     */
    boolean endsWithInAnyCase(String ending) {
        int start = bytes.length - ending.length();
        for (int i = 0; i < ending.length(); i++) {
            if (start < 0 || lowerCase(bytes[start + i]) != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int lowerCase(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }

    /** Jars have names in UTF-8, whatever their flags say; what is none is taken byte by byte. */
    String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
