package io.github.multiarch.config;

import io.github.multiarch.oci.Shown;
import java.util.function.Predicate;

/** Names files that go into one layer. Two of equal text are two patterns. */
public final class LayerPattern {
    /** What a pattern knows files by. */
    public enum Kind {
        /** A jar's coordinates. */
        DEPENDENCY("dependencies"),
        /** The path in the folder of classes and resources. */
        CLASS("classes"),
        /** The path in the image. */
        FILE("files");

        private final String element;

        Kind(String element) {
            this.element = element;
        }

        /**
         * The element that holds such patterns.
         *
         * @return its name
         */
        public String element() {
            return element;
        }
    }

    private final Kind kind;
    private final String text;
    private final Predicate<LayeredFile> which;

    private LayerPattern(Kind kind, String text, Predicate<LayeredFile> which) {
        this.kind = kind;
        this.text = text;
        this.which = which;
    }

    /**
     * Reads one.
     *
     * @param kind what it knows files by
     * @param text as the user wrote it
     * @return the pattern
     * @throws IllegalArgumentException for what is none, with what was expected
     */
    public static LayerPattern parse(Kind kind, String text) {
        var written = text.trim();
        return new LayerPattern(
                kind,
                written,
                switch (kind) {
                    case DEPENDENCY -> dependency(DependencyPattern.parse(written));
                    case CLASS -> compiled(written);
                    case FILE -> file(new PathPattern(written));
                });
    }

    private static Predicate<LayeredFile> dependency(DependencyPattern pattern) {
        return file -> file.dependency()
                .flatMap(ArtifactId::ofJar)
                .filter(jar -> pattern.matches(jar.groupId(), jar.artifactId(), jar.classifier()))
                .isPresent();
    }

    private static Predicate<LayeredFile> compiled(String text) {
        if (text.startsWith("/")) {
            throw new IllegalArgumentException(
                    "'" + Shown.of(text)
                            + "' begins with a slash; it is for paths in the folder of classes and resources, such as static/** or com/acme/**");
        }
        var paths = new PathPattern("/" + text).asPredicate();
        return file -> file.compiled().filter(path -> paths.test("/" + path)).isPresent();
    }

    private static Predicate<LayeredFile> file(PathPattern pattern) {
        var paths = pattern.asPredicate();
        return file -> paths.test(file.path());
    }

    /**
     * What it knows files by.
     *
     * @return its kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Whether it names a file.
     *
     * @param file of an image
     * @return true when it does
     */
    public boolean matches(LayeredFile file) {
        return which.test(file);
    }

    /** As the user wrote it. */
    @Override
    public String toString() {
        return text;
    }
}
