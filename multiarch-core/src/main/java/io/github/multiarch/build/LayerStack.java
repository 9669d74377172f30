package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import io.github.multiarch.config.LayeredFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The application's layers while files are put into them. Those that the user wants lie right on the lowest, the releases: what is worth a layer of its own mostly is steadier than snapshots, modules and
 * classes, and Docker's own store fetches again what lies on a layer that has changed.
 */
final class LayerStack {
    /** The layer of dependencies whose files never change. */
    static final String RELEASES = "dependencies";

    private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");

    private final LayerChoice choice;
    private final Instant fileTime;
    private final Map<String, FileEntriesLayer.Builder> usual = new LinkedHashMap<>();
    private final Map<String, FileEntriesLayer.Builder> wanted = new LinkedHashMap<>();

    LayerStack(LayerChoice choice, Instant fileTime) {
        this.choice = choice;
        this.fileTime = fileTime;
        choice.names()
                .forEach(name -> wanted.put(name, FileEntriesLayer.builder().setName(name)));
    }

    /** On top of those that are there. */
    void open(String layer) {
        usual.putIfAbsent(layer, FileEntriesLayer.builder().setName(layer));
    }

    /** Puts a file into a layer that is open, unless one of the user's takes it. */
    void add(String layer, LayeredFile what, Path file, boolean executable) {
        var builder = choice.of(what).map(wanted::get).orElseGet(() -> usual.get(layer));
        Objects.requireNonNull(builder, layer)
                .addEntry(
                        file,
                        AbsoluteUnixPath.get(what.path()),
                        executable ? EXECUTABLE : FilePermissions.DEFAULT_FILE_PERMISSIONS,
                        fileTime);
    }

    /** From the lowest up: of the usual ones those that have files, and all that the user wants. */
    List<FileEntriesLayer> layers() {
        var layers = new ArrayList<FileEntriesLayer>();
        usual.values().stream()
                .map(FileEntriesLayer.Builder::build)
                .filter(layer -> !layer.getEntries().isEmpty())
                .forEach(layers::add);
        int lowest = !layers.isEmpty() && layers.get(0).getName().equals(RELEASES) ? 1 : 0;
        layers.addAll(
                lowest,
                wanted.values().stream().map(FileEntriesLayer.Builder::build).toList());
        return layers;
    }
}
