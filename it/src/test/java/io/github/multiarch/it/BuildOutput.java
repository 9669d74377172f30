package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder {@code target/multiarch} as whoever comes next finds it.
 *
 * @param directory that folder
 */
record BuildOutput(Path directory) {
    static BuildOutput of(Project project) {
        return new BuildOutput(project.output());
    }

    boolean hasReport() {
        return Files.exists(directory.resolve("report.json"));
    }

    /** Either it says nothing, or all that it says is there, with the right bytes. */
    void checkAllOrNothing() throws IOException {
        if (!hasReport()) {
            return;
        }
        var report = Json.parse(Files.readAllBytes(directory.resolve("report.json")));
        var index = report.get("index");
        check(index);
        assertEquals(
                index.get("digest").asText(),
                Files.readString(directory.resolve("digest")).strip());
        for (var platform : report.get("platforms")) {
            check(platform.get("manifest"));
            check(platform.get("config"));
            for (var layer : platform.get("layers")) {
                if (layer.get("from").asText().equals("application")) {
                    check(layer);
                }
            }
        }
    }

    /** Nothing that an earlier run left half done. */
    void checkTidy() throws IOException {
        var litter = ItFiles.list(directory).stream()
                .filter(file -> !file.matches(
                        "report\\.json|digest|inputs|layout/(oci-layout|index\\.json|blobs/sha256/\\w{64})"))
                .toList();
        assertEquals(List.of(), litter);
    }

    private void check(JsonNode descriptor) throws IOException {
        var digest = descriptor.get("digest").asText();
        var file = directory.resolve("layout/blobs").resolve(digest.replace(':', '/'));
        assertTrue(Files.exists(file), () -> "the report names what is not there: " + descriptor);
        var bytes = Files.readAllBytes(file);
        assertEquals(descriptor.get("size").asLong(), bytes.length, descriptor::toString);
        assertEquals(digest, Digest.of(bytes).toString());
    }
}
