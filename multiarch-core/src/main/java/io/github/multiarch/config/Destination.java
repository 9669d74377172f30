package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.List;

/** Where an image is copied to, and under which names. */
public sealed interface Destination {
    /**
     * A repository of a registry.
     *
     * @param target its name and tags
     */
    record InRegistry(Target target) implements Destination {
        @Override
        public String toString() {
            return target.image().toString();
        }
    }

    /**
     * An OCI layout on disk.
     *
     * @param path absolute
     * @param tags all names, the first one in front, each once
     * @param isArchive whether it is a tar archive, which is written as a whole; else a directory, which keeps what it has
     */
    record InLayout(Path path, List<String> tags, boolean isArchive) implements Destination {
        /** Takes a copy. */
        public InLayout {
            tags = List.copyOf(tags);
        }

        @Override
        public String toString() {
            return (isArchive ? BaseReference.ARCHIVE : BaseReference.LAYOUT) + path + ":" + tags.get(0);
        }
    }
}
