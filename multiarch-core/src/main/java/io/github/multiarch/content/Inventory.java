package io.github.multiarch.content;

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
 * What files are, as far as the file system tells without reading it. Two equal inventories are of equal files: whoever changes a file, and sets back its size and
 * time, still changes the time at which its status changed, which nobody can set.
 */
public final class Inventory {
    private static final String STATUS = "unix:size,lastModifiedTime,ctime,ino,mode";

    private final MessageDigest hash = Digest.Algorithm.SHA256.newMessageDigest();
    private boolean isTold = true;
    private long bytes;
    private FileTime latest = FileTime.fromMillis(0);

    /** Of nothing yet. */
    public Inventory() {}

    /**
     * Notes something that says what becomes of the next file.
     *
     * @param text equal for equal uses
     */
    public void note(String text) {
        hash.update((text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Notes a file, or what a link points to.
     *
     * @param path where it is
     * @throws IOException when it is not there
     */
    public void file(Path path) throws IOException {
        status(path);
    }

    /**
     * Notes a file or a link as such.
     *
     * @param path where it is
     * @throws IOException when it is not there
     */
    public void itself(Path path) throws IOException {
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

    /**
     * What all files have together.
     *
     * @return in bytes
     */
    public long bytes() {
        return bytes;
    }

    /**
     * When the file that was changed last was changed, its status included.
     *
     * @return 1970 when there is none
     */
    public FileTime latest() {
        return latest;
    }

    /**
     * The digest of all that was noted. To be called once, at the end.
     *
     * @return equal for equal files; empty where the file system does not tell enough
     */
    public Optional<Digest> digest() {
        return isTold ? Optional.of(Digest.of(Digest.Algorithm.SHA256, hash.digest())) : Optional.empty();
    }
}
