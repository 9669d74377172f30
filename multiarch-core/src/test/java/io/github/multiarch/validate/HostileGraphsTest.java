package io.github.multiarch.validate;

import static io.github.multiarch.validate.Graph.AS_IT_IS;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images whose parts contradict each other, and indexes without end: findings, each with its place, before anything is sent. */
class HostileGraphsTest {
    private static final String IMAGE = "manifests[0]";
    private static final String CONFIG = "manifests[0] > config";
    private static final String LAYER = "manifests[0] > layers[1]";

    private record Row(String name, Consumer<Graph> change, Consumer<ObjectNode> config, String place, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                config(
                        "diff_ids in another order",
                        json -> diffIds(json).add(diffIds(json).remove(0)),
                        LAYER,
                        "unpacks to"),
                config("one diff_id less", json -> diffIds(json).remove(1), CONFIG, "1 diff_ids for 2 layers"),
                config("one diff_id more", json -> diffIds(json).add(zeros()), CONFIG, "3 diff_ids for 2 layers"),
                config("another diff_id", json -> diffIds(json).set(1, zeros()), LAYER, "diff_ids have sha256:0000"),
                config("no rootfs", json -> json.remove("rootfs"), CONFIG, "rootfs is missing"),
                config("settings of another case", json -> json.putObject("Config"), CONFIG, "expected 'config'"),
                config(
                        "a number in Cmd",
                        json -> json.withObject("/config").putArray("Cmd").add(1),
                        CONFIG,
                        "Cmd is not"),
                config(
                        "ports as text",
                        json -> json.withObject("/config").put("ExposedPorts", "80"),
                        CONFIG,
                        "ExposedPorts"),
                config(
                        "endless history",
                        HostileGraphsTest::history,
                        CONFIG,
                        "50002 lines of history that make a layer"),
                layer("a layer of other content", Graph.gzip(bytes("other")), "unpacks to"),
                layer("a layer that is not packed", bytes("plain"), "cannot be unpacked as application/"),
                layer("a layer cut short", half(Graph.gzip(bytes("x".repeat(999)))), "cannot be unpacked as"),
                layer("a layer with a tail", tail(Graph.gzip(bytes("x"))), "cannot be unpacked as"),
                graph(
                        "an index that contains itself",
                        HostileGraphsTest::itself,
                        IMAGE,
                        "is damaged: expected sha256:"),
                graph(
                        "two indexes that contain each other",
                        HostileGraphsTest::eachOther,
                        IMAGE,
                        "is damaged: expected"),
                graph(
                        "a tower of indexes",
                        HostileGraphsTest::tower,
                        IMAGE,
                        "nested deeper than 3; it is not looked at"),
                graph("one platform twice", HostileGraphsTest::twice, "manifests[2]", "is for linux/arm/v7, and so is"),
                graph("a layer that is an index", g -> layerOf(g, MediaType.OCI_INDEX), LAYER, "not a layer"),
                graph("a config as image", HostileGraphsTest::asConfig, IMAGE, "neither a manifest nor an index"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isFound(Row row) throws IOException {
        var graph = new Graph(ImageFormat.OCI, row.config(), AS_IT_IS, AS_IT_IS);
        row.change().accept(graph);
        graph.assertFound(row.place(), row.message());
    }

    private static Row config(String name, Consumer<ObjectNode> change, String place, String message) {
        return new Row(name, graph -> {}, change, place, message);
    }

    private static Row layer(String name, byte[] content, String message) {
        var type = ImageFormat.OCI.layer(Compression.GZIP);
        return new Row(name, graph -> graph.replaceLayer(graph.blob(type, content)), AS_IT_IS, LAYER, message);
    }

    private static Row graph(String name, Consumer<Graph> change, String place, String message) {
        return new Row(name, change, AS_IT_IS, place, message);
    }

    private static void itself(Graph graph) {
        graph.nest();
        graph.blobs.put(graph.index().manifests().get(0).digest(), graph.blobs.get(graph.root.digest()));
    }

    private static void eachOther(Graph graph) {
        var inner = graph.root;
        graph.nest();
        var outer = graph.root;
        graph.nest();
        graph.root = inner;
        graph.nest();
        graph.blobs.put(inner.digest(), graph.blobs.get(outer.digest()));
    }

    private static void tower(Graph graph) {
        for (int i = 0; i < 200; i++) {
            graph.nest();
        }
    }

    private static void twice(Graph graph) {
        entries(graph, entries -> entries.add(entries.get(0).deepCopy()));
    }

    private static void asConfig(Graph graph) {
        entries(graph, entries -> ((ObjectNode) entries.get(0)).put("mediaType", MediaType.OCI_CONFIG.value()));
    }

    private static void entries(Graph graph, Consumer<ArrayNode> change) {
        var index = Document.of(graph.root.mediaType(), graph.blobs.get(graph.root.digest()));
        graph.root = graph.damaged(index, json -> change.accept(json.withArray("manifests")));
    }

    private static void layerOf(Graph graph, MediaType type) {
        var content = graph.blobs.get(graph.root.digest());
        graph.replaceLayer(
                graph.blob(ImageFormat.OCI.layer(Compression.NONE), content).withMediaType(type));
    }

    private static ArrayNode diffIds(ObjectNode json) {
        return json.withObject("/rootfs").withArray("diff_ids");
    }

    private static void history(ObjectNode json) {
        var history = json.withArray("history");
        for (int i = 0; i < 50_000; i++) {
            history.addObject();
        }
    }

    private static String zeros() {
        return "sha256:" + "0".repeat(64);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static byte[] tail(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + 40);
    }
}
