package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Real programs for five architectures, which need nothing else in an image: Debian's busybox.
 *
 * @param folder with a folder for each platform
 */
record Programs(Path folder) {
    private static final int CANNOT_BE_MADE_HERE = 69;

    /** Takes those of the cache, or downloads them; skips the test, visibly, where that is not possible. */
    static Programs makeOrSkip() throws IOException, InterruptedException {
        var made = Command.of(ItFiles.of("lib/programs").toString()).run();
        if (made.exitCode() == CANNOT_BE_MADE_HERE) {
            throw Skip.because("there are no programs for foreign architectures: " + made.err());
        }
        assertEquals(0, made.exitCode(), made::output);
        return new Programs(Path.of(made.text().strip()));
    }

    /** Puts them where the project {@code swarm} takes them from. */
    void placeIn(Project project) throws IOException {
        for (var platform : TestedPlatform.values()) {
            var bin = Files.createDirectories(project.directory().resolve("programs/" + platform.inPaths() + "/bin"));
            Files.copy(of(platform.inPaths()), bin.resolve("busybox"), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** The one of a platform, as {@code linux-armv7}. */
    Path of(String platform) {
        return folder.resolve(platform).resolve("busybox");
    }
}
