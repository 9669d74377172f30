package io.github.multiarch.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.History;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that the project writes holds against the official schemas, and those do find what is wrong. */
class OciSchemasTest {
    private static final Digest DIGEST = Digest.of("content".getBytes(StandardCharsets.UTF_8));

    private OciSchemas schemas;

    @BeforeEach
    void findSchemas() {
        schemas = OciSchemas.orSkip();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenHolds(ImageFormat format) {
        var config = config(format);
        var manifest = manifest(format, config);
        assertEquals(List.of(), schemas.check(config));
        assertEquals(List.of(), schemas.check(manifest));
        assertEquals(List.of(), schemas.check(index(format, manifest)));
    }

    @Test
    void aConfigOfNothingHolds() {
        var empty = ImageConfig.empty(Platform.parse("linux/arm/v7")).toDocument(ImageFormat.OCI);
        assertEquals(List.of(), schemas.check(empty));
    }

    @Test
    void anIndexIsRefused() {
        var index = index(ImageFormat.OCI, manifest(ImageFormat.OCI, config(ImageFormat.OCI)));
        assertRefused(index, json -> json.put("schemaVersion", 1));
        assertRefused(index, json -> json.put("mediaType", "index"));
        assertRefused(index, json -> json.remove("manifests"));
        assertRefused(index, json -> json.putObject("annotations").put("a", 1));
        assertRefused(index, json -> entry(json).remove("size"));
        assertRefused(index, json -> entry(json).put("size", "12"));
        assertRefused(index, json -> entry(json).put("digest", "sha256"));
        assertRefused(index, json -> entry(json).put("mediaType", "a b/c"));
        assertRefused(index, json -> ((ObjectNode) entry(json).get("platform")).remove("os"));
        assertRefused(index, json -> ((ObjectNode) entry(json).get("platform")).remove("architecture"));
        assertRefused(index, json -> ((ObjectNode) entry(json).get("platform")).put("variant", 7));
    }

    @Test
    void aManifestIsRefused() {
        var manifest = manifest(ImageFormat.OCI, config(ImageFormat.OCI));
        assertRefused(manifest, json -> json.remove("layers"));
        assertRefused(manifest, json -> json.putArray("layers"));
        assertRefused(manifest, json -> json.put("schemaVersion", "2"));
        assertRefused(manifest, json -> ((ObjectNode) json.get("config")).remove("digest"));
        assertRefused(manifest, json -> ((ObjectNode) json.path("layers").get(0)).put("mediaType", "tar"));
        assertRefused(manifest, json -> json.putObject("annotations").putNull("a"));
    }

    @Test
    void aConfigIsRefused() {
        var config = config(ImageFormat.OCI);
        assertRefused(config, json -> json.remove("os"));
        assertRefused(config, json -> json.remove("architecture"));
        assertRefused(config, json -> json.remove("rootfs"));
        assertRefused(config, json -> ((ObjectNode) json.get("rootfs")).put("type", "layer"));
        assertRefused(config, json -> ((ObjectNode) json.get("rootfs")).remove("diff_ids"));
        assertRefused(config, json -> ((ObjectNode) json.get("config")).put("Env", "PATH=/bin"));
        assertRefused(
                config,
                json -> ((ObjectNode) json.get("config"))
                        .putObject("ExposedPorts")
                        .putNull("80/tcp"));
        assertRefused(config, json -> ((ObjectNode) json.path("history").get(0)).put("empty_layer", "no"));
        assertRefused(config, json -> json.put("created", "yesterday"));
    }

    private void assertRefused(Document sound, Consumer<ObjectNode> damage) {
        var json = sound.json();
        damage.accept(json);
        var damaged = Document.of(sound.descriptor().mediaType(), json);
        assertFalse(schemas.check(damaged).isEmpty(), () -> "held: " + json);
    }

    private static ObjectNode entry(ObjectNode index) {
        return (ObjectNode) index.path("manifests").get(0);
    }

    private static Document config(ImageFormat format) {
        var line = new History(Instant.EPOCH, "a tool", "a remark", false);
        return ImageConfig.empty(Platform.parse("linux/arm64"))
                .edit()
                .created(Instant.parse("2026-01-02T03:04:05.678Z"))
                .environment(Map.of("PATH", "/bin"))
                .labels(Map.of("a", "b"))
                .exposedPorts(List.of("8080/tcp"))
                .volumes(List.of("/data"))
                .user("1000:1000")
                .workingDirectory("/app")
                .entrypoint(List.of("java", "-version"))
                .cmd(List.of("x"))
                .layer(DIGEST, line)
                .history(new History(Instant.EPOCH, "ENV", "", true))
                .done()
                .toDocument(format);
    }

    private static Document manifest(ImageFormat format, Document config) {
        var annotations = new TreeMap<>(Map.of("org.opencontainers.image.title", "sample"));
        var layers = new ArrayList<Descriptor>();
        for (var compression : Compression.values()) {
            layers.add(new Descriptor(format.layer(compression), DIGEST, 7));
        }
        var foreign = new MediaType("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip");
        layers.add(new Descriptor(
                format.nameOf(foreign),
                DIGEST,
                7,
                List.of("https://example.com/layer"),
                annotations,
                Optional.empty()));
        return new Manifest(format.manifest(), config.descriptor(), layers, annotations).toDocument();
    }

    private static Document index(ImageFormat format, Document manifest) {
        var windows =
                new Platform("windows", "amd64", Optional.empty(), Optional.of("10.0.20348.1"), List.of("win32k"));
        return new ImageIndex(
                        format.index(),
                        List.of(
                                manifest.descriptor().withPlatform(Platform.parse("linux/arm/v7")),
                                manifest.descriptor().withPlatform(windows)),
                        new TreeMap<>(Map.of("a", "b")))
                .toDocument();
    }
}
