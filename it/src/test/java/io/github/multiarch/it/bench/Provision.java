package io.github.multiarch.it.bench;

import io.github.multiarch.it.LocalRepository;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What Maven needs from the network, brought before anything is measured. */
final class Provision {
    private static final String OUTPUT = "target/class-path";

    private Provision() {}

    /**
     * Builds a project without an image, and with both plugins told to do nothing.
     *
     * @param lane where the project is
     * @param module whose class path is asked for; the empty string for the project itself
     * @return the jars that the module's classes run with, without those of its own reactor
     */
    static List<Path> of(Lane lane, String module) throws IOException, InterruptedException {
        var project = lane.project();
        MavenProcess.run(
                project,
                lane.folder().resolve("provision.log"),
                List.of(
                        "-Pmultiarch,jib",
                        "-Dmultiarch.skip",
                        "-Djib.skip",
                        "-Dmdep.outputFile=" + OUTPUT,
                        "deploy",
                        "dependency:build-classpath"));
        var classPath =
                Files.readString(project.resolve(module).resolve(OUTPUT)).strip();
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(classPath)
                .map(Path::of)
                .filter(jar -> jar.startsWith(LocalRepository.path()))
                .toList();
    }
}
