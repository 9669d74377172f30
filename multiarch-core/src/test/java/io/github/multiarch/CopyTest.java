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
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.LayerReading;
import io.github.multiarch.config.VerifyRequest;
import io.github.multiarch.content.ContentSink;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images go from one place to another as they are. */
class CopyTest {
    private static final List<String> PLATFORMS = List.of("linux/amd64", "linux/arm/v7");

    @TempDir
    Path directory;

    private final FakeRegistry staging = FakeRegistry.start();
    private final FakeRegistry production = FakeRegistry.start();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final List<Descriptor> layers = new ArrayList<>();
    private final Session session = Session.inMemory();

    @AfterEach
    void stop() {
        session.close();
        staging.close();
        production.close();
    }

    @Test
    void anIndexGoesFromRegistryToRegistryByteForByte() throws Exception {
        var index = index(TestBases.inside(staging, "acme/orders"));
        var digest = copy(from(staging, "1.0"), production.host() + "/prod/orders", List.of("latest"));
        assertEquals(index.digest(), digest);
        for (var tag : List.of("1.0", "latest")) {
            assertArrayEquals(
                    index.bytes(),
                    production.manifest("prod/orders", tag).orElseThrow().bytes());
        }
        verify(production.host() + "/prod/orders:1.0");
        var puts = requests(production, "PUT").stream()
                .filter(target -> target.contains("/manifests/"))
                .toList();
        assertEquals(
                List.of("/v2/prod/orders/manifests/1.0", "/v2/prod/orders/manifests/latest"),
                puts.subList(puts.size() - 2, puts.size()),
                "tags come last");
    }

    @Test
    void aPlatformThatIsNamedBesideAllMustBeThere() throws Exception {
        index(TestBases.inside(staging, "acme/orders"));
        var problems = assertThrows(
                InvalidRequestException.class,
                () -> copy(
                        from(staging, "1.0"), production.host() + "/prod/orders", List.of(), "all", "linux/riscv64"));
        assertTrue(problems.getMessage().contains("no image for linux/riscv64"), problems.getMessage());
    }

    @Test
    void theSameAgainSendsNothing() throws Exception {
        index(TestBases.inside(staging, "acme/orders"));
        copy(from(staging, "1.0"), production.host() + "/prod/orders", List.of());
        staging.forgetRequests();
        production.forgetRequests();
        copy(from(staging, "1.0"), production.host() + "/prod/orders", List.of());
        assertEquals(List.of(), sent(production));
        assertEquals(List.of(), blobs(staging));
    }

    @Test
    void withinOneRegistryNothingIsDownloaded() throws Exception {
        index(TestBases.inside(staging, "acme/orders"));
        copy(from(staging, "1.0"), staging.host() + "/prod/orders", List.of());
        assertEquals(
                List.of(),
                blobs(staging).stream()
                        .filter(target -> !target.contains("uploads"))
                        .toList());
        verify(staging.host() + "/prod/orders:1.0");
        staging.forgetRequests();
        copy(from(staging, "1.0"), staging.host() + "/acme/orders:stable", List.of());
        assertEquals(List.of("PUT /v2/acme/orders/manifests/stable"), sent(staging));
    }

    @Test
    void anImageWithoutAnIndexStaysOne() throws Exception {
        var sink = TestBases.inside(staging, "acme/orders");
        var manifest = TestBase.of("linux/arm64").writeTo(sink);
        sink.tag(manifest, "1.0");
        assertEquals(manifest.digest(), copy(from(staging, "1.0"), production.host() + "/prod/orders", List.of()));
        assertArrayEquals(
                manifest.bytes(),
                production.manifest("prod/orders", "1.0").orElseThrow().bytes());
        assertEquals(
                manifest.digest(),
                copy(from(staging, "1.0"), "oci:" + directory.resolve("l"), List.of(), "linux/arm64"));
        var problem = assertThrows(
                InvalidRequestException.class,
                () -> copy(from(staging, "1.0"), "oci:" + directory.resolve("l"), List.of(), "linux/amd64"));
        assertTrue(
                problem.getMessage().contains("has no image for linux/amd64; it has linux/arm64"),
                problem.getMessage());
    }

    @Test
    void somePlatformsAreAnotherIndexWhichKeepsWhatItSays() throws Exception {
        var index = index(TestBases.inside(staging, "acme/orders"));
        var digest = copy(from(staging, "1.0"), production.host() + "/prod/orders", List.of(), "armhf");
        var expected = index.json();
        expected.withArray("/manifests").remove(2);
        expected.withArray("/manifests").remove(0);
        var pushed = production.manifest("prod/orders", "1.0").orElseThrow();
        assertEquals(expected, pushed.json());
        assertEquals(pushed.digest(), digest);
        assertEquals(
                List.of("linux/arm/v7", "unknown/unknown"),
                ImageIndex.parse(pushed).manifests().stream()
                        .map(entry -> entry.platform().orElseThrow().toString())
                        .toList());
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.startsWith("warning: with 2 of its 4 entries")
                                && line.contains(digest.toString())),
                lines.toString());
        verify(production.host() + "/prod/orders:1.0");
    }

    @Test
    void allPlatformsByNameAreTheIndexAsItWas() throws Exception {
        var index = index(TestBases.inside(staging, "acme/orders"));
        assertEquals(
                index.digest(),
                copy(from(staging, "1.0"), production.host() + "/prod/orders", List.of(), "armhf", "amd64"));
        assertFalse(lines.stream().anyMatch(line -> line.startsWith("warning")), lines.toString());
    }

    @Test
    void allButSomeLosesTheseAndWhatIsSaidOfThem() throws Exception {
        var index = index(TestBases.inside(staging, "acme/orders"));
        assertEquals(
                index.digest(), copy(from(staging, "1.0"), production.host() + "/prod/orders:all", List.of(), "all"));
        var digest = copy(from(staging, "1.0"), production.host() + "/prod/orders", List.of(), "all", "!linux/amd64");
        var named = copy(from(staging, "1.0"), production.host() + "/prod/orders:2", List.of(), "armhf");
        assertEquals(named, digest);
        assertEquals(named, copy(from(staging, "1.0"), production.host() + "/prod/orders:3", List.of(), "linux/arm/*"));
        assertFalse(lines.stream().anyMatch(line -> line.contains("leaves nothing out")), lines.toString());
        assertEquals(
                index.digest(),
                copy(from(staging, "1.0"), production.host() + "/prod/orders:4", List.of(), "all", "!windows/*"));
        assertTrue(lines.stream().anyMatch(line -> line.contains("!windows/* leaves nothing out")), lines.toString());
        var problem = assertThrows(
                        InvalidRequestException.class,
                        () -> copy(
                                from(staging, "1.0"), production.host() + "/prod/orders", List.of(), "all", "!linux/*"))
                .getMessage();
        assertTrue(problem.contains("nothing is left"), problem);
    }

    @Test
    void aPlatformThatIsNotThereIsAnErrorBeforeAnythingIsSent() throws Exception {
        index(TestBases.inside(staging, "acme/orders"));
        var problem = assertThrows(
                        InvalidRequestException.class,
                        () -> copy(
                                from(staging, "1.0"),
                                production.host() + "/prod/orders",
                                List.of(),
                                "amd64",
                                "s390x",
                                "riscv64"))
                .getMessage();
        assertTrue(
                problem.contains("has no image for linux/s390x, linux/riscv64; it has linux/amd64, linux/arm/v7"),
                problem);
        assertEquals(List.of(), production.requests());
    }

    @Test
    void attestationsOfSeveralImagesAreToldApart() throws Exception {
        index(TestBases.inside(staging, "acme/orders"));
        copy(from(staging, "1.0"), production.host() + "/prod/orders", List.of(), "armhf");
        production.forgetRequests();
        copy(from(staging, "1.0"), production.host() + "/prod/orders", List.of());
        assertEquals(
                3,
                requests(production, "PUT").stream()
                        .filter(target -> target.contains("/manifests/"))
                        .count(),
                "the image, its attestation and the index; none is refused and sent again: " + sent(production));
        verify(production.host() + "/prod/orders:1.0");
    }

    @Test
    void aLayoutKeepsWhatItHasAndIsReadBack() throws Exception {
        var index = index(TestBases.inside(staging, "acme/orders"));
        var layout = directory.resolve("layout");
        TestBases.write(OciLayout.create(layout), "old", "linux/amd64");
        copy(from(staging, "1.0"), "oci:" + layout, List.of("also"));
        assertEquals(List.of("old", "1.0", "also"), OciLayout.open(layout).names());
        assertArrayEquals(
                index.bytes(),
                OciLayout.open(layout).resolve("also").orElseThrow().bytes());
        verify("oci:" + layout + ":1.0");
        staging.forgetRequests();
        copy(from(staging, "1.0"), "oci:" + layout, List.of());
        assertEquals(List.of(), blobs(staging), "what is there is not read again");
        assertEquals(index.digest(), copy("oci:" + layout + ":1.0", production.host() + "/prod/orders", List.of()));
        verify(production.host() + "/prod/orders:1.0");
    }

    @Test
    void anArchiveHasTheSameBytesWhereverItIsWritten() throws Exception {
        var index = index(TestBases.inside(staging, "acme/orders"));
        var one = directory.resolve("new/one.tar");
        var two = directory.resolve("two.tar");
        copy(from(staging, "1.0"), "oci-archive:" + one, List.of());
        copy("oci-archive:" + one, "oci-archive:" + two + ":1.0", List.of());
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
        assertEquals(List.of("new", "two.tar"), names(directory));
        assertEquals(List.of("one.tar"), names(directory.resolve("new")));
        verify("oci-archive:" + one + ":1.0");
        assertEquals(index.digest(), copy("oci-archive:" + two, production.host() + "/prod/orders:1", List.of()));
        var time = Files.getLastModifiedTime(one);
        staging.forgetRequests();
        copy(from(staging, "1.0"), "oci-archive:" + one, List.of());
        assertEquals(time, Files.getLastModifiedTime(one));
        assertEquals(List.of(), blobs(staging));
    }

    @Test
    void anArchiveIsOverwrittenWhenNothingElseIsLost() throws Exception {
        index(TestBases.inside(staging, "acme/orders"));
        var archive = directory.resolve("a.tar");
        var to = "oci-archive:" + archive + ":1.0";
        copy(from(staging, "1.0"), to, List.of(), "amd64");
        var digest = copy(from(staging, "1.0"), to, List.of());
        verify(to);
        var before = Files.readAllBytes(archive);
        var lost = assertThrows(
                IOException.class, () -> copy(from(staging, "1.0"), "oci-archive:" + archive + ":2", List.of()));
        assertTrue(lost.getMessage().contains("has other images, too: 1.0"), lost.getMessage());
        assertArrayEquals(before, Files.readAllBytes(archive));
        assertEquals(digest, copy("oci-archive:" + archive, "oci:" + directory.resolve("l"), List.of()));
        Files.writeString(archive, "my diary");
        var diary = assertThrows(IOException.class, () -> copy(from(staging, "1.0"), to, List.of()));
        assertTrue(
                diary.getMessage().contains("is not overwritten, since it is no archive of images"),
                diary.getMessage());
        assertEquals("my diary", Files.readString(archive));
        var folder = assertThrows(
                IOException.class, () -> copy(from(staging, "1.0"), "oci-archive:" + directory, List.of()));
        assertTrue(folder.getMessage().contains("is a directory"), folder.getMessage());
    }

    @Test
    void blobsThatALayoutLacksAreAllNamedBeforeAnythingIsSent() throws Exception {
        var layout = OciLayout.create(directory.resolve("layout"));
        index(layout);
        layers.forEach(layer -> delete(layout.pathOf(layer.digest())));
        var problem = assertThrows(
                InvalidRequestException.class,
                () -> copy("oci:" + layout.directory(), production.host() + "/prod/orders", List.of()));
        for (var layer : layers) {
            assertTrue(problem.getMessage().contains(layer.digest().toString()), problem.getMessage());
        }
        assertEquals(3, layers.stream().map(Descriptor::digest).distinct().count());
        assertEquals(3, problem.problems().size(), problem.getMessage());
        assertEquals(List.of(), production.requests());
    }

    @Test
    void whatIsNotThereIsRefused() throws Exception {
        var gone = assertThrows(
                IOException.class, () -> copy(from(staging, "1.0"), production.host() + "/prod/orders", List.of()));
        assertTrue(gone.getMessage().contains("/acme/orders:1.0 does not exist"), gone.getMessage());
        var sink = TestBases.inside(staging, "acme/orders");
        var index = index(sink);
        staging.removeManifest(
                "acme/orders", ImageIndex.parse(index).manifests().get(1).digest());
        var incomplete = assertThrows(
                InvalidRequestException.class,
                () -> copy(from(staging, "1.0"), production.host() + "/prod/orders", List.of()));
        assertTrue(incomplete.getMessage().contains("is not complete"), incomplete.getMessage());
        assertEquals(List.of(), production.requests());
    }

    @Test
    void aLayerThatBreaksOffOnItsWayToALayoutIsReadAgain() throws Exception {
        index(TestBases.inside(staging, "acme/orders"));
        staging.on("GET", ".*/blobs/" + layers.get(0).digest()).times(1).fault(new Fault.Truncated(10));
        copy(from(staging, "1.0"), "oci:" + directory.resolve("l"), List.of());
        verify("oci:" + directory.resolve("l") + ":1.0");
        assertTrue(lines.stream().anyMatch(line -> line.contains("trying again")), lines.toString());
    }

    /** With fields that nobody knows, in an order of its own, and an attestation of each image. */
    private Document index(ContentSink sink) throws IOException {
        var entries = new ArrayList<Descriptor>();
        for (var name : PLATFORMS) {
            var base = TestBase.of(name);
            layers.addAll(base.layers());
            entries.add(base.writeTo(sink).descriptor().withPlatform(base.platform()));
        }
        for (var image : List.copyOf(entries)) {
            entries.add(attestation(sink, image.digest()));
        }
        var json = new ImageIndex(MediaType.OCI_INDEX, entries, new TreeMap<>())
                .toDocument()
                .json();
        ((ObjectNode) json.at("/manifests/1")).put("org.example.unknown", 7);
        var text = json.toPrettyString().replaceFirst("\\{", "{ \"first\" : [ 1.50, null ],");
        var index = Document.of(MediaType.OCI_INDEX, text.getBytes(StandardCharsets.UTF_8));
        sink.write(index);
        sink.tag(index, "1.0");
        return index;
    }

    private static Descriptor attestation(ContentSink sink, Digest image) throws IOException {
        var nothing = Platform.of("unknown", "unknown", "");
        var config = ImageConfig.empty(nothing)
                .edit()
                .labels(Map.of("of", image.toString()))
                .done()
                .toDocument(ImageFormat.OCI);
        var statement = Document.of(
                new MediaType("application/vnd.in-toto+json"),
                ("{\"of\":\"" + image + "\"}").getBytes(StandardCharsets.UTF_8));
        for (var blob : List.of(config, statement)) {
            sink.write(blob.descriptor(), () -> new ByteArrayInputStream(blob.bytes()));
        }
        var manifest = new Manifest(
                        MediaType.OCI_MANIFEST, config.descriptor(), List.of(statement.descriptor()), new TreeMap<>())
                .toDocument();
        sink.write(manifest);
        return manifest.descriptor()
                .withPlatform(nothing)
                .withAnnotations(Map.of("vnd.docker.reference.digest", image.toString()));
    }

    /** Each time with a pipeline of its own, as each goal has. */
    private Digest copy(String from, String image, List<String> tags, String... platforms)
            throws IOException, InvalidRequestException {
        try (var multiarch = multiarch()) {
            return multiarch
                    .images()
                    .copy(CopyRequest.read(new CopyParameters(
                            from, image, tags, List.of(platforms), List.of(), Optional.empty(), directory)));
        }
    }

    private void verify(String image) throws IOException {
        try (var multiarch = multiarch()) {
            var verification = multiarch
                    .images()
                    .verify(new VerifyRequest(
                            BaseReference.parse(image, directory), List.of(), LayerReading.UNPACKED, false));
            assertEquals(List.of(), verification.findings());
        }
    }

    private Multiarch multiarch() {
        return new Multiarch(session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add));
    }

    private static String from(FakeRegistry registry, String tag) {
        return registry.host() + "/acme/orders:" + tag;
    }

    private static List<String> requests(FakeRegistry registry, String method) {
        return registry.requests().stream()
                .filter(request -> request.method().equals(method))
                .map(request -> request.target())
                .toList();
    }

    private static List<String> blobs(FakeRegistry registry) {
        return requests(registry, "GET").stream()
                .filter(target -> target.contains("/blobs/"))
                .toList();
    }

    private static List<String> sent(FakeRegistry registry) {
        return registry.requests().stream()
                .filter(request ->
                        !request.method().equals("GET") && !request.method().equals("HEAD"))
                .map(request -> request.method() + " " + request.target())
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
