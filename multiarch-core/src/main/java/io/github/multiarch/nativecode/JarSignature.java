package io.github.multiarch.nativecode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Whether a jar is signed, by the names of its entries: <a href="https://docs.oracle.com/en/java/javase/17/docs/specs/jar/jar.html#signed-jar-file">JAR File Specification 17</a>, Signed JAR
 * File. Signature files lie in {@code META-INF} itself.
 */
public final class JarSignature {
    private static final Pattern FILE = Pattern.compile("META-INF/[^/]*\\.(?:SF|RSA|DSA|EC)", Pattern.CASE_INSENSITIVE);

    private JarSignature() {}

    /**
     * Looks for signature files. Nothing is unpacked, and no signature is verified.
     *
     * @param jar an archive, whatever stands before it
     * @return true for a jar that any reader may take for signed
     * @throws IOException when it is no archive, is damaged or cannot be read; the message names it
     */
    public static boolean isIn(Path jar) throws IOException {
        try (var archive = FileBytes.open(jar)) {
            return isIn(archive);
        } catch (IOException e) {
            throw new IOException("'" + jar + "' cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Looks for signature files.
     *
     * @throws DamagedFileException when it is no archive, or its directory is damaged before one was found
     */
    static boolean isIn(ByteSource archive) throws IOException {
        var end = ZipEnd.find(archive).orElseThrow(() -> new DamagedFileException("it is no archive"));
        var directory = new ZipDirectory(archive, end);
        for (var entry = directory.next(); entry.isPresent(); entry = directory.next()) {
            if (FILE.matcher(entry.get().name()).matches()) {
                return true;
            }
        }
        return false;
    }
}
