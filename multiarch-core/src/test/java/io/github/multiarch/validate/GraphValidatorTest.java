package io.github.multiarch.validate;

import static io.github.multiarch.validate.Graph.AS_IT_IS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What indexes and manifests say. */
class GraphValidatorTest {
    private static final String ENTRY = "manifests[0]";

    @ParameterizedTest
    @EnumSource
    void aSoundGraphHasNoFindings(ImageFormat format) throws IOException {
        var graph = new Graph(format, AS_IT_IS, AS_IT_IS, AS_IT_IS);
        assertEquals(List.of(), GraphValidator.validate(graph, graph.root, layer -> false, Layers.UNPACKED));
        var child = graph.index().manifests().get(1);
        assertEquals(List.of(), GraphValidator.validate(graph, child, layer -> false, Layers.UNPACKED));
    }

    @Test
    void platformsOfTheIndex() throws IOException {
        assertIndex(json -> entry(json).remove("platform"), ENTRY, "has no platform");
        assertIndex(json -> platform(json).remove("os"), ENTRY + " > platform", "does not say its os");
        assertIndex(
                json -> platform(json).remove("architecture"), ENTRY + " > platform", "does not say its architecture");
        assertIndex(
                json -> platform(json).remove("variant"),
                ENTRY + " > platform",
                "is written linux/arm; its normal form is linux/arm/v7");
        assertIndex(
                json -> platform(json).put("variant", "7"),
                ENTRY + " > platform",
                "is written linux/arm/7; its normal form is linux/arm/v7");
        assertIndex(json -> platform(json).put("os", "Linux"), ENTRY + " > platform", "is written Linux/arm/v7");
        assertIndex(
                json -> platform(json, 1).put("variant", "v8"),
                "manifests[1] > platform",
                "is written linux/arm64/v8; its normal form is linux/arm64");
        assertIndex(
                json -> platform(json, 1).put("variant", ""),
                "manifests[1] > platform",
                "is written linux/arm64/; its normal form is linux/arm64");
        assertIndex(
                json -> platform(json, 1).put("architecture", "aarch64"),
                "manifests[1] > platform",
                "is written linux/aarch64");
    }

    @Test
    void platformsAreThoseOfTheIndexOrElseOfTheConfig() throws IOException {
        var graph = Graph.sound();
        var child = graph.index().manifests().get(1);
        assertEquals("[linux/arm64]", graph.walk(child).platforms().toString());
        graph.nest();
        graph.blobs.remove(child.digest());
        var walked = graph.walk(graph.root);
        assertEquals("[linux/arm/v7, linux/arm64]", walked.platforms().toString());
        assertEquals(1, walked.findings().size());
        assertEquals(List.of(), graph.walk(child).platforms());
    }

    @Test
    void aPlatformMayBeThereOnce() throws IOException {
        assertIndex(
                json -> manifests(json).add(entry(json).deepCopy()),
                "manifests[2]",
                "is for linux/arm/v7, and so is the index");
    }

    @Test
    void attestationsAreNoPlatform() throws IOException {
        var graph = Graph.sound();
        var attestation = graph.damaged(
                Document.of(
                        graph.format.manifest(), graph.manifest(0).toDocument().bytes()),
                json -> {
                    ((ObjectNode) json.withArray("layers").get(0)).put("mediaType", "application/vnd.in-toto+json");
                    json.withArray("layers").remove(1);
                });
        graph.root = graph.damaged(graph.index().toDocument(), json -> {
            for (int i = 0; i < 2; i++) {
                var entry = manifests(json).addObject();
                entry.put("mediaType", attestation.mediaType().value());
                entry.put("digest", attestation.digest().toString());
                entry.put("size", attestation.size());
                entry.putObject("platform").put("os", "unknown").put("architecture", "unknown");
            }
        });
        assertEquals(List.of(), GraphValidator.validate(graph, graph.root, layer -> false));
        assertEquals(
                "[linux/arm/v7, linux/arm64]",
                graph.walk(graph.root).platforms().toString());
        graph.blobs.remove(attestation.digest());
        assertEquals(
                1, GraphValidator.validate(graph, graph.root, layer -> false).size());
    }

    @Test
    void oneFamilyOfMediaTypes() throws IOException {
        assertManifest(
                json -> ((ObjectNode) json.withArray("layers").get(0))
                        .put("mediaType", "application/vnd.docker.image.rootfs.diff.tar"),
                " > layers[0]",
                "is a application/vnd.docker.image.rootfs.diff.tar in an image whose other media types are those of OCI");
        assertManifest(
                json -> json.withObject("/config").put("mediaType", "application/vnd.docker.container.image.v1+json"),
                " > config",
                "those of OCI");
        assertIndex(
                json -> entry(json)
                        .put("mediaType", ImageFormat.DOCKER.manifest().value()),
                ENTRY,
                "those of OCI");
        assertManifest(
                json -> json.withObject("/config").put("mediaType", "text/plain"),
                " > config",
                "not an image's config");
        assertIndex(json -> entry(json).put("mediaType", "text/plain"), ENTRY, "neither a manifest nor an index");
    }

    @Test
    void documentsThatAreNoneAreFindings() throws IOException {
        assertIndex(json -> json.put("schemaVersion", 1), "", "only 2 is supported");
        assertIndex(json -> json.put("mediaType", "text/plain"), "", "says of itself");
        assertIndex(json -> json.putObject("annotations").put("a", 1), "", "annotations.a is not a string");
        assertIndex(json -> entry(json).putObject("annotations").put("a", 1), "", "annotations.a is not a string");
        assertIndex(json -> entry(json).put("size", -1), "", "size is -1");
        assertIndex(json -> manifests(json).add(7), "", "manifests[2] is not a JSON object");
        assertManifest(json -> json.remove("config"), "", "config is missing");
        assertManifest(json -> json.putObject("annotations").put("a", true), "", "annotations.a is not a string");
    }

    private static void assertIndex(Consumer<ObjectNode> damage, String place, String message) throws IOException {
        new Graph(ImageFormat.OCI, AS_IT_IS, AS_IT_IS, damage).assertFound(place, message);
    }

    private static void assertManifest(Consumer<ObjectNode> damage, String place, String message) throws IOException {
        new Graph(ImageFormat.OCI, AS_IT_IS, damage, AS_IT_IS).assertFound(ENTRY + place, message);
    }

    private static ArrayNode manifests(ObjectNode index) {
        return index.withArray("manifests");
    }

    private static ObjectNode entry(ObjectNode index) {
        return (ObjectNode) manifests(index).get(0);
    }

    private static ObjectNode platform(ObjectNode index) {
        return platform(index, 0);
    }

    private static ObjectNode platform(ObjectNode index, int position) {
        JsonNode entry = manifests(index).get(position);
        return (ObjectNode) entry.get("platform");
    }
}
