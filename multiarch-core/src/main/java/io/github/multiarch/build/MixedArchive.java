package io.github.multiarch.build;

import io.github.multiarch.content.Inventory;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/**
 * A layer with files of the application and of folders besides it, one behind the other.
 *
 * @param application has entries for the folders of all
 * @param trees have none
 * @param fileTime of everything
 */
record MixedArchive(JibArchive application, List<FileTreeArchive> trees, Instant fileTime) implements TarSource {
    MixedArchive {
        trees = List.copyOf(trees);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (var tar = new TarWriter(out, fileTime)) {
            application.writeTo(tar);
            for (var tree : trees) {
                tree.writeTo(tar);
            }
        }
    }

    @Override
    public void describe(Inventory inventory) throws IOException {
        application.describe(inventory);
        for (var tree : trees) {
            tree.describe(inventory);
        }
    }
}
