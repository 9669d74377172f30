package io.github.multiarch.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Turns the {@code container} element into settings, noting everything that is wrong with it. */
final class ContainerReader {
    private static final Pattern PORTS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?(?:/(tcp|udp|sctp))?");
    private static final Pattern CLASS_NAME = Pattern.compile(
            "(?:[\\p{javaJavaIdentifierPart}]+\\.)*[\\p{javaJavaIdentifierPart}]+(?:/[\\p{javaJavaIdentifierPart}.]+)?");
    private static final int MAX_PORT = 65535;

    private final Problems problems;

    ContainerReader(Problems problems) {
        this.problems = problems;
    }

    ContainerSettings read(ContainerParameters given) {
        given.mainClass()
                .filter(name -> !CLASS_NAME.matcher(name).matches())
                .ifPresent(name -> problems.add("container/mainClass", "'" + name + "' is not the name of a class"));
        environment("container/environment", given.environment());
        return new ContainerSettings(
                given.mainClass(),
                given.jvmFlags(),
                given.args(),
                Entrypoint.of(given.entrypoint()),
                new TreeMap<>(given.environment()),
                new TreeMap<>(given.labels()),
                ports(given.ports()),
                volumes(given.volumes()),
                given.user(),
                given.workingDirectory().map(path -> absolute("container/workingDirectory", path)),
                absolute("container/appRoot", given.appRoot().orElse("/app")),
                given.appRoot().isPresent());
    }

    void environment(String subject, Map<String, String> variables) {
        for (var name : new TreeMap<>(variables).keySet()) {
            if (name.isBlank() || name.contains("=") || name.indexOf(0) >= 0) {
                problems.add(subject, "'" + name + "' is not the name of an environment variable");
            }
        }
    }

    private SortedSet<String> ports(List<String> given) {
        var ports = new TreeSet<String>();
        for (var text : given) {
            var match = PORTS.matcher(text.trim());
            if (!match.matches()) {
                problems.add("container/ports", "'" + text + "' is not a port; expected 8080, 53/udp or 8000-8005");
                continue;
            }
            int first = Integer.parseInt(match.group(1));
            int last = match.group(2) == null ? first : Integer.parseInt(match.group(2));
            if (first < 1 || last > MAX_PORT || last < first) {
                problems.add("container/ports", "'" + text + "' is out of range; ports are 1 to " + MAX_PORT);
                continue;
            }
            var protocol = match.group(3) == null ? "tcp" : match.group(3);
            for (int port = first; port <= last; port++) {
                ports.add(port + "/" + protocol);
            }
        }
        return ports;
    }

    private SortedSet<String> volumes(List<String> given) {
        var volumes = new ArrayList<String>();
        given.forEach(path -> volumes.add(absolute("container/volumes", path)));
        return new TreeSet<>(volumes);
    }

    /** A path in the image, whatever system the build runs on; so it is checked as text. */
    private String absolute(String subject, String path) {
        if (!path.startsWith("/") || List.of(path.split("/")).contains("..")) {
            problems.add(subject, "'" + path + "' is not an absolute path such as /app, without '..'");
        }
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
