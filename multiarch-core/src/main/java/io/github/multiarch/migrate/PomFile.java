package io.github.multiarch.migrate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A pom on disk. What is written takes the place of the file as a whole, or not at all. */
public final class PomFile {
    private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([^\"']+)[\"']");
    private static final int DECLARATION = 200;

    private final Path path;
    private final byte[] bytes;
    private final Charset charset;
    private final String text;

    private PomFile(Path path, byte[] bytes, Charset charset, String text) {
        this.path = path;
        this.bytes = bytes;
        this.charset = charset;
        this.text = text;
    }

    /**
     * Reads a pom in the encoding that it declares.
     *
     * @param path of the file; links are followed
     * @return with its text
     * @throws IOException when it cannot be read, or is not what it declares
     */
    public static PomFile read(Path path) throws IOException {
        var file = path.toRealPath();
        var bytes = Files.readAllBytes(file);
        var charset = charset(file, bytes);
        try {
            var text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!Arrays.equals(text.getBytes(charset), bytes)) {
                throw new CharacterCodingException();
            }
            return new PomFile(file, bytes, charset, text);
        } catch (CharacterCodingException e) {
            throw new IOException(
                    file + " is not in the encoding " + charset
                            + " that it declares, so it cannot be changed without damage",
                    e);
        }
    }

    private static Charset charset(Path file, byte[] bytes) throws IOException {
        var head = new String(bytes, 0, Math.min(bytes.length, DECLARATION), StandardCharsets.ISO_8859_1);
        var match = ENCODING.matcher(head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head);
        try {
            return match.find() ? Charset.forName(match.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IOException(
                    file + " declares the encoding '" + match.group(1) + "', which Java does not know", e);
        }
    }

    /**
     * What is in it.
     *
     * @return the whole text
     */
    public String text() {
        return text;
    }

    /**
     * Writes another text in the same encoding.
     *
     * @param changed the whole text
     * @throws IOException when it cannot be written, or somebody else has changed the file; it is as it was then
     */
    public void write(String changed) throws IOException {
        var folder = path.getParent();
        var other = Files.createTempFile(folder == null ? Path.of("") : folder, ".pom", ".tmp");
        try {
            if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(other, Files.getPosixFilePermissions(path));
            }
            Files.write(other, encoded(changed));
            if (!Arrays.equals(Files.readAllBytes(path), bytes)) {
                throw new IOException(path + " has been changed meanwhile; run the goal again");
            }
            Files.move(other, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(other);
        }
    }

    /** Characters that the encoding lacks can only be in what is new. */
    private byte[] encoded(String changed) {
        var encoder = charset.newEncoder();
        if (encoder.canEncode(changed)) {
            return changed.getBytes(charset);
        }
        var result = new StringBuilder();
        changed.codePoints().forEach(c -> {
            var one = Character.toString(c);
            result.append(encoder.canEncode(one) ? one : "&#" + c + ";");
        });
        return result.toString().getBytes(charset);
    }
}
