package io.github.multiarch.config;

import io.github.multiarch.oci.ImageReference;
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
        /**
         * Whether it is in the same repository of the same registry.
         *
         * @param image with any tag or digest
         * @return true when it is
         */
        public boolean isInRepositoryOf(ImageReference image) {
            return reference.registry().equals(image.registry())
                    && reference.repository().equals(image.repository());
        }

        @Override
        public String toString() {
            return reference.toString();
        }
    }

    /**
     * Images on disk.
     *
     * @param path absolute
     * @param name tag, full name or digest in it; empty when it holds one image only
     * @param form which the user named; what is there is read by what it is
     */
    record InLayout(Path path, Optional<String> name, LayoutForm form) implements BaseReference {
        /** Whether the name is a digest; full names have a slash. */
        boolean isByDigest() {
            return name.filter(
                            text -> (text.startsWith("sha256:") || text.startsWith("sha512:")) && !text.contains("/"))
                    .isPresent();
        }

        @Override
        public String toString() {
            return form.prefix()
                    + path
                    + name.map(text -> (isByDigest() ? "@" : ":") + text).orElse("");
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
     * Reads {@code registry/name:tag}, {@code scratch}, {@code oci:PATH[:NAME|@DIGEST]}, {@code oci-archive:PATH[:NAME|@DIGEST]} or {@code docker-archive:PATH[:NAME:TAG|@DIGEST]}; what a
     * reference's {@code toString} says is read as that reference.
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
        var form = LayoutForm.of(text);
        return form.isPresent()
                ? LayoutText.split(form.get(), text, directory).in(directory)
                : new InRegistry(ImageReference.parse(text));
    }
}
