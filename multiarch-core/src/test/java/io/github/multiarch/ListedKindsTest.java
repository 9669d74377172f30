package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.CopyParameters;
import io.github.multiarch.config.CopyRequest;
import io.github.multiarch.config.DriftRequest;
import io.github.multiarch.config.InspectRequest;
import io.github.multiarch.config.LayerReading;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.config.VerifyRequest;
import io.github.multiarch.content.ContentSink;
import io.github.multiarch.fixtures.IndexGiven;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.inspect.Verification;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What indexes list beside images, and indexes within indexes: what each goal makes of them. */
class ListedKindsTest {
    private static final String SOCI = "application/vnd.amazon.soci.index.v2+json";
    private static final List<String> PLATFORMS = List.of("linux/amd64", "linux/arm64");

    @TempDir
    Path directory;

    private final FakeRegistry registry = FakeRegistry.start();
    private final FakeRegistry other = FakeRegistry.start();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Session session = Session.inMemory();
    private final ContentSink sink = TestBases.inside(registry, "acme/orders");

    @AfterEach
    void stop() {
        session.close();
        registry.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after", "untyped"})
    void anArtifactIsNoImageWhereverItStands(String tag) throws Exception {
        artifacts();
        assertEquals(List.of(), verify(name(tag)).findings());
        assertEquals(PLATFORMS, names(verify(name(tag)).platforms()));
        var json = json(inspect(name(tag), Optional.empty()));
        assertEquals(PLATFORMS, json.path("platforms").findValuesAsText("platform"));
        assertEquals(List.of(SOCI, SOCI), json.path("artifacts").findValuesAsText("type"));
        for (var artifact : json.path("artifacts")) {
            assertTrue(artifact.path("of").asText().startsWith("sha256:"), artifact::toString);
            assertEquals(3, artifact.path("size").asLong());
        }
        var chosen = json(inspect(name(tag), Optional.of("linux/arm64")));
        assertEquals(
                image("linux/arm64").digest().toString(),
                chosen.path("chosen").path("digest").asText());
        var remarks = chosen.path("remarks").toString();
        assertEquals(
                tag.equals("before"),
                remarks.contains("stands before it in the index and is an artifact, " + SOCI),
                remarks);
        assertEquals(PLATFORMS, drift(name(tag)));
    }

    @Test
    void anArtifactWithAPlatformAloneHasNoBase() throws Exception {
        var image = image("linux/amd64");
        index("alone", List.of(image, artifact(image, "linux/amd64").withPlatform(Platform.parse("linux/amd64"))));
        assertEquals(List.of("linux/amd64"), drift(name("alone")));
    }

    /** The engine takes one entry of each index, and the first of those that say nothing. */
    @Test
    void whatTheEngineDoesNotLookIntoIsTold() throws Exception {
        var first = index("first", List.of(image("linux/amd64")));
        var second = index("second", List.of(image("linux/arm64")));
        index("unsaid", List.of(first.descriptor(), second.descriptor()));
        assertEquals(List.of(), remarks("unsaid", "linux/amd64"));
        assertTrue(remarks("unsaid", "linux/arm64").toString().contains("containerd 2 itself takes nothing"));
        nested();
        assertEquals(List.of(), remarks("nested", "linux/arm64"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after", "untyped"})
    void anArtifactGoesWithItsImage(String tag) throws Exception {
        artifacts();
        copy(name(tag), to(tag));
        assertEquals(List.of(), verify(to(tag)).findings());
        copy(name(tag), to("some"), "linux/arm64");
        var some = ImageIndex.parse(document(other, "some"));
        assertEquals(2, some.manifests().size());
        assertTrue(some.manifests().stream()
                .allMatch(entry -> entry.platform().map(Object::toString).equals(Optional.of("linux/arm64"))
                        || entry.platform().isEmpty()));
        assertEquals(List.of(), verify(to("some")).findings());

        var given = new IndexGiven(registry.host() + "/acme/orders:again").source(name(tag));
        index(given);
        assertEquals(4, entries("again").size());
        given = new IndexGiven(registry.host() + "/acme/orders:again");
        given.mode = "remove";
        given.platforms = List.of("linux/amd64");
        index(given);
        assertEquals(2, entries("again").size());
        assertEquals(
                tag.equals("untyped") ? List.of() : List.of(SOCI),
                entries("again").stream()
                        .flatMap(entry -> entry.artifactType().stream())
                        .toList());
    }

    @Test
    void whatNobodyKnowsIsCarriedAlong() throws Exception {
        var here = OciLayout.create(directory.resolve("here"));
        var document = Document.of(
                new MediaType("application/vnd.example.strange.v1+json"),
                "{\"hello\":\"world\"}".getBytes(StandardCharsets.UTF_8));
        here.write(document.descriptor(), () -> new ByteArrayInputStream(document.bytes()));
        var strange = document.descriptor();
        var entries = new ArrayList<Descriptor>();
        for (var platform : PLATFORMS) {
            entries.add(TestBase.of(platform).writeTo(here).descriptor().withPlatform(Platform.parse(platform)));
        }
        entries.add(strange);
        var whole = new ImageIndex(MediaType.OCI_INDEX, entries, new TreeMap<>()).toDocument();
        here.write(whole);
        here.tag(whole, "1");
        var from = "oci:" + directory.resolve("here") + ":1";
        assertEquals(List.of(), verify(from).findings());
        assertTrue(inspect(from, Optional.empty()).contains("application/vnd.example.strange.v1+json"));
        copy(from, "oci:" + directory.resolve("there"));
        var there = OciLayout.open(directory.resolve("there"));
        assertArrayEquals(whole.bytes(), there.resolve("1").orElseThrow().bytes());
        assertTrue(there.has(strange));
        copy(from, to("some"), "linux/arm64");
        assertEquals(List.of("linux/arm64"), names(ImageIndex.parse(document(other, "some"))));
        copy(from, "oci:" + directory.resolve("most"), "all", "!linux/amd64");
        assertTrue(OciLayout.open(directory.resolve("most")).has(strange), "it is none of what is left out");
        index(new IndexGiven(registry.host() + "/acme/orders:again").source(from));
        assertEquals(2, entries("again").size());
        assertTrue(
                lines.stream().anyMatch(line -> line.contains(strange.digest() + ", a " + strange.mediaType())),
                lines::toString);

        var refused = assertThrows(IOException.class, () -> copy(from, to("all")));
        assertTrue(refused.getMessage().contains(strange.digest().toString()), "registries that want manifests say so");
        Files.delete(here.pathOf(strange.digest()));
        assertFalse(verify(from).isSound());
    }

    @Test
    void anIndexForEachPlatformIsReadAsOne() throws Exception {
        nested();
        assertEquals(List.of(), verify(name("nested")).findings());
        assertEquals(PLATFORMS, names(verify(name("nested")).platforms()));
        var json = json(inspect(name("nested"), Optional.empty()));
        assertEquals(PLATFORMS, json.path("platforms").findValuesAsText("platform"));
        assertEquals(PLATFORMS, drift(name("nested")));
        assertEquals(2, json.path("indexes").size());
        assertEquals(2, json.path("attestations").size());
        assertTrue(inspect(name("nested"), Optional.of("linux/arm64"))
                .contains(image("linux/arm64").digest().toString()));
        index(new IndexGiven(registry.host() + "/acme/orders:flat").source(name("nested")));
        assertEquals(
                List.of("linux/amd64", "linux/arm64", "unknown/unknown", "unknown/unknown"),
                names(ImageIndex.parse(document(registry, "flat"))));
    }

    @Test
    void aCopyKeepsTheNesting() throws Exception {
        var outer = nested();
        copy(name("nested"), to("nested"));
        assertArrayEquals(outer.bytes(), document(other, "nested").bytes());
        assertEquals(List.of(), verify(to("nested")).findings());
        copy(name("nested"), "oci:" + directory.resolve("l") + ":nested");
        assertEquals(
                List.of(), verify("oci:" + directory.resolve("l") + ":nested").findings());

        other.forgetRequests();
        copy(name("nested"), to("nested"));
        assertTrue(
                other.requests().stream().noneMatch(request -> request.method().equals("PUT")), "all is there");
        copy(name("nested"), to("some"), "linux/arm64");
        var some = ImageIndex.parse(document(other, "some"));
        assertEquals(List.of(ImageIndex.parse(outer).manifests().get(1)), some.manifests());
        assertEquals(List.of(), verify(to("some")).findings());
    }

    /** An index of several platforms within another is another one when some of them go. */
    @Test
    void anIndexWithinThatLosesAPlatformIsWrittenAnew() throws Exception {
        var inner = index("inner", List.of(image("linux/amd64"), image("linux/arm64")));
        var outer = new ImageIndex(
                        MediaType.OCI_INDEX, List.of(inner.descriptor(), image("linux/s390x")), new TreeMap<>())
                .toDocument()
                .json();
        ((ObjectNode) outer.at("/manifests/0")).put("data", Base64.getEncoder().encodeToString(inner.bytes()));
        sink.tag(write(Document.of(MediaType.OCI_INDEX, outer)), "outer");
        copy(name("outer"), to("some"), "linux/arm64", "linux/s390x");
        assertEquals(List.of(), verify(to("some")).findings());
        assertEquals(
                List.of("linux/arm64", "linux/s390x"), names(verify(to("some")).platforms()));
    }

    @Test
    void whatLiesTooDeepIsRefusedByAll() throws Exception {
        var index = index("1", List.of(image("linux/amd64")));
        for (int depth = 2; depth < 5; depth++) {
            index = index(Integer.toString(depth), List.of(index.descriptor()));
        }
        assertEquals(List.of(), verify(name("3")).findings());
        assertFalse(verify(name("4")).isSound());
        for (var goal : List.<Goal>of(
                () -> inspect(name("4"), Optional.empty()),
                () -> copy(name("4"), to("4")),
                () -> index(new IndexGiven(registry.host() + "/acme/orders:flat").source(name("4"))))) {
            var refused = assertThrows(Exception.class, goal::run);
            assertTrue(refused.getMessage().contains("nested deeper than 3"), refused::getMessage);
        }
    }

    @Test
    void anArtifactOfManyPartsIsToldWhereItCannotStay() throws Exception {
        var parts = write(new ImageIndex(
                        MediaType.OCI_INDEX, List.of(artifact(image("linux/amd64"), "linux/amd64")), new TreeMap<>())
                .toDocument());
        var entry = new Descriptor(
                parts.descriptor().mediaType(),
                parts.digest(),
                parts.descriptor().size(),
                List.of(),
                new TreeMap<>(),
                Optional.empty(),
                Optional.of(SOCI));
        index("parts", List.of(image("linux/amd64"), entry));
        copy(name("parts"), to("parts"));
        assertEquals(List.of(), verify(to("parts")).findings());
        index(new IndexGiven(registry.host() + "/acme/orders:again").source(name("parts")));
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.contains("the artifact " + parts.digest())
                                && line.contains("its parts are listed without it")),
                lines::toString);
    }

    @Test
    void moreIndexesThanTheLimitAreNotRead() throws Exception {
        var many = new ArrayList<Descriptor>();
        for (int i = 0; i <= 100; i++) {
            var annotations = new TreeMap<>(Map.of("number", Integer.toString(i)));
            many.add(write(new ImageIndex(MediaType.OCI_INDEX, List.of(image("linux/amd64")), annotations).toDocument())
                    .descriptor());
        }
        index("many", many);
        var refused = assertThrows(IOException.class, () -> inspect(name("many"), Optional.empty()));
        assertTrue(refused.getMessage().contains("more indexes than the limit: 100"), refused::getMessage);
    }

    /** Something that is done with an image. */
    @FunctionalInterface
    private interface Goal {
        void run() throws Exception;
    }

    /** As {@code soci convert} leaves it, in two orders; and artifacts that only their manifests call so. */
    private void artifacts() throws IOException {
        var images = new ArrayList<Descriptor>();
        var typed = new ArrayList<Descriptor>();
        var untyped = new ArrayList<Descriptor>();
        for (var platform : PLATFORMS) {
            var image = image(platform);
            images.add(image);
            var artifact = artifact(image, platform);
            untyped.add(artifact);
            typed.add(new Descriptor(
                    artifact.mediaType(),
                    artifact.digest(),
                    artifact.size(),
                    List.of(),
                    new TreeMap<>(),
                    Optional.of(Platform.parse(platform)),
                    Optional.of(SOCI)));
        }
        index("after", both(images, typed));
        index("before", both(typed, images));
        index("untyped", both(untyped, images));
    }

    private static List<Descriptor> both(List<Descriptor> first, List<Descriptor> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    private Descriptor artifact(Descriptor image, String platform) throws IOException {
        var config = blob("{}", SOCI);
        var content = blob(platform.substring(platform.length() - 3), "application/octet-stream");
        var json = new Manifest(MediaType.OCI_MANIFEST, config, List.of(content), new TreeMap<>())
                .toDocument()
                .json();
        json.put("artifactType", SOCI);
        json.putObject("subject")
                .put("mediaType", image.mediaType().value())
                .put("digest", image.digest().toString())
                .put("size", image.size());
        var manifest = Document.of(MediaType.OCI_MANIFEST, json);
        sink.write(manifest);
        return manifest.descriptor();
    }

    /** For each platform an index of its image and BuildKit's statement. */
    private Document nested() throws IOException {
        var outer = new ArrayList<Descriptor>();
        for (var platform : PLATFORMS) {
            var image = image(platform);
            var config = blob(
                    "{\"architecture\":\"unknown\",\"os\":\"unknown\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}",
                    MediaType.OCI_CONFIG.value());
            var statement = blob("{\"for\":\"" + platform + "\"}", "application/vnd.in-toto+json");
            var attestation =
                    new Manifest(MediaType.OCI_MANIFEST, config, List.of(statement), new TreeMap<>()).toDocument();
            sink.write(attestation);
            var inner = new ImageIndex(
                            MediaType.OCI_INDEX,
                            List.of(
                                    image,
                                    attestation
                                            .descriptor()
                                            .withPlatform(Platform.of("unknown", "unknown", ""))
                                            .withAnnotations(Map.of(
                                                    "vnd.docker.reference.type",
                                                    "attestation-manifest",
                                                    "vnd.docker.reference.digest",
                                                    image.digest().toString()))),
                            new TreeMap<>())
                    .toDocument();
            sink.write(inner);
            outer.add(inner.descriptor().withPlatform(Platform.parse(platform)));
        }
        return index("nested", outer);
    }

    private Document index(String tag, List<Descriptor> entries) throws IOException {
        var index = write(new ImageIndex(MediaType.OCI_INDEX, entries, new TreeMap<>()).toDocument());
        sink.tag(index, tag);
        return index;
    }

    private Document write(Document index) throws IOException {
        sink.write(index);
        return index;
    }

    private Descriptor image(String platform) throws IOException {
        return TestBase.of(platform).writeTo(sink).descriptor().withPlatform(Platform.parse(platform));
    }

    private Descriptor blob(String text, String mediaType) throws IOException {
        var document = Document.of(new MediaType(mediaType), text.getBytes(StandardCharsets.UTF_8));
        sink.write(document.descriptor(), () -> new ByteArrayInputStream(document.bytes()));
        return document.descriptor();
    }

    private static Document document(FakeRegistry registry, String tag) {
        return registry.manifest("acme/orders", tag).orElseThrow();
    }

    private List<Descriptor> entries(String tag) {
        return ImageIndex.parse(document(registry, tag)).manifests();
    }

    private static List<String> names(List<Platform> platforms) {
        return platforms.stream().map(Platform::toString).toList();
    }

    private static List<String> names(ImageIndex index) {
        return index.manifests().stream()
                .map(entry -> entry.platform().orElseThrow().toString())
                .toList();
    }

    private String name(String tag) {
        return registry.host() + "/acme/orders:" + tag;
    }

    private String to(String tag) {
        return other.host() + "/acme/orders:" + tag;
    }

    private void copy(String from, String image, String... platforms) throws Exception {
        try (var multiarch = multiarch()) {
            multiarch
                    .images()
                    .copy(CopyRequest.read(new CopyParameters(
                            from, image, List.of(), List.of(platforms), List.of(), Optional.empty(), directory)));
        }
    }

    private void index(IndexGiven given) throws Exception {
        try (var multiarch = multiarch()) {
            multiarch.images().index(given.request());
        }
    }

    private Verification verify(String image) throws IOException {
        try (var multiarch = multiarch()) {
            return multiarch
                    .images()
                    .verify(new VerifyRequest(
                            BaseReference.parse(image, directory), List.of(), LayerReading.READ, false));
        }
    }

    private List<String> remarks(String tag, String machine) throws IOException {
        var remarks = new ArrayList<String>();
        json(inspect(name(tag), Optional.of(machine))).path("remarks").forEach(remark -> remarks.add(remark.asText()));
        return remarks;
    }

    /** The platforms that are looked at. */
    private List<String> drift(String image) throws IOException {
        try (var multiarch = multiarch()) {
            return multiarch
                    .images()
                    .drift(new DriftRequest(BaseReference.parse(image, directory)))
                    .platforms()
                    .stream()
                    .map(platform -> platform.platform().toString())
                    .toList();
        }
    }

    private String inspect(String image, Optional<String> machine) throws IOException {
        try (var multiarch = multiarch()) {
            return multiarch
                    .images()
                    .inspect(new InspectRequest(
                            BaseReference.parse(image, directory),
                            OutputForm.JSON,
                            Optional.empty(),
                            machine.map(Platform::parse)));
        }
    }

    private static ObjectNode json(String text) {
        return Document.of(new MediaType("application/json"), text.getBytes(StandardCharsets.UTF_8))
                .json();
    }

    private Multiarch multiarch() {
        return new Multiarch(session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add));
    }
}
