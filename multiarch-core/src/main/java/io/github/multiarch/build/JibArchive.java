package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import com.google.cloud.tools.jib.image.ReproducibleLayerBuilder;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** One layer of the application, written by jib-core. What jib-core would wait for, misname or not explain is looked for here. */
final class JibArchive implements TarSource {
    private static final String REMEDY = "; run Maven with LC_ALL=C.UTF-8, or rename the file";

    private final ImmutableList<FileEntry> entries;

    JibArchive(FileEntriesLayer layer) {
        this.entries = ImmutableList.copyOf(layer.getEntries());
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        var sizes = new LinkedHashMap<Path, Long>();
        for (var entry : entries) {
            checkName(entry);
            sizes.put(entry.getSourceFile(), size(entry.getSourceFile()));
        }
        try {
            new ReproducibleLayerBuilder(entries).build().writeTo(out);
        } catch (InvalidPathException e) {
            throw new IOException("the name '" + e.getInput() + "' cannot be written in this locale" + REMEDY, e);
        } catch (IOException e) {
            checkUnchanged(sizes, e);
            throw e;
        }
    }

    @Override
    public void describe(Inventory inventory) throws IOException {
        for (var entry : entries) {
            inventory.note(
                    entry.getExtractionPath() + " " + entry.getPermissions().toOctalString() + " "
                            + entry.getModificationTime() + " " + entry.getOwnership());
            if (!Files.isDirectory(entry.getSourceFile())) {
                inventory.file(entry.getSourceFile());
            }
        }
    }

    private static void checkName(FileEntry entry) throws IOException {
        if (entry.getExtractionPath().toString().indexOf(FileNames.REPLACEMENT) >= 0) {
            throw new IOException("the name of " + FileNames.of(entry.getSourceFile())
                    + " cannot be read in this locale, whose file names are "
                    + System.getProperty("sun.jnu.encoding", "of an unknown encoding") + REMEDY);
        }
    }

    /** Of a file; 0 for a folder. A named pipe would be read for ever. */
    private static long size(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return 0;
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is neither a file nor a folder; remove it");
        }
        return Files.size(file);
    }

    /** jib-core's own message has numbers and the name in the archive only. */
    private static void checkUnchanged(Map<Path, Long> sizes, IOException failure) throws IOException {
        for (var file : sizes.entrySet()) {
            if (Files.isRegularFile(file.getKey()) && Files.size(file.getKey()) != file.getValue()) {
                throw new IOException(Reasons.changed(file.getKey(), file.getValue()), failure);
            }
        }
    }
}
