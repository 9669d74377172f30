package io.github.multiarch.config;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where an image starts from: the parameter {@code from}. */
public sealed interface BaseReference {
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
     */
    record InLayout(Path path, Optional<String> name) implements BaseReference {
        @Override
        public String toString() {
            return "oci:" + path
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
     * Reads {@code registry/name:tag}, {@code scratch} or {@code oci:PATH[:TAG|@DIGEST]}; what a reference's {@code toString} says is read as that reference.
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
        if (!text.startsWith("oci:")) {
            return new InRegistry(ImageReference.parse(text));
        }
        var place = text.substring("oci:".length());
        int at = Math.max(place.lastIndexOf("@sha256:"), place.lastIndexOf("@sha512:"));
        int colon = at >= 0 ? at : place.lastIndexOf(':');
        // A colon before a path separator belongs to the path: C:\bases\jre
        boolean named = at >= 0 || colon > Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\'));
        var path = named ? place.substring(0, colon) : place;
        var name = named ? Optional.of(place.substring(colon + 1)) : Optional.<String>empty();
        if (path.isBlank() || name.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not oci:PATH[:TAG]: the " + (path.isBlank() ? "path" : "tag") + " is missing");
        }
        if (at >= 0) {
            Digest.parse(name.orElseThrow());
        }
        try {
            return new InLayout(directory.resolve(path).toAbsolutePath().normalize(), name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is not oci:PATH[:TAG]: " + e.getReason(), e);
        }
    }
}
