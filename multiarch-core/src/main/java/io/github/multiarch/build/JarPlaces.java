package io.github.multiarch.build;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.ArtifactId;
import io.github.multiarch.content.FileDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where each jar lies in the image: in {@code libs} under its own name, unless it has a place. Those that share a name have their groupId before it; should that not tell them apart, a
 * part of their digest behind it. So a name depends on nothing but the jars, whatever their order and sizes.
 */
final class JarPlaces {
    private static final String LIBS = "/libs/";
    private static final String JAR = ".jar";
    private static final int DIGEST_LENGTH = 12;

    private final Map<Path, String> places;

    private JarPlaces(Map<Path, String> places) {
        this.places = places;
    }

    /** Below the folder that the application lies in. */
    static JarPlaces of(List<Dependency> dependencies, String root) throws IOException {
        var places = new LinkedHashMap<Path, String>();
        var named = new LinkedHashMap<Path, Dependency>();
        for (var dependency : dependencies) {
            dependency
                    .place()
                    .ifPresentOrElse(
                            place -> places.put(dependency.file(), root + "/" + place),
                            () -> named.putIfAbsent(dependency.file(), dependency));
        }
        named.keySet().removeAll(places.keySet());
        names(named).forEach((file, name) -> places.put(file, root + LIBS + name));
        return new JarPlaces(places);
    }

    private static Map<Path, String> names(Map<Path, Dependency> jars) throws IOException {
        var names = new LinkedHashMap<Path, String>();
        jars.keySet().forEach(file -> names.put(file, String.valueOf(file.getFileName())));
        for (var file : sharing(names)) {
            var group = ArtifactId.ofJar(Objects.requireNonNull(jars.get(file)).id())
                    .map(id -> id.groupId() + ".")
                    .orElse("");
            names.put(file, group + names.get(file));
        }
        for (var file : sharing(names)) {
            var name = Objects.requireNonNull(names.get(file));
            var base = name.endsWith(JAR) ? name.substring(0, name.length() - JAR.length()) : name;
            names.put(file, base + "-" + FileDigest.of(file).hex().substring(0, DIGEST_LENGTH) + JAR);
        }
        return names;
    }

    private static Set<Path> sharing(Map<Path, String> names) {
        var times = new HashMap<String, Integer>();
        names.values().forEach(name -> times.merge(name, 1, Integer::sum));
        var sharing = new HashSet<Path>();
        names.forEach((file, name) -> {
            if (times.getOrDefault(name, 0) > 1) {
                sharing.add(file);
            }
        });
        return sharing;
    }

    String of(Dependency dependency) {
        return Objects.requireNonNull(
                places.get(dependency.file()), () -> dependency + " is not among the dependencies");
    }

    /** Equal jars of one name are one file: what comes first on a class path is what counts. */
    Collection<Dependency> once(List<Dependency> dependencies) {
        var first = new LinkedHashMap<String, Dependency>();
        dependencies.forEach(dependency -> first.putIfAbsent(of(dependency), dependency));
        return first.values();
    }
}
