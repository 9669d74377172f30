package io.github.multiarch.plan;

import io.github.multiarch.config.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A file that lies in an image as it is, in no jar.
 *
 * @param path in the image
 * @param layer the name of the layer
 * @param file where it is now
 */
record LooseFile(String path, String layer, Path file) {

    /** Those of every platform: classes, resources, and the files for all. */
    static List<LooseFile> of(Application application, String appRoot) throws IOException {
        var root = appRoot.equals("/") ? "" : appRoot;
        var files = new ArrayList<LooseFile>();
        for (var file : filesIn(application.classes(), true)) {
            var layer = file.toString().endsWith(".class") ? "classes" : "resources";
            files.add(new LooseFile(root + "/" + layer + slashed(application.classes(), file), layer, file));
        }
        files.addAll(of(application.files()));
        return files;
    }

    /** Those in folders whose content lands at the image's root. Links there stay links, and are not followed. */
    static List<LooseFile> of(List<Path> folders) throws IOException {
        var files = new ArrayList<LooseFile>();
        for (var folder : folders) {
            var root = folder.toRealPath();
            for (var file : filesIn(root, false)) {
                files.add(new LooseFile(slashed(root, file), "files of " + folder.getFileName(), file));
            }
        }
        return files;
    }

    private static List<Path> filesIn(Path folder, boolean following) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var visiting = following ? new FileVisitOption[] {FileVisitOption.FOLLOW_LINKS} : new FileVisitOption[0];
        var testing = following ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        try (var tree = Files.walk(folder, visiting)) {
            return tree.filter(file -> Files.isRegularFile(file, testing))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException("listing " + folder + " failed: " + e.getMessage(), e);
        }
    }

    private static String slashed(Path folder, Path file) {
        var path = new StringBuilder();
        for (var name : folder.relativize(file)) {
            path.append('/').append(name);
        }
        return path.toString();
    }
}
