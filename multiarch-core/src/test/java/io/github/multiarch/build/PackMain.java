package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.LayerSettings;
import io.github.multiarch.config.PlacedFiles;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Packs a folder, as files of the project or as classes, in the locale that this process was given. Prints why that failed. */
final class PackMain {
    private PackMain() {}

    /**
     * Packs.
     *
     * @param args {@code tree} or {@code classes}, the folder and the archive
     */
    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[1]);
        try (var archive = Files.newOutputStream(Path.of(args[2]));
                var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            try {
                if (args[0].equals("tree")) {
                    new FileTreeArchive(PlacedFiles.atRoot(folder), Instant.EPOCH).writeTo(archive);
                } else {
                    classes(folder, archive);
                }
            } catch (IOException e) {
                out.println(Reasons.of(e));
            }
        }
    }

    private static void classes(Path folder, OutputStream archive) throws IOException {
        var plan = new ApplicationPlanner(
                        new Application(folder, List.of(), List.of()),
                        "/app",
                        new LayerStack(new LayerChoice(LayerSettings.NONE), Instant.EPOCH))
                .plan(List.of(), Optional.empty());
        for (FileEntriesLayer layer : plan.layers()) {
            new JibArchive(layer, Map.of(), Map.of(), LayerFolders.NONE, PlacedAccess.PLAIN, Instant.EPOCH)
                    .writeTo(archive);
        }
    }
}
