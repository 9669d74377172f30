package io.github.multiarch.build;

import io.github.multiarch.content.Inventory;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a tar archive: the same bytes whenever the files are the same. */
interface TarSource {
    void writeTo(OutputStream out) throws IOException;

    /** Tells all that decides what the archive will be. */
    void describe(Inventory inventory) throws IOException;
}
