package io.github.multiarch.build;

import io.github.multiarch.config.FileAccess;
import java.io.IOException;
import java.io.InputStream;

/** Is shown what is in an archive, entry by entry. The names are as they are there: they may be anything. */
interface ArchiveVisitor {
    void folder(String name, FileAccess access) throws IOException;

    /** The content is to be read to its end. */
    void file(String name, FileAccess access, InputStream content) throws IOException;

    void link(String name, String target) throws IOException;

    /** Another name of a file that came before. */
    void sameFile(String name, String other) throws IOException;
}
