package io.github.multiarch.plan;

import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.Entrypoint;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Problems;
import io.github.multiarch.content.Executables;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The program that images start, where it is one of the files that the plan places: the kernel starts none without the permission to be executed, whoever asks. */
final class StartedFile {
    private final BuildRequest request;
    private final String path;
    private final PlatformFiles files;

    private StartedFile(BuildRequest request, String path, PlatformFiles files) {
        this.request = request;
        this.path = path;
        this.files = files;
    }

    /** Notes what no container could start. A name without its folder is looked for in the container, so nothing is said of it. */
    static void check(BuildRequest request, PlatformFiles files, Problems problems) {
        if (request.container().entrypoint() instanceof Entrypoint.Command command
                && command.command().get(0).startsWith("/")) {
            new StartedFile(request, command.command().get(0), files).check(problems);
        }
    }

    private void check(Problems problems) {
        var lacking = new LinkedHashMap<LooseFile, List<String>>();
        for (var platform : request.platforms()) {
            try {
                lacking(platform)
                        .ifPresent(file -> lacking.computeIfAbsent(file, any -> new ArrayList<>())
                                .add(platform.platform().toString()));
            } catch (IOException | InvalidPathException e) {
                // Whoever packs it says so; and what cannot be the name of a file here is not placed from here.
            }
        }
        lacking.forEach((file, names) -> problems.add("container/entrypoint", message(file, names)));
    }

    /** What lies there in the end, if it cannot be started: later layers cover earlier ones. */
    private Optional<LooseFile> lacking(PlatformRequest platform) throws IOException {
        Optional<LooseFile> lacking = Optional.empty();
        for (var placed : files.of(platform)) {
            var there = LooseFile.at(path, placed);
            if (there.isPresent()) {
                var file = there.get();
                // Where a link leads to in the image is not known here.
                boolean isKnown = file.file().toRealPath().equals(file.file());
                lacking = isKnown && !placed.executable() && !Executables.isExecutable(file.file())
                        ? there
                        : Optional.empty();
            }
        }
        return lacking;
    }

    private String message(LooseFile file, List<String> platforms) {
        return "'" + file.path() + "' is not executable in the image for " + String.join(", ", platforms) + " ("
                + file.file() + ", in the layer " + file.layerIn(request)
                + "), so it cannot be started; say <executable>true</executable> for its <source> in <files>, or make it executable where it lies";
    }
}
