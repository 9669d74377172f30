package io.github.multiarch.build;

import io.github.multiarch.config.Application.Dependency;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where each jar lies in the image: in {@code libs} under its own name, unless it has a place. */
final class JarPlaces {
    private static final String LIBS = "/libs/";
    private static final String JAR = ".jar";

    private final Map<Dependency, String> places;

    private JarPlaces(Map<Dependency, String> places) {
        this.places = places;
    }

    /** Below the folder that the application lies in. */
    static JarPlaces of(List<Dependency> dependencies, String root) throws IOException {
        var times = dependencies.stream()
                .filter(dependency -> dependency.place().isEmpty())
                .collect(Collectors.groupingBy(JarPlaces::fileName, Collectors.counting()));
        var places = new LinkedHashMap<Dependency, String>();
        var taken = new HashSet<String>();
        for (var dependency : dependencies) {
            var place = root + placeOf(dependency, name -> times.getOrDefault(name, 0L) > 1);
            if (!taken.add(place)) {
                throw new IOException("the dependency " + dependency.file()
                        + " has the same name and size as another one; exclude one of them");
            }
            places.put(dependency, place);
        }
        return new JarPlaces(places);
    }

    private static String placeOf(Dependency dependency, Function<String, Boolean> isTwice) throws IOException {
        if (dependency.place().isPresent()) {
            return "/" + dependency.place().get();
        }
        var name = fileName(dependency);
        if (!isTwice.apply(name)) {
            return LIBS + name;
        }
        var base = name.endsWith(JAR) ? name.substring(0, name.length() - JAR.length()) : name;
        return LIBS + base + "-" + Files.size(dependency.file()) + JAR;
    }

    private static String fileName(Dependency dependency) {
        return String.valueOf(dependency.file().getFileName());
    }

    String of(Dependency dependency) {
        return Objects.requireNonNull(places.get(dependency), () -> dependency + " is not among the dependencies");
    }
}
