package io.github.multiarch.build;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.StringJoiner;

/**
 * The names of files as they are on the disk, in any locale. Where the locale has no letters for a name's bytes, the JDK's own text of a path has replacement
 * characters; its URI has the bytes.
 */
final class FileNames {
    static final char REPLACEMENT = '\uFFFD';

    private FileNames() {}

    /** With slashes on every system. */
    static String of(Path path) throws IOException {
        var text = path.toString();
        if (text.chars().allMatch(c -> c < 0x80)) {
            return File.separatorChar == '/' ? text : text.replace(File.separatorChar, '/');
        }
        var root = path.getRoot() == null ? "" : path.getRoot().toString().replace(File.separatorChar, '/');
        var names = new StringJoiner("/", root, "");
        for (var name : path) {
            names.add(exact(name));
        }
        return names.toString();
    }

    private static String exact(Path name) throws IOException {
        var uri = name.toUri().getRawPath();
        int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
        try {
            var bytes = bytes(uri.substring(uri.lastIndexOf('/', end - 1) + 1, end));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            var text = name.toString();
            if (text.indexOf(REPLACEMENT) >= 0) {
                throw new IOException(
                        "the name '" + text + "' is neither UTF-8 nor of this locale; rename the file", e);
            }
            return text;
        }
    }

    private static byte[] bytes(String percentEncoded) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < percentEncoded.length(); ) {
            int c = percentEncoded.codePointAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(percentEncoded.substring(i + 1, i + 3), 16));
                i += 3;
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c);
            }
        }
        return bytes.toByteArray();
    }
}
