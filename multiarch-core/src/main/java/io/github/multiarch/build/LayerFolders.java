package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Adds to a layer the folders that its files lie in. Those that jib-core adds by itself have a time of their own. */
final class LayerFolders {
    private LayerFolders() {}

    static FileEntriesLayer withFolders(FileEntriesLayer layer, Instant fileTime) {
        var folders = new TreeMap<String, Path>();
        for (var entry : layer.getEntries()) {
            var path = entry.getExtractionPath().toString();
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                folders.putIfAbsent(
                        path.substring(0, slash),
                        entry.getSourceFile().toAbsolutePath().getParent());
            }
        }
        var builder = layer.toBuilder().setEntries(List.of());
        folders.forEach((path, folder) -> builder.addEntry(
                folder, AbsoluteUnixPath.get(path), FilePermissions.DEFAULT_FOLDER_PERMISSIONS, fileTime));
        layer.getEntries().forEach(builder::addEntry);
        return builder.build();
    }
}
