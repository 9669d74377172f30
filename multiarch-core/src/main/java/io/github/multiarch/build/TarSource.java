package io.github.multiarch.build;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a tar archive: the same bytes whenever the files are the same. */
@FunctionalInterface
interface TarSource {
    void writeTo(OutputStream out) throws IOException;
}
