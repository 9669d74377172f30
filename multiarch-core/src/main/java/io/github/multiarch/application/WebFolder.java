package io.github.multiarch.application;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.ApplicationContent.Tree;
import io.github.multiarch.config.ApplicationContent.TreeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A web application as maven-war-plugin unpacks it, with overlays, filtered files and the jars that it needs. Where the war is there too, it counts which files that has: the plugin may leave some out as it packs, and
 * adds {@code META-INF} then.
 *
 * @param trees all but the jars
 * @param dependencies the jars at their places; sorted by place
 */
public record WebFolder(List<Tree> trees, List<Dependency> dependencies) {
    private static final String CLASSES = "WEB-INF/classes/";
    private static final String LIBRARIES = "WEB-INF/lib/";

    /** Takes copies. */
    public WebFolder {
        trees = List.copyOf(trees);
        dependencies = List.copyOf(dependencies);
    }

    /**
     * Looks.
     *
     * @param folder must be there
     * @param war that was made of it; empty when it is not packed
     * @param besides where those files go that only the war has
     * @param resolved of the project; they are known in the folder by the names of their files
     * @return what is there, sorted
     * @throws IOException when something cannot be read or written; the message names it
     */
    public static WebFolder read(Path folder, Optional<Path> war, Path besides, List<Dependency> resolved)
            throws IOException {
        var files = files(folder);
        if (war.isPresent()) {
            var packed = WarEntries.of(war.get());
            files.keySet().retainAll(packed.names());
            files.putAll(packed.besides(files.keySet(), besides));
        }
        var known = new HashMap<String, Dependency>();
        resolved.forEach(
                dependency -> known.put(String.valueOf(dependency.file().getFileName()), dependency));
        var resources = new ArrayList<TreeFile>();
        var classes = new ArrayList<TreeFile>();
        var jars = new ArrayList<Dependency>();
        for (var file : files.entrySet()) {
            var place = file.getKey();
            if (isLibrary(place)) {
                jars.add(jar(file, Optional.ofNullable(known.get(place.substring(LIBRARIES.length())))));
            } else {
                boolean isClass = place.startsWith(CLASSES) && place.endsWith(".class");
                (isClass ? classes : resources).add(new TreeFile(file.getValue(), place, false));
            }
        }
        return new WebFolder(List.of(new Tree("resources", resources), new Tree("classes", classes)), jars);
    }

    private static boolean isLibrary(String place) {
        return place.startsWith(LIBRARIES) && place.endsWith(".jar") && place.indexOf('/', LIBRARIES.length()) < 0;
    }

    private static Dependency jar(Map.Entry<String, Path> file, Optional<Dependency> known) {
        return new Dependency(
                file.getValue(),
                known.map(Dependency::kind).orElse(Kind.RELEASE),
                known.map(Dependency::id).orElse(file.getKey().substring(LIBRARIES.length())),
                Optional.of(file.getKey()));
    }

    /** By their places. */
    private static SortedMap<String, Path> files(Path folder) throws IOException {
        var files = new TreeMap<String, Path>();
        try (var tree = Files.walk(folder)) {
            tree.filter(file -> !Files.isDirectory(file)).forEach(file -> files.put(slashed(folder, file), file));
        } catch (UncheckedIOException e) {
            throw new IOException("listing " + folder + " failed: " + e.getMessage(), e);
        }
        return files;
    }

    private static String slashed(Path folder, Path file) {
        var names = new ArrayList<String>();
        folder.relativize(file).forEach(name -> names.add(name.toString()));
        return String.join("/", names);
    }
}
