package io.github.multiarch.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Digest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What a build put on one platform's base, by its report.
 *
 * @param layout where the layers are
 * @param entries of the report
 */
record OwnFiles(Path layout, List<JsonNode> entries) {
    static OwnFiles of(Project project, String platform) throws IOException {
        var entries = new ArrayList<JsonNode>();
        for (var image : project.report().get("platforms")) {
            if (image.get("platform").asText().equals(platform)) {
                image.get("layers").forEach(layer -> {
                    if (layer.get("from").asText().equals("application")) {
                        entries.add(layer);
                    }
                });
            }
        }
        return new OwnFiles(project.layout(), entries);
    }

    /** Digests. */
    List<String> layers() {
        return entries.stream().map(layer -> layer.get("digest").asText()).toList();
    }

    List<String> names() {
        return entries.stream().map(layer -> layer.get("name").asText()).toList();
    }

    /** Writes all jars into a folder. */
    List<Path> unpackJars(Path folder) throws IOException {
        var jars = new ArrayList<Path>();
        for (var layer : layers()) {
            var blob = OciLayout.open(layout).pathOf(Digest.parse(layer));
            try (var in = new BufferedInputStream(Files.newInputStream(blob));
                    var tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    if (entry.getName().endsWith(".jar")) {
                        var jar = folder.resolve(jars.size() + ".jar");
                        Files.copy(tar, jar);
                        jars.add(jar);
                    }
                }
            }
        }
        return jars;
    }
}
