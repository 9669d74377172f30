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
     * @return a folder with its content, and nothing else
     * @throws IOException when it cannot be read, or something in it is refused; the message names the archive, and nothing is left
     */
    Path unpack(Path archive) throws IOException;
}
