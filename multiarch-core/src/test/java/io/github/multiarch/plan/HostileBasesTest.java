package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.MediaType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bases that nothing must be built on. Each is a problem of the plan, so that nothing was written when it is found. */
class HostileBasesTest {
    private static final String PLATFORM = "linux/arm64";

    private record Row(
            String name,
            Consumer<ObjectNode> config,
            Consumer<ObjectNode> manifest,
            Consumer<ObjectNode> index,
            List<String> message) {
        @Override
        public String toString() {
            return name;
        }
    }

    @TempDir
    Path directory;

    static Stream<Row> configs() {
        return Stream.of(
                config(
                        "fewer diff_ids",
                        json -> BaseJson.diffIds(json).remove(0),
                        "has 2 layers, but its config knows 1"),
                config(
                        "more diff_ids",
                        json -> BaseJson.diffIds(json)
                                .add(BaseJson.diffIds(json).get(0)),
                        "2 layers, but its config knows 3"),
                config(
                        "no diff_ids",
                        json -> BaseJson.diffIds(json).removeAll(),
                        "has 2 layers, but its config knows 0"),
                config("more history", json -> json.withArray("history").addObject(), "2 layers", "the history of 3"),
                config("no rootfs", json -> json.remove("rootfs"), "the config sha256:", "rootfs is missing"),
                config(
                        "another rootfs",
                        json -> json.withObject("/rootfs").put("type", "x"),
                        "rootfs.type is not 'layers'"),
                config(
                        "another architecture",
                        json -> json.put("architecture", "amd64"),
                        "says linux/arm64",
                        "linux/amd64"),
                config("another system", json -> json.put("os", "windows"), "says linux/arm64", "says windows/arm64"),
                config("another variant", json -> json.put("variant", "v9"), "says linux/arm64", "says linux/arm64/v9"),
                config("no platform", json -> json.remove("os"), "the config sha256:", "does not say its os"),
                config(
                        "a path as variant",
                        json -> json.put("variant", "../.."),
                        "the config sha256:",
                        "variant is '../..'"),
                config(
                        "Env as text",
                        json -> BaseJson.settings(json).put("Env", "A=b"),
                        "config.Env is not a JSON array"),
                config(
                        "Env in another case",
                        json -> BaseJson.settings(json).putArray("ENV"),
                        "'ENV'",
                        "expected 'Env'"),
                config(
                        "Cmd as text",
                        json -> BaseJson.settings(json).put("Cmd", "sh"),
                        "config.Cmd is not a JSON array"),
                config(
                        "Entrypoint as text",
                        json -> BaseJson.settings(json).put("Entrypoint", "x"),
                        "config.Entrypoint is not"),
                config(
                        "ports as a list",
                        json -> BaseJson.settings(json).putArray("ExposedPorts"),
                        "config.ExposedPorts is not"),
                config(
                        "a label that is a list",
                        json -> BaseJson.settings(json).putObject("Labels").putArray("a"),
                        "config.Labels.a"),
                config("history as a map", json -> json.putObject("history"), "history is not a JSON array"),
                config("over 4 MiB", json -> json.put("x", "x".repeat(5_000_000)), "limit", "4194304"));
    }

    static Stream<Row> manifests() {
        return Stream.of(
                manifest("no layers", json -> json.remove("layers"), "has 0 layers, but its config knows 2"),
                manifest(
                        "one layer",
                        json -> json.withArray("layers").remove(0),
                        "has 1 layers, but its config knows 2"),
                manifest("no config", json -> json.remove("config"), "the manifest sha256:", "config is missing"),
                manifest(
                        "no image",
                        json -> BaseJson.type(json, "application/x-chart"),
                        "is no image: its config is a application/x-chart"),
                manifest("a config that is not there", BaseJson::otherConfig, "sha256:0000", "is not in the layout"),
                manifest(
                        "a config of another size",
                        json -> json.withObject("/config").put("size", 1),
                        "more than the 1 bytes"),
                manifest("both kinds", json -> json.putArray("manifests"), "has both the fields of a manifest"),
                manifest("another type", json -> json.put("mediaType", "a/b"), "came as application/", "it is a/b"),
                manifest(
                        "Docker schema 1",
                        json -> json.put("schemaVersion", 1),
                        "schemaVersion 1; only 2 is supported"),
                manifest("layers in two cases", json -> json.putArray("LAYERS"), "'LAYERS'", "expected 'layers'"),
                manifest("a size below zero", json -> json.withObject("/config").put("size", -1), "config.size is -1"));
    }

    static Stream<Row> indexes() {
        return Stream.of(
                index("no entries", json -> json.putArray("manifests"), "is an index without images"),
                index(
                        "an image that is listed as an index",
                        json -> BaseJson.entry(json).put("mediaType", MediaType.OCI_INDEX.value()),
                        "came as",
                        "index.v1"),
                index(
                        "an old image",
                        json -> BaseJson.entry(json).put("mediaType", "a/schema1"),
                        "what it lists is a/schema1"),
                index("an attestation only", json -> BaseJson.platform(json, "unknown"), "is an index without images"),
                index(
                        "another platform",
                        json -> BaseJson.platform(json, "s390x"),
                        "has no image for it; it has linux/s390x. Give"),
                index("a thousand platforms", BaseJson::platforms, "linux/p39 and 961 more. Give"),
                index(
                        "a terminal's commands",
                        json -> BaseJson.platform(json, "\u001b[2J"),
                        "platform.architecture is '?[2J'"),
                index("an image that is not there", BaseJson::otherImage, "sha256:0000", "is not in the layout"),
                index("an image of another size", json -> BaseJson.entry(json).put("size", 7), "more than the 7 bytes"),
                index("an image over 4 MiB", json -> BaseJson.entry(json).put("size", 4194305), "limit", "4194304"),
                index(
                        "a size over a long",
                        json -> BaseJson.entry(json).put("size", 1e20),
                        "manifests[0].size is 1",
                        "not a number"),
                index(
                        "Docker's name",
                        json -> BaseJson.entry(json).put("mediaType", MediaType.DOCKER_MANIFEST.value()),
                        "came as"),
                index("a manifest too", json -> json.putArray("layers"), "has both the fields of an index"));
    }

    @ParameterizedTest
    @MethodSource({"configs", "manifests", "indexes"})
    void isAProblemOfThePlan(Row row) throws Exception {
        write(row);
        var problems = Plans.problems(given());
        assertEquals(1, problems.size(), problems.toString());
        var text = problems.get(0).toString();
        row.message().forEach(part -> assertTrue(text.contains(part), text));
        assertTrue(text.contains(directory.toString()) || text.startsWith("platform "), text);
        assertFalse(text.replace("\n", "").chars().anyMatch(Character::isISOControl), text);
    }

    @Test
    void ofTwoImagesForOnePlatformTheFirstIsTakenAsEnginesDo() throws Exception {
        write(index("the second is not there", json -> {
            var second = BaseJson.entry(json).deepCopy().put("digest", "sha256:" + "0".repeat(64));
            json.withArray("manifests").add(second);
        }));
        assertEquals(1, Plans.of(given()).images().size());
    }

    private void write(Row row) throws IOException {
        var sink = OciLayout.create(directory.resolve("bases"));
        var manifest = TestBase.of(PLATFORM).config(row.config()).writeTo(sink);
        var changed = changed(manifest, row.manifest());
        sink.write(changed);
        var entries =
                List.of(changed.descriptor().withPlatform(TestBase.of(PLATFORM).platform()));
        var index = changed(TestBases.index(sink, "1", ImageFormat.OCI, entries), row.index());
        sink.write(index);
        sink.tag(index, "1");
    }

    private static Document changed(Document document, Consumer<ObjectNode> change) {
        var json = document.json();
        change.accept(json);
        return Document.of(document.descriptor().mediaType(), json);
    }

    private TestParameters given() {
        var given = TestParameters.in(directory, PLATFORM);
        given.from = "oci:" + directory.resolve("bases");
        given.mainClass = TestParameters.OF_THE_JVM;
        return given;
    }

    private static void asItIs(ObjectNode json) {
        assertFalse(json.isEmpty());
    }

    private static Row config(String name, Consumer<ObjectNode> change, String... message) {
        return new Row("config: " + name, change, HostileBasesTest::asItIs, HostileBasesTest::asItIs, List.of(message));
    }

    private static Row manifest(String name, Consumer<ObjectNode> change, String... message) {
        return new Row(
                "manifest: " + name, HostileBasesTest::asItIs, change, HostileBasesTest::asItIs, List.of(message));
    }

    private static Row index(String name, Consumer<ObjectNode> change, String... message) {
        return new Row("index: " + name, HostileBasesTest::asItIs, HostileBasesTest::asItIs, change, List.of(message));
    }
}
