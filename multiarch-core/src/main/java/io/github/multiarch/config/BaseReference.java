package io.github.multiarch.config;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where an image starts from: the parameter {@code from}. */
public sealed interface BaseReference {
    /** What the name of a layout on disk begins with. */
    String LAYOUT = "oci:";

    /** What the name of a tar archive of a layout begins with, as other tools have it. */
    String ARCHIVE = "oci-archive:";

    /** What the name of an archive of {@code docker save} begins with in other tools. */
    String DOCKER_ARCHIVE = "docker-archive:";

    /**
     * An image or index in a registry.
     *
     * @param reference its name
     */
    record InRegistry(ImageReference reference) implements BaseReference {
        @Override
        public String toString() {
            return reference.toString();
        }
    }

    /**
     * An OCI layout on disk, as a directory or a tar archive.
     *
     * @param path absolute
     * @param name tag or digest in it; empty when it holds one image only
     * @param isArchive whether it was said to be a tar archive; both are read alike
     */
    record InLayout(Path path, Optional<String> name, boolean isArchive) implements BaseReference {
        /**
         * A layout of which nobody has said that it is an archive.
         *
         * @param path absolute
         * @param name tag or digest in it; empty when it holds one image only
         */
        public InLayout(Path path, Optional<String> name) {
            this(path, name, false);
        }

        @Override
        public String toString() {
            return (isArchive ? ARCHIVE : LAYOUT)
                    + path
                    + name.map(n -> (n.contains(":") ? "@" : ":") + n).orElse("");
        }
    }

    /** Nothing at all. */
    record Scratch() implements BaseReference {
        @Override
        public String toString() {
            return "scratch";
        }
    }

    /**
     * Reads {@code registry/name:tag}, {@code scratch}, {@code oci:PATH[:TAG|@DIGEST]} or {@code oci-archive:PATH[:TAG|@DIGEST]}; what a reference's {@code toString} says is read as that reference.
     *
     * @param text what the user wrote
     * @param directory what a relative path is relative to
     * @return the reference
     * @throws IllegalArgumentException when it is none of them
     */
    static BaseReference parse(String text, Path directory) {
        if (text.equals("scratch")) {
            return new Scratch();
        }
        if (text.startsWith(DOCKER_ARCHIVE)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is in a form that is not read here; convert it first: skopeo" + " copy " + text
                            + " " + ARCHIVE + "PATH:TAG");
        }
        return isOnDisk(text) ? inLayout(text, directory) : new InRegistry(ImageReference.parse(text));
    }

    /**
     * Whether a text names a layout.
     *
     * @param text what the user wrote
     * @return true for {@code oci:} and {@code oci-archive:}, whatever follows
     */
    static boolean isOnDisk(String text) {
        return text.startsWith(LAYOUT) || text.startsWith(ARCHIVE);
    }

    private static InLayout inLayout(String text, Path directory) {
        boolean isArchive = text.startsWith(ARCHIVE);
        var prefix = isArchive ? ARCHIVE : LAYOUT;
        var place = text.substring(prefix.length());
        int at = Math.max(place.lastIndexOf("@sha256:"), place.lastIndexOf("@sha512:"));
        int colon = at >= 0 ? at : place.lastIndexOf(':');
        // A colon before a path separator belongs to the path: C:\bases\jre
        boolean named = at >= 0 || colon > Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\'));
        var path = named ? place.substring(0, colon) : place;
        var name = named ? Optional.of(place.substring(colon + 1)) : Optional.<String>empty();
        if (path.isBlank() || name.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("'" + text + "' is not " + prefix + "PATH[:TAG]: the "
                    + (path.isBlank() ? "path" : "tag") + " is missing");
        }
        if (at >= 0) {
            Digest.parse(name.orElseThrow());
        }
        try {
            return new InLayout(directory.resolve(path).toAbsolutePath().normalize(), name, isArchive);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is not " + prefix + "PATH[:TAG]: " + e.getReason(), e);
        }
    }
}
