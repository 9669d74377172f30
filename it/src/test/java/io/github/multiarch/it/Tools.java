package io.github.multiarch.it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The programs that a test needs. */
final class Tools {
    private Tools() {}

    /** Skips the test, visibly, when one of them is not installed. */
    static void require(String... names) {
        for (var name : names) {
            if (!isInstalled(name)) {
                throw Skip.because(name + " is not installed; it/verify installs what the tests need");
            }
        }
    }

    static boolean isInstalled(String name) {
        return folders().stream().anyMatch(folder -> Files.isExecutable(folder.resolve(name)));
    }

    private static List<Path> folders() {
        var path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
    }
}
