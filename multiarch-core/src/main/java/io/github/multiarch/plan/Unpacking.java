package io.github.multiarch.plan;

import java.io.IOException;
import java.nio.file.Path;

/** Unpacks archives. */
@FunctionalInterface
public interface Unpacking {
    /**
     * Unpacks an archive, or finds what was unpacked of it before.
     *
     * @param archive a zip or a tar, perhaps packed
     * @return where its content is now
     * @throws IOException when it cannot be read, or something in it is refused; the message names the archive, and nothing is left
     */
    Tree unpack(Path archive) throws IOException;

    /**
     * What was in an archive.
     *
     * @param folder with its content, and nothing else
     * @param access a file beside it that lists the owners and modes which the archive says
     */
    record Tree(Path folder, Path access) {}
}
