package io.github.multiarch.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.multiarch.it.Skopeo;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.History;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A base image of eight platforms with two layers each, as large as a Java runtime's and always the same.
 *
 * @param layout where it lies
 * @param layers the size of each layer, by digest
 */
record BaseImage(Path layout, SortedMap<String, Long> layers) {
    /** The first five are those that most cases build. */
    static final List<String> PLATFORMS = List.of(
            "linux/amd64",
            "linux/arm64",
            "linux/arm/v7",
            "linux/ppc64le",
            "linux/s390x",
            "linux/386",
            "linux/riscv64",
            "linux/mips64le");

    private static final String TAG = "1";
    private static final int[] LAYER_BYTES = {30_400_000, 72_000_000};
    private static final Instant CREATED = Instant.parse("2020-02-02T02:02:02Z");

    BaseImage {
        layers = Collections.unmodifiableSortedMap(new TreeMap<>(layers));
    }

    /** No more than this have the layers of the first platforms, with the few bytes of tar and gzip. */
    static long bytes(int platforms) {
        return platforms * (LAYER_BYTES[0] + LAYER_BYTES[1] + 100_000L);
    }

    /** Makes it, if it is not in this folder already. */
    static BaseImage in(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("complete"))) {
            make(OciLayout.create(folder));
            Files.createFile(folder.resolve("complete"));
        }
        return new BaseImage(folder, layers(folder));
    }

    /** The name of it in a registry that got it. */
    static String name(String host) {
        return host + "/base:" + TAG;
    }

    /** Copies it there. */
    void push(LoggedRegistry registry) throws IOException, InterruptedException {
        push(name(registry.host()));
    }

    /** Copies it there, under another name. */
    void push(String image) throws IOException, InterruptedException {
        Skopeo.push(layout, TAG, image);
    }

    private static void make(OciLayout layout) throws IOException {
        var entries = new ArrayList<Descriptor>();
        for (var name : PLATFORMS) {
            var platform = Platform.parse(name);
            var layers = new ArrayList<Descriptor>();
            var editor = ImageConfig.empty(platform)
                    .edit()
                    .created(CREATED)
                    .environment(new TreeMap<>(Map.of("PATH", "/usr/bin:/bin")));
            for (int i = 0; i < LAYER_BYTES.length; i++) {
                var layer = RandomLayer.write(layout, name + " " + i, LAYER_BYTES[i], CREATED);
                layers.add(layer.descriptor());
                editor.layer(layer.diffId(), new History(CREATED, "bench", "", false));
            }
            var config = editor.done().toDocument(ImageFormat.OCI);
            layout.write(config.descriptor(), () -> new ByteArrayInputStream(config.bytes()));
            var manifest = new Manifest(ImageFormat.OCI.manifest(), config.descriptor(), layers, new TreeMap<>());
            var document = manifest.toDocument();
            layout.write(document);
            entries.add(document.descriptor().withPlatform(platform));
        }
        Document index = new ImageIndex(ImageFormat.OCI.index(), entries, new TreeMap<>()).toDocument();
        layout.write(index);
        layout.tag(index, TAG);
    }

    private static SortedMap<String, Long> layers(Path folder) throws IOException {
        var sizes = new TreeMap<String, Long>();
        var layout = OciLayout.open(folder);
        var index = read(folder.resolve("index.json")).at("/manifests/0/digest").asText();
        for (var entry : blob(layout, index).get("manifests")) {
            for (var layer : blob(layout, entry.get("digest").asText()).get("layers")) {
                sizes.put(layer.get("digest").asText(), layer.get("size").asLong());
            }
        }
        return sizes;
    }

    private static JsonNode blob(OciLayout layout, String digest) throws IOException {
        return read(layout.pathOf(Digest.parse(digest)));
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
