package io.github.multiarch.check;

import io.github.multiarch.config.OutputForm;
import io.github.multiarch.content.PartialFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows a check, and leaves it as {@code check.json} and {@code check.html}. */
public final class CheckFiles {
    private static final String JSON = "check.json";
    private static final String PAGE = "check.html";

    private CheckFiles() {}

    /**
     * Removes what an earlier check left.
     *
     * @param directory need not be there
     * @throws IOException when something cannot be removed
     */
    public static void clear(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(JSON));
        Files.deleteIfExists(directory.resolve(PAGE));
    }

    /**
     * Shows it.
     *
     * @param report what was found
     * @param form table or JSON
     * @return several lines, without a line end after the last
     * @throws IllegalArgumentException for bytes, which there are none of
     */
    public static String show(CheckReport report, OutputForm form) {
        return switch (form) {
            case TABLE -> CheckTable.of(report);
            case JSON -> new String(CheckJson.of(report), StandardCharsets.UTF_8);
            case RAW -> throw new IllegalArgumentException("a matrix is no document of a registry");
        };
    }

    /**
     * Writes it.
     *
     * @param report what was found
     * @param directory made when it is not there
     * @return the page
     * @throws IOException when it cannot be written; the message names the file
     */
    public static Path write(CheckReport report, Path directory) throws IOException {
        Files.createDirectories(directory);
        replace(directory, JSON, CheckJson.of(report));
        return replace(directory, PAGE, CheckPage.of(report));
    }

    private static Path replace(Path directory, String name, byte[] content) throws IOException {
        var path = directory.resolve(name);
        try (var file = PartialFile.in(directory)) {
            file.out().write(content);
            file.moveTo(path);
            return path;
        } catch (IOException e) {
            throw new IOException("writing " + path + " failed: " + e.getMessage(), e);
        }
    }
}
