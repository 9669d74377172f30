package io.github.multiarch.application;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells which dependency a jar of Quarkus' output is: its name is {@code groupId.artifactId-version[-classifier].jar}. Extensions bring some that Maven does not know. */
final class QuarkusJars {
    private static final String CHANGED = "modified-";

    private final List<Dependency> resolved;
    private final Map<String, String> ids;
    private final Map<String, Kind> kinds;

    /** With those that Maven knows. */
    QuarkusJars(List<Dependency> resolved) {
        this(resolved, new HashMap<>(), new HashMap<>());
        for (var dependency : resolved) {
            var name = name(dependency.id().split(":", -1));
            ids.put(name, dependency.id());
            kinds.put(name, dependency.kind());
        }
    }

    private QuarkusJars(List<Dependency> resolved, Map<String, String> ids, Map<String, Kind> kinds) {
        this.resolved = List.copyOf(resolved);
        this.ids = ids;
        this.kinds = kinds;
    }

    /** Those of Maven. */
    List<Dependency> resolved() {
        return resolved;
    }

    /** Also with those of Quarkus' own list, which need not exist; a line of it is {@code groupId:artifactId:classifier:type:version}. */
    QuarkusJars with(Path list) throws IOException {
        if (!Files.isRegularFile(list)) {
            return this;
        }
        var all = new HashMap<>(ids);
        for (var line : Files.readAllLines(list)) {
            var parts = line.strip().split(":", -1);
            if (parts.length == 5) {
                var id = parts[0] + ":" + parts[1] + ":" + parts[4] + (parts[2].isEmpty() ? "" : ":" + parts[2]);
                all.putIfAbsent(name(id.split(":", -1)), id);
            }
        }
        return new QuarkusJars(resolved, all, kinds);
    }

    /** The jar at its place. */
    Dependency dependency(Path file, String place) {
        var fileName = String.valueOf(file.getFileName());
        var name = fileName.startsWith(CHANGED) ? fileName.substring(CHANGED.length()) : fileName;
        var kind = kinds.getOrDefault(name, name.contains("-SNAPSHOT") ? Kind.SNAPSHOT : Kind.RELEASE);
        return new Dependency(file, kind, ids.getOrDefault(name, name), Optional.of(place));
    }

    private static String name(String[] id) {
        return id.length < 3
                ? String.join(":", id)
                : id[0] + "." + id[1] + "-" + id[2] + (id.length > 3 ? "-" + id[3] : "") + ".jar";
    }
}
