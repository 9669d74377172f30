package io.github.multiarch.it;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** The class path that the first platform's image of a build starts its JVM with. */
final class ClassPath {
    private static final String LIBRARIES = "/app/libs/";

    private ClassPath() {}

    /** The names of its jars. */
    static Set<String> jars(Project project) throws IOException {
        var config = project.report().at("/platforms/0/config/digest").asText();
        var blob = project.layout().resolve("blobs").resolve(config.replace(':', '/'));
        var classPath =
                Json.parse(Files.readAllBytes(blob)).at("/config/Entrypoint/2").asText();
        var names = new TreeSet<String>();
        Arrays.stream(classPath.split(":"))
                .filter(path -> path.startsWith(LIBRARIES))
                .map(path -> path.substring(LIBRARIES.length()))
                .forEach(names::add);
        return names;
    }
}
