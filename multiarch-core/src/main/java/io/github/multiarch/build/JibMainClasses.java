package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.MainClassFinder.Result;
import io.github.multiarch.plan.MainClassFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks for main methods in class files, with jib-core. */
public final class JibMainClasses implements MainClassFinder {
    @Override
    public List<String> find(Path classes) throws IOException {
        if (!Files.isDirectory(classes)) {
            return List.of();
        }
        List<Path> files;
        try (var tree = Files.walk(classes)) {
            files = tree.filter(path -> path.toString().endsWith(".class"))
                    // A named pipe would be read for ever.
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException("listing " + classes + " failed: " + Reasons.of(e), e);
        }
        var result = find(files);
        return switch (result.getType()) {
            case MAIN_CLASS_FOUND -> List.of(result.getFoundMainClass());
            case MULTIPLE_MAIN_CLASSES ->
                result.getFoundMainClasses().stream().sorted().toList();
            case MAIN_CLASS_NOT_FOUND -> List.of();
        };
    }

    private static Result find(List<Path> files) throws IOException {
        try {
            return com.google.cloud.tools.jib.api.MainClassFinder.find(files, event -> {});
        } catch (UnsupportedOperationException e) {
            var reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new IOException(
                    "a class file is of a newer Java than can be read (" + reason + "); name the main class yourself",
                    e);
        } catch (RuntimeException e) {
            // The reader of class files answers damage with exceptions of many kinds, and does not name the file.
            throw new IOException(
                    "a class file is damaged (" + e + "); build anew, or name the main class yourself", e);
        }
    }
}
