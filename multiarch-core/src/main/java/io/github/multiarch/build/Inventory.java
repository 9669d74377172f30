package io.github.multiarch.build;

import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What goes into a layer, as far as the file system tells without reading it. Two equal inventories are of equal files: whoever changes a file, and sets back its size and
 * time, still changes the time at which its status changed, which nobody can set.
 */
final class Inventory {
    private static final String STATUS = "unix:size,lastModifiedTime,ctime,ino,mode";

    private final MessageDigest hash = Digest.Algorithm.SHA256.newMessageDigest();
    private boolean isTold = true;
    private long bytes;
    private FileTime latest = FileTime.fromMillis(0);

    /** Something that says what becomes of the next file. */
    void note(String text) {
        hash.update((text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /** A file, or what a link points to. */
    void file(Path path) throws IOException {
        status(path);
    }

    /** A file or a link as such. */
    void itself(Path path) throws IOException {
        status(path, LinkOption.NOFOLLOW_LINKS);
    }

    private void status(Path path, LinkOption... options) throws IOException {
        note(path.toAbsolutePath().toString());
        try {
            for (var attribute : new TreeMap<>(Files.readAttributes(path, STATUS, options)).entrySet()) {
                note(attribute.getKey() + "=" + attribute.getValue());
                if (attribute.getValue() instanceof FileTime time && time.compareTo(latest) > 0) {
                    latest = time;
                } else if (attribute.getKey().equals("size") && attribute.getValue() instanceof Long size) {
                    bytes += size;
                }
            }
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            isTold = false;
        }
    }

    /** What all files have together. */
    long bytes() {
        return bytes;
    }

    /** When the file that was changed last was changed. */
    FileTime latest() {
        return latest;
    }

    /** Equal for equal files; empty where the file system does not tell enough. To be called once, at the end. */
    Optional<Digest> digest() {
        return isTold ? Optional.of(Digest.of(Digest.Algorithm.SHA256, hash.digest())) : Optional.empty();
    }
}
