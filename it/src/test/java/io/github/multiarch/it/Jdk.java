package io.github.multiarch.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An installed JDK.
 *
 * @param release such as 25
 * @param home its folder
 */
record Jdk(int release, Path home) {
    static final int OTHER = 25;

    /** The one that runs the tests. */
    static Jdk running() {
        return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
    }

    /** The newer one that the plugin is for too; skips the test, visibly, where there is none. */
    static Jdk otherOrSkip() throws IOException {
        return find(OTHER)
                .orElseThrow(() -> Skip.because(
                        "no JDK " + OTHER + " here: set JAVA_HOME_" + OTHER + " or install one in /usr/lib/jvm"));
    }

    private static Optional<Jdk> find(int release) throws IOException {
        var named = System.getenv("JAVA_HOME_" + release);
        if (named != null) {
            return Optional.of(new Jdk(release, Path.of(named)));
        }
        var installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)) {
            return Optional.empty();
        }
        try (var folders = Files.list(installed)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("\\D*" + release + "\\D.*"))
                    .filter(folder -> Files.isExecutable(folder.resolve("bin/javac")))
                    .sorted()
                    .findFirst()
                    .map(folder -> new Jdk(release, folder));
        }
    }

    @Override
    public String toString() {
        return "JDK " + release;
    }
}
