package io.github.multiarch.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A copy of a Maven project, to be built in.
 *
 * @param directory where its pom is
 */
record Project(Path directory) {
    /** Copies a project of {@code it/projects} with the parent that all of them have. */
    static Project copy(String name, Path into) throws IOException {
        Files.createDirectories(into);
        Files.copy(ItFiles.of("projects/pom.xml"), into.resolve("pom.xml"));
        ItFiles.copyTree(ItFiles.of("projects").resolve(name), into.resolve(name));
        return new Project(into.resolve(name));
    }

    /** Copies the sample application. */
    static Project copyOfSample(Path into) throws IOException {
        ItFiles.copyTree(ItFiles.of("sample"), into.resolve("sample"));
        return new Project(into.resolve("sample"));
    }

    Project module(String name) {
        return new Project(directory.resolve(name));
    }

    Maven maven() throws IOException {
        return Maven.in(directory);
    }

    /** The result of the goal build. */
    Path output() {
        return directory.resolve("target/multiarch");
    }

    Path layout() {
        return output().resolve("layout");
    }

    /** The digest of the index that was built. */
    String digest() throws IOException {
        return Files.readString(output().resolve("digest")).strip();
    }

    JsonNode report() throws IOException {
        return Json.parse(Files.readAllBytes(output().resolve("report.json")));
    }
}
