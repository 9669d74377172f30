package io.github.multiarch.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarch.oci.Digest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The files that a build has put on a base, by whatever tool.
 *
 * @param files in the order of the layers
 */
record ImageFiles(List<File> files) {
    /**
     * One of them.
     *
     * @param layer its name
     * @param path without a slash at its beginning
     * @param digest of its bytes
     */
    record File(String layer, String path, Digest digest) {}

    /** What this plugin made for a platform. */
    static ImageFiles of(Project project, String platform) throws IOException {
        var own = OwnFiles.of(project, platform);
        var files = new ArrayList<File>();
        for (int i = 0; i < own.layers().size(); i++) {
            read(own.names().get(i), project.layout(), own.layers().get(i), files);
        }
        return new ImageFiles(files);
    }

    /** The layers of a pulled image above as many of its base; they have no names. */
    static ImageFiles above(int baseLayers, Path layout) throws IOException {
        var manifest = blob(layout, blobDigest(Json.parse(Files.readAllBytes(layout.resolve("index.json")))));
        var layers = Json.strings(manifest.get("layers"), "digest");
        var files = new ArrayList<File>();
        for (var layer : layers.subList(baseLayers, layers.size())) {
            read("", layout, layer, files);
        }
        return new ImageFiles(files);
    }

    private static String blobDigest(JsonNode index) {
        return index.get("manifests").get(0).get("digest").asText();
    }

    private static JsonNode blob(Path layout, String digest) throws IOException {
        return Json.parse(Files.readAllBytes(layout.resolve("blobs/sha256").resolve(digest.substring(7))));
    }

    private static void read(String name, Path layout, String digest, List<File> files) throws IOException {
        var blob = layout.resolve("blobs/sha256").resolve(digest.substring(7));
        try (var in = new BufferedInputStream(Files.newInputStream(blob));
                var tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.add(new File(name, entry.getName(), Digest.of(tar.readAllBytes())));
                }
            }
        }
    }

    Set<String> paths() {
        var paths = new TreeSet<String>();
        files.forEach(file -> paths.add(file.path()));
        return paths;
    }

    /** Lines {@code layer: path}; the jars of one folder of libraries are one line. */
    List<String> lines() {
        return files.stream()
                .map(file -> file.layer() + ": "
                        + file.path()
                                .replaceFirst(
                                        "((?:libs|lib|lib/boot|lib/main|lib/deployment)/)[^/]*\\.jar$", "$1*.jar"))
                .distinct()
                .toList();
    }

    /** What is there more than once, at one path or as one jar at several. */
    List<String> twice() {
        var known = new HashSet<>();
        var twice = new ArrayList<String>();
        for (var file : files) {
            boolean isNew = known.add(file.path()) && (!file.path().endsWith(".jar") || known.add(file.digest()));
            if (!isNew) {
                twice.add(file.path());
            }
        }
        return twice;
    }
}
