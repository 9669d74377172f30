package io.github.multiarch.build;

import io.github.multiarch.content.Inventory;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** Folders, and nothing in them. */
record FolderArchive(LayerFolders folders, Instant fileTime) implements TarSource {
    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (var tar = new TarWriter(out, fileTime)) {
            for (var folder : folders.entries().entrySet()) {
                tar.folder(folder.getKey() + "/", folder.getValue());
            }
        }
    }

    @Override
    public void describe(Inventory inventory) {
        inventory.note(fileTime.toString());
        folders.entries().forEach((path, access) -> inventory.note(path + "/ " + access));
    }
}
