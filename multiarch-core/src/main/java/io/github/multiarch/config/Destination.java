package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where an image is copied to, and under which names. */
public sealed interface Destination {
    /**
     * What stands there now, if anything does.
     *
     * @return by the first name
     */
    BaseReference reference();

    /**
     * A repository of a registry.
     *
     * @param target its name and tags
     */
    record InRegistry(Target target) implements Destination {
        @Override
        public BaseReference reference() {
            return new BaseReference.InRegistry(target.image());
        }

        @Override
        public String toString() {
            return target.image().toString();
        }
    }

    /**
     * A place on disk.
     *
     * @param path absolute
     * @param names tags, or full names of images in an archive of Docker's; the first one in front, each once
     * @param form an archive is written as a whole; a directory keeps what it has
     * @param platformTags whether each platform's image gets a tag of its own too
     */
    record InLayout(Path path, List<String> names, LayoutForm form, boolean platformTags) implements Destination {
        /** Takes a copy. */
        public InLayout {
            names = List.copyOf(names);
        }

        @Override
        public BaseReference reference() {
            return new BaseReference.InLayout(path, Optional.of(names.get(0)), form);
        }

        @Override
        public String toString() {
            return form.prefix() + path + ":" + names.get(0);
        }
    }
}
