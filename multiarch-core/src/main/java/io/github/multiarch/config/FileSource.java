package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where files for the images come from, said once for all platforms.
 *
 * @param origin has them
 * @param into where in the image they go, a folder when it ends with a slash
 * @param executable whether every file can be started; if not, those that can be started here
 * @param unpacked whether it is an archive, of which the images get the content
 */
public record FileSource(Origin origin, PlatformText into, boolean executable, boolean unpacked) {

    /**
     * Whether each platform has files of its own.
     *
     * @return false when all have the same, in the same place
     */
    public boolean namesPlatform() {
        return origin.namesPlatform() || into.namesPlatform();
    }

    /** A place on this machine or in a repository. */
    public sealed interface Origin {
        /**
         * Whether each platform has one of its own.
         *
         * @return false when all have the same
         */
        boolean namesPlatform();
    }

    /**
     * A file or a folder.
     *
     * @param projectDirectory what the path is relative to
     * @param path as the user wrote it
     */
    public record OnDisk(Path projectDirectory, PlatformText path) implements Origin {
        /**
         * The one of a platform.
         *
         * @param platform whose names take the places
         * @return which need not exist
         * @throws IllegalArgumentException when no path can have this form
         */
        public Path of(Platform platform) {
            return projectDirectory.resolve(path.of(platform)).normalize();
        }

        @Override
        public boolean namesPlatform() {
            return path.namesPlatform();
        }

        /** As the user wrote it. */
        @Override
        public String toString() {
            return path.text();
        }
    }

    /**
     * An artifact. Its classifier calls the architecture as its makers do; all else has Go's names.
     *
     * @param coordinates up to the type
     * @param classifier if it has one
     */
    public record InRepository(PlatformText coordinates, Optional<PlatformText> classifier) implements Origin {
        /**
         * The one of a platform.
         *
         * @param platform whose names take the places
         * @param architecture what the classifier calls its architecture
         * @return which need not exist
         * @throws IllegalArgumentException when no coordinates can have this form
         */
        public ArtifactId of(Platform platform, String architecture) {
            return ArtifactId.parse(coordinates.of(platform)
                    + classifier
                            .map(text -> ":" + text.of(platform, architecture))
                            .orElse(""));
        }

        @Override
        public boolean namesPlatform() {
            return coordinates.namesPlatform()
                    || classifier.filter(PlatformText::namesPlatform).isPresent();
        }

        /** As the user wrote it. */
        @Override
        public String toString() {
            return coordinates + classifier.map(text -> ":" + text).orElse("");
        }
    }
}
