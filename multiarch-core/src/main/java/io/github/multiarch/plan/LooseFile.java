package io.github.multiarch.plan;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.ApplicationContent.Tree;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.LayeredFile;
import io.github.multiarch.config.PlacedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A file that lies in an image as it is, in no jar.
 *
 * @param path in the image
 * @param layer the name of the layer, unless one of the user's takes the file
 * @param file where it is now
 */
record LooseFile(String path, String layer, Path file) {

    /** Those of every platform: classes and resources, or what a framework has laid out. */
    static List<LooseFile> of(Application application, String appRoot) throws IOException {
        var root = appRoot.equals("/") ? "" : appRoot;
        var files = new ArrayList<LooseFile>();
        if (application.content() instanceof ApplicationContent.LaidOut laidOut) {
            return of(laidOut.trees(), root);
        }
        if (application.content() instanceof ApplicationContent.WebApplication web) {
            return of(web.trees(), root);
        }
        if (application.content() instanceof ApplicationContent.Packaged) {
            return files;
        }
        var resources = ResourceFolder.of(application.classes());
        for (var file : filesIn(application.classes(), true)) {
            boolean isClass = file.toString().endsWith(".class");
            var place = root + "/" + (isClass ? "classes" : resources) + slashed(application.classes(), file);
            files.add(new LooseFile(place, isClass ? "classes" : "resources", file));
        }
        return files;
    }

    private static List<LooseFile> of(List<Tree> trees, String root) {
        var files = new ArrayList<LooseFile>();
        for (var tree : trees) {
            tree.files().forEach(file -> files.add(new LooseFile(root + "/" + file.place(), tree.name(), file.file())));
        }
        return files;
    }

    /** Those in a folder, or the one file that it is. Links in a folder stay links, and are not followed. */
    static List<LooseFile> of(PlacedFiles placed) throws IOException {
        var layer = layer(placed);
        var root = placed.from().toRealPath();
        if (Files.isRegularFile(root)) {
            return List.of(new LooseFile(placed.into().text(), layer, root));
        }
        var files = new ArrayList<LooseFile>();
        for (var file : filesIn(root, false)) {
            files.add(new LooseFile(placed.into().with(slashed(root, file).substring(1)), layer, file));
        }
        return files;
    }

    /** What of them lies at a path of the image, be it a file, a folder or a link; empty when that is nothing. */
    static Optional<LooseFile> at(String path, PlacedFiles placed) throws IOException {
        var root = placed.from().toRealPath();
        var folder = placed.into().with("");
        var found = Optional.<Path>empty();
        if (Files.isRegularFile(root)) {
            found = Optional.of(root).filter(any -> path.equals(placed.into().text()));
        } else if (path.startsWith(folder)) {
            found = Optional.of(root.resolve(path.substring(folder.length())))
                    .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS));
        }
        return found.map(file -> new LooseFile(path, layer(placed), file));
    }

    /** The name of the layer that it goes to. */
    String layerIn(BuildRequest request) {
        return request.layers().of(layered(request.application())).orElse(layer);
    }

    private LayeredFile layered(Application application) {
        var compiled = "/WEB-INF/classes/";
        if (application.content() instanceof ApplicationContent.WebApplication && path.contains(compiled)) {
            return LayeredFile.compiled(path, path.substring(path.indexOf(compiled) + compiled.length()));
        }
        return file.startsWith(application.classes())
                ? LayeredFile.compiled(
                        path, slashed(application.classes(), file).substring(1))
                : LayeredFile.at(path);
    }

    private static String layer(PlacedFiles placed) {
        return "files of " + placed.name();
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
