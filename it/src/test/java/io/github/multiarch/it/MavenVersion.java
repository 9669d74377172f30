package io.github.multiarch.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An installed Maven.
 *
 * @param name for people
 * @param home its folder
 */
record MavenVersion(String name, Path home) {
    private static final String PREFIX = "apache-maven-";

    /** The one that runs the tests. */
    static MavenVersion running() {
        return new MavenVersion("running", Path.of(LocalRepository.required("multiarch.it.maven")));
    }

    /** The one that runs the tests, and those that this module's pom unpacks. */
    static List<MavenVersion> all() throws IOException {
        var versions = new ArrayList<MavenVersion>();
        versions.add(running());
        try (var folders = Files.list(Path.of(LocalRepository.required("multiarch.it.mavens")))) {
            folders.sorted().forEach(folder -> {
                var name = String.valueOf(folder.getFileName());
                if (name.startsWith(PREFIX)) {
                    versions.add(new MavenVersion(name.substring(PREFIX.length()), folder));
                }
            });
        }
        return versions;
    }

    Path command() {
        return home.resolve("bin/mvn");
    }

    @Override
    public String toString() {
        return "Maven " + name;
    }
}
