package io.github.multiarch.content;

import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What files are, as far as the file system tells without reading it. Two equal inventories are of equal files: whoever changes a file, and sets back its size and
 * time, still changes the time at which its status changed, which nobody can set.
 */
public final class Inventory {
    private static final String STATUS = "unix:size,lastModifiedTime,ctime,ino,mode";

    private final MessageDigest hash = Digest.Algorithm.SHA256.newMessageDigest();
    private final List<Taken> taken = new ArrayList<>();
    private boolean isTold = true;
    private long bytes;
    private FileTime latest = FileTime.fromMillis(0);

    /**
     * A file of which something was made.
     *
     * @param name what became of it
     * @param path where it is
     * @param isFollowed whether a link stands for what it points to
     * @param status equal for as long as nobody writes to it; empty where the file system does not tell enough
     * @param without what was left out of it
     */
    public record Taken(String name, Path path, boolean isFollowed, String status, List<String> without) {
        /** Takes a copy. */
        public Taken {
            without = List.copyOf(without);
        }
    }

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
     * Notes a file, or what a link points to, of which something is made.
     *
     * @param name what becomes of it
     * @param path where it is
     * @param without what is left out of it
     * @throws IOException when it is not there
     */
    public void file(String name, Path path, List<String> without) throws IOException {
        taken.add(new Taken(name, path, true, status(path), without));
        without.forEach(left -> note("without " + left));
    }

    /**
     * Notes a file or a link as such, of which something is made.
     *
     * @param name what becomes of it
     * @param path where it is
     * @throws IOException when it is not there
     */
    public void itself(String name, Path path) throws IOException {
        taken.add(new Taken(name, path, false, status(path, LinkOption.NOFOLLOW_LINKS), List.of()));
    }

    private String status(Path path, LinkOption... options) throws IOException {
        note(path.toAbsolutePath().toString());
        var attributes = attributes(path, options);
        isTold &= !attributes.isEmpty();
        var text = new StringBuilder();
        for (var attribute : attributes.entrySet()) {
            var line = attribute.getKey() + "=" + attribute.getValue();
            note(line);
            text.append(text.isEmpty() ? "" : " ").append(line);
            if (attribute.getValue() instanceof FileTime time && time.compareTo(latest) > 0) {
                latest = time;
            } else if (attribute.getKey().equals("size") && attribute.getValue() instanceof Long size) {
                bytes += size;
            }
        }
        return text.toString();
    }

    /** Empty where the file system does not know them. */
    private static SortedMap<String, Object> attributes(Path path, LinkOption... options) throws IOException {
        try {
            return new TreeMap<>(Files.readAttributes(path, STATUS, options));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return new TreeMap<>();
        }
    }

    /**
     * All files of which something is made.
     *
     * @return in the order in which they were noted
     */
    public List<Taken> taken() {
        return List.copyOf(taken);
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
