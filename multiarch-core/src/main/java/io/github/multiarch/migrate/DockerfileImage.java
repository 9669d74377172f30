package io.github.multiarch.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An image that a Dockerfile describes: what of it has a counterpart, and a remark for each line that has none. */
final class DockerfileImage {
    private final Parameters ours;
    private final Path basedir;

    DockerfileImage(Parameters ours, Path basedir) {
        this.ours = ours;
        this.basedir = basedir;
    }

    /**
     * Adds what the file says to what else is said of the build; the file counts more.
     *
     * @param file the Dockerfile
     * @param context where its paths begin
     * @param arguments of the build; its children are names
     * @param build is added to
     */
    Element read(Path file, Path context, Optional<Element> arguments, Element build) {
        if (!Files.isRegularFile(file)) {
            ours.remark("from", "There is no Dockerfile " + shown(file) + ", so what it says could not be translated.");
            return build;
        }
        try {
            return translate(file, context, arguments, build);
        } catch (IOException e) {
            ours.remark("from", "The Dockerfile " + shown(file) + " could not be read: " + e.getMessage() + ".");
            return build;
        }
    }

    private Element translate(Path file, Path context, Optional<Element> arguments, Element build) throws IOException {
        Map<String, String> values = new HashMap<>();
        arguments.ifPresent(all ->
                all.elements().forEach(one -> values.put(one.name(), one.text().value())));
        var stage = Stage.last(Dockerfile.read(file), values);
        ours.remark(
                "from",
                "A Dockerfile is not run here. What " + shown(file)
                        + " says is translated below, as it is now; the image no longer follows that file.");
        var result = build;
        for (var element : stage.elements()) {
            if (!element.isEmpty()) {
                result = result.with(element.name(), element);
            }
        }
        ours.remarks(stage.remarks());
        var files = new CopiedFiles(ours);
        stage.copies().forEach(copy -> files.add(copy, shown(context)));
        files.put();
        return result;
    }

    private String shown(Path path) {
        var normal = path.normalize();
        return (normal.startsWith(basedir) ? basedir.relativize(normal) : normal)
                .toString()
                .replace('\\', '/');
    }
}
