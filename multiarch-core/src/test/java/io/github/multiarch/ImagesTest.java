package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.LayerReading;
import io.github.multiarch.config.SourceParameters;
import io.github.multiarch.config.VerifyRequest;
import io.github.multiarch.content.ContentSink;
import io.github.multiarch.fixtures.IndexGiven;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestLayer;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
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

/** Indexes over images that exist, from the parameters to what the registry has. */
class ImagesTest {
    private static final String REPOSITORY = "acme/orders";

    @TempDir
    Path directory;

    private final FakeRegistry registry = FakeRegistry.start();
    private final FakeRegistry other = FakeRegistry.start();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Session session = Session.inMemory();
    private final Multiarch multiarch =
            new Multiarch(session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add));
    private final IndexGiven given = new IndexGiven(registry.host() + "/" + REPOSITORY + ":1.0");

    @AfterEach
    void stop() {
        multiarch.close();
        session.close();
        registry.close();
        other.close();
    }

    @Test
    void anIndexOverImagesOfTheSameRepositoryIsOneRequestMoreThanReadingThem() throws Exception {
        var amd = put("1.0-amd64", TestBase.of("linux/amd64"));
        var arm = put("1.0-arm", TestBase.of("linux/arm/v7"));
        given.source(name("1.0-amd64")).source(name("1.0-arm"));
        given.annotations.put("org.example.team", "orders");
        var digest = multiarch.images().index(given.request());
        var index = ImageIndex.parse(pushed("1.0"));
        assertEquals(digest, pushed("1.0").digest());
        assertEquals(MediaType.OCI_INDEX, index.mediaType());
        assertEquals(List.of("linux/amd64 " + amd.digest(), "linux/arm/v7 " + arm.digest()), entries("1.0"));
        assertEquals("orders", index.annotations().get("org.example.team"));
        assertEquals(List.of("PUT"), methods("PUT", "POST", "PATCH"), "nothing but the index is sent");
        assertEquals(1, pushes().size());
    }

    @Test
    void imagesOfOtherRepositoriesAreMountedAndThoseOfOtherRegistriesCopied() throws Exception {
        var amd = TestBase.of("linux/amd64");
        var arm = TestBase.of("linux/arm64");
        var power = TestBase.of("linux/ppc64le");
        tag(TestBases.inside(registry, "acme/vendor"), amd, "1");
        tag(TestBases.inside(other, "vendor/app"), arm, "2");
        tag(OciLayout.create(directory), power, "3");
        given.source(registry.host() + "/acme/vendor:1")
                .source(other.host() + "/vendor/app:2")
                .source("oci:" + directory + ":3");
        multiarch.images().index(given.request());
        assertEquals(List.of("linux/amd64", "linux/arm64", "linux/ppc64le"), platforms("1.0"));
        assertTrue(multiarch.images().verify(verification("1.0")).isSound());
        // One layer is the same in all three: who is first brings it.
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.matches(
                                "in all, each blob once: 2 uploaded \\(.*\\), 2 copied \\(.*\\), 3 mounted")),
                lines.toString());
    }

    @Test
    void anIndexAmongTheSourcesContributesItsImagesAndWhatIsSaidOfThem() throws Exception {
        var image = put("a", TestBase.of("linux/amd64"));
        var attestation = attestation(image.digest().toString());
        var sink = TestBases.inside(registry, REPOSITORY);
        TestBases.index(
                sink,
                "both",
                ImageFormat.OCI,
                List.of(
                        image.descriptor().withPlatform(Platform.parse("linux/amd64")),
                        TestBase.of("linux/s390x")
                                .writeTo(sink)
                                .descriptor()
                                .withPlatform(Platform.parse("linux/s390x")),
                        attestation));
        put("c", TestBase.of("linux/arm64"));
        given.source(name("both")).source(name("c"));
        multiarch.images().index(given.request());
        assertEquals(List.of("linux/amd64", "linux/s390x", "linux/arm64", "unknown/unknown"), platforms("1.0"));
        given.sources.clear();
        given.source(name("both"), "linux", "s390x", "").source(name("c"));
        multiarch.images().index(given.request());
        assertEquals(List.of("linux/s390x", "linux/arm64"), platforms("1.0"), "of an index, what the user speaks of");
    }

    @Test
    void whatTheConfigLeavesOpenTheUserMaySay() throws Exception {
        put("a", TestBase.of("linux/arm/v6").config(config -> config.remove("variant")));
        given.source(name("a"));
        multiarch.images().index(given.request());
        assertEquals(List.of("linux/arm/v7"), platforms("1.0"));
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("does not say which arm it is for")), lines.toString());
        given.sources.clear();
        given.source(name("a"), "", "", "v6");
        multiarch.images().index(given.request());
        assertEquals(List.of("linux/arm/v6"), platforms("1.0"));
    }

    @Test
    void aClaimThatContradictsTheConfigIsAnErrorUnlessForced() throws Exception {
        put("a", TestBase.of("linux/amd64"));
        given.source(name("a"), "linux", "arm64", "");
        var problems = problems();
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(
                problems.get(0).contains("is for linux/amd64 12.5, as its config says, and not for linux/arm64"),
                problems.toString());
        assertEquals(List.of(), pushes());
        given.force = true;
        multiarch.images().index(given.request());
        assertEquals(List.of("linux/arm64"), platforms("1.0"));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("warning: ")), lines.toString());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingIsSent() throws Exception {
        put("a", TestBase.of("linux/amd64"));
        put("b", TestBase.of("linux/amd64").layers(TestLayer.gzip("b", "b")));
        var sink = TestBases.inside(registry, REPOSITORY);
        var json = Document.of(new MediaType("application/vnd.example.config"), new byte[] {'{', '}'});
        sink.write(json.descriptor(), () -> new ByteArrayInputStream(json.bytes()));
        var artifact = new Manifest(MediaType.OCI_MANIFEST, json.descriptor(), List.of(), new TreeMap<>()).toDocument();
        sink.write(artifact);
        sink.tag(artifact, "chart");
        given.source(name("a"))
                .source(name("b"))
                .source(name("gone"))
                .source(registry.host() + "/acme/nobody:1")
                .source(name("chart"))
                .source("oci:" + directory.resolve("nothing"));
        var problems = problems();
        assertEquals(5, problems.size(), String.join("\n", problems));
        assertTrue(problems.get(0).contains(":gone does not exist"), problems.get(0));
        assertTrue(problems.get(1).contains("/acme/nobody:1 does not exist"), problems.get(1));
        assertTrue(problems.get(2).contains("is not an image to run"), problems.get(2));
        assertTrue(problems.get(3).contains("nothing' does not exist"), problems.get(3));
        assertTrue(problems.get(4).contains("linux/amd64 is the platform of both"), problems.get(4));
        assertEquals(List.of(), pushes());
    }

    @Test
    void missingImagesMayBeLeftOut() throws Exception {
        put("a", TestBase.of("linux/amd64"));
        given.source(name("a")).source(name("gone"));
        given.ignoreMissing = true;
        multiarch.images().index(given.request());
        assertEquals(List.of("linux/amd64"), platforms("1.0"));
        assertTrue(lines.contains("warning: " + name("gone") + " does not exist; it is left out"), lines.toString());
        given.sources.remove(0);
        assertTrue(problems().get(0).contains("none of them is there"));
    }

    @Test
    void anIndexIsAppendedToReplacedInRemovedFromAndFiltered() throws Exception {
        TestBases.write(TestBases.inside(registry, REPOSITORY), "1.0", "linux/amd64", "linux/arm/v6", "linux/s390x");
        put("new", TestBase.of("linux/arm/v6").layers(TestLayer.gzip("new", "new")));
        put("power", TestBase.of("linux/ppc64le"));
        var before = pushed("1.0").digest();

        given.mode = "append";
        given.source(name("new"));
        assertTrue(
                problems().get(0).contains("use the mode replace"), problems().toString());
        assertEquals(before, pushed("1.0").digest());

        given.mode = "replace";
        given.source(name("power"));
        multiarch.images().index(given.request());
        assertEquals(List.of("linux/amd64", "linux/arm/v6", "linux/s390x", "linux/ppc64le"), platforms("1.0"));
        assertEquals(
                "linux/arm/v6 "
                        + registry.manifest(REPOSITORY, "new").orElseThrow().digest(),
                entries("1.0").get(1));

        given.sources.clear();
        given.mode = "remove";
        given.platforms = List.of("linux/amd64", "linux/riscv64");
        assertTrue(problems().get(0).contains("has no image for linux/riscv64; it has linux/amd64, linux/arm/v6"));
        given.platforms = List.of("linux/amd64");
        multiarch.images().index(given.request());
        assertEquals(List.of("linux/arm/v6", "linux/s390x", "linux/ppc64le"), platforms("1.0"));

        given.mode = "filter";
        given.platforms = List.of("linux/ppc64le", "linux/s390x");
        multiarch.images().index(given.request());
        assertEquals(List.of("linux/s390x", "linux/ppc64le"), platforms("1.0"));

        given.mode = "remove";
        assertTrue(
                problems().get(0).contains("nothing would be left"), problems().toString());

        given.mode = "filter";
        given.platforms = List.of("all", "!linux/s390x", "!windows/*");
        multiarch.images().index(given.request());
        assertEquals(List.of("linux/ppc64le"), platforms("1.0"));
        assertTrue(lines.stream().anyMatch(line -> line.contains("!windows/* leaves nothing out")), lines.toString());
        given.platforms = List.of("linux/arm/*");
        assertTrue(problems().get(0).contains("has no image for linux/arm/*; it has linux/ppc64le"));
    }

    @Test
    void anImageThatIsThereCanBeSaidToBeForAnotherVariant() throws Exception {
        var image = TestBase.of("linux/arm/v6").config(config -> config.remove("variant"));
        put("arm", image);
        put("amd", TestBase.of("linux/amd64"));
        given.source(name("arm")).source(name("amd"));
        multiarch.images().index(given.request());
        assertEquals(List.of("linux/arm/v7", "linux/amd64"), platforms("1.0"));
        given.sources.clear();
        given.mode = "replace";
        given.source(name("arm"), "", "", "v6");
        multiarch.images().index(given.request());
        assertEquals(List.of("linux/amd64", "linux/arm/v6"), platforms("1.0"));
    }

    @Test
    void whatIsBrokenCanBeTakenOut() throws Exception {
        var index = TestBases.write(TestBases.inside(registry, REPOSITORY), "1.0", "linux/amd64", "linux/s390x");
        registry.removeManifest(
                REPOSITORY, ImageIndex.parse(index).manifests().get(1).digest());
        put("power", TestBase.of("linux/ppc64le"));
        given.mode = "append";
        given.source(name("power"));
        assertTrue(
                problems().get(0).contains("replace or remove linux/s390x"),
                problems().toString());
        given.mode = "remove";
        given.sources.clear();
        given.platforms = List.of("linux/s390x");
        multiarch.images().index(given.request());
        assertEquals(List.of("linux/amd64"), platforms("1.0"));
    }

    @Test
    void whatMayNotBeReadIsNotSaidToBeMissing() {
        registry.on("GET", "/v2/acme/orders/manifests/1.0").answer(403, Map.of(), "");
        given.mode = "remove";
        given.platforms = List.of("linux/arm64");
        assertEquals(1, problems().size(), problems().toString());
        assertTrue(problems().get(0).contains("403"), problems().toString());
    }

    @Test
    void whatDoesNotExistCannotBeChanged() throws Exception {
        given.mode = "remove";
        given.platforms = List.of("linux/arm64");
        assertTrue(problems().get(0).contains("does not exist, so that there is nothing to remove"));
    }

    @Test
    void whoeverMovesTheTagMeanwhileLosesNothing() throws Exception {
        TestBases.write(TestBases.inside(registry, REPOSITORY), "1.0", "linux/amd64");
        put("arm", TestBase.of("linux/arm64"));
        given.mode = "append";
        given.source(name("arm"));
        var composition = multiarch.images().compose(given.request());
        var theirs = TestBases.write(TestBases.inside(registry, REPOSITORY), "1.0", "linux/amd64", "linux/s390x");
        var refused = assertThrows(IOException.class, () -> multiarch.images().publish(composition, given.request()));
        assertTrue(refused.getMessage().contains("was moved by somebody else since it was read"), refused.getMessage());
        assertEquals(theirs.digest(), pushed("1.0").digest());
    }

    @Test
    void familiesAreConvertedAloudWithoutTouchingLayers() throws Exception {
        var docker = TestBase.of("linux/amd64").format(ImageFormat.DOCKER);
        var oci = TestBase.of("linux/arm64");
        var was = put("docker", docker);
        put("oci", oci);
        given.source(name("docker")).source(name("oci"));
        multiarch.images().index(given.request());
        assertTrue(multiarch.images().verify(verification("1.0")).isSound());
        assertTrue(
                lines.stream()
                        .anyMatch(line ->
                                line.contains(was.digest().shortHex()) && line.contains("gets the media types of OCI")),
                lines.toString());
        assertEquals(List.of("PUT", "PUT"), pushes(), "the manifest and the index; all blobs are there");
        var first = ImageIndex.parse(pushed("1.0")).manifests().get(0);
        assertFalse(first.digest().equals(was.digest()));
        var manifest = Manifest.parse(
                registry.manifest(REPOSITORY, first.digest().toString()).orElseThrow());
        assertEquals(
                docker.layers().stream().map(Descriptor::digest).toList(),
                manifest.layers().stream().map(Descriptor::digest).toList());

        given.format = Optional.of("docker");
        multiarch.images().index(given.request());
        assertEquals(MediaType.DOCKER_INDEX, ImageIndex.parse(pushed("1.0")).mediaType());
        assertEquals("linux/amd64 " + was.digest(), entries("1.0").get(0), "it is of Docker's family as it was");
        assertTrue(multiarch.images().verify(verification("1.0")).isSound());
    }

    @Test
    void imagesOfOneFamilyKeepTheirs() throws Exception {
        put("a", TestBase.of("linux/amd64").format(ImageFormat.DOCKER));
        given.source(name("a"));
        multiarch.images().index(given.request());
        assertEquals(MediaType.DOCKER_INDEX, ImageIndex.parse(pushed("1.0")).mediaType());
    }

    @Test
    void featuresOfProcessorsAreDockersOnly() throws Exception {
        put("a", TestBase.of("linux/amd64").format(ImageFormat.DOCKER));
        given.sources.add(new SourceParameters(
                name("a"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of("sse4", "aes"),
                new TreeMap<>()));
        multiarch.images().index(given.request());
        var platform = pushed("1.0").json().at("/manifests/0/platform");
        assertEquals("[\"sse4\",\"aes\"]", platform.get("features").toString());

        given.sources.clear();
        put("b", TestBase.of("linux/arm64").format(ImageFormat.DOCKER));
        given.source(name("b"));
        given.mode = "append";
        multiarch.images().index(given.request());
        platform = pushed("1.0").json().at("/manifests/0/platform");
        assertEquals("[\"sse4\",\"aes\"]", platform.get("features").toString(), "what stays keeps them");

        given.format = Optional.of("oci");
        given.mode = "filter";
        given.sources.clear();
        given.platforms = List.of("linux/amd64");
        multiarch.images().index(given.request());
        assertTrue(pushed("1.0").json().at("/manifests/0/platform/features").isMissingNode());
        assertTrue(lines.stream().anyMatch(line -> line.contains("sse4, aes, are left out")), lines.toString());
        var sent = registry.requests().stream()
                .filter(request -> request.target().contains("/blobs/uploads"))
                .toList();
        assertEquals(List.of(), sent, "all blobs were there, under whatever type");
    }

    @Test
    void moreTagsAndTagsOfPlatformsAreSet() throws Exception {
        put("a", TestBase.of("linux/amd64"));
        put("b", TestBase.of("linux/arm/v7"));
        given.source(name("a")).source(name("b"));
        given.tags = List.of("latest");
        given.platformTags = true;
        multiarch.images().index(given.request());
        assertEquals(
                List.of("1.0", "1.0-amd64", "1.0-armv7", "a", "b", "latest", "latest-amd64", "latest-armv7"),
                List.copyOf(registry.tags(REPOSITORY).keySet()));
    }

    private VerifyRequest verification(String tag) {
        return new VerifyRequest(BaseReference.parse(name(tag), directory), List.of(), LayerReading.UNPACKED, false);
    }

    private Descriptor attestation(String image) throws IOException {
        var sink = TestBases.inside(registry, REPOSITORY);
        var config = Document.of(MediaType.OCI_CONFIG, "{}".getBytes(StandardCharsets.UTF_8));
        sink.write(config.descriptor(), () -> new ByteArrayInputStream(config.bytes()));
        var manifest =
                new Manifest(MediaType.OCI_MANIFEST, config.descriptor(), List.of(), new TreeMap<>()).toDocument();
        sink.write(manifest);
        return manifest.descriptor()
                .withPlatform(Platform.of("unknown", "unknown", ""))
                .withAnnotations(Map.of("vnd.docker.reference.digest", image));
    }

    private Document put(String tag, TestBase image) throws IOException {
        return tag(TestBases.inside(registry, REPOSITORY), image, tag);
    }

    private static Document tag(ContentSink sink, TestBase image, String tag) throws IOException {
        var manifest = image.writeTo(sink);
        sink.tag(manifest, tag);
        return manifest;
    }

    private String name(String tag) {
        return registry.host() + "/" + REPOSITORY + ":" + tag;
    }

    private Document pushed(String tag) {
        return registry.manifest(REPOSITORY, tag).orElseThrow();
    }

    private List<String> entries(String tag) {
        return ImageIndex.parse(pushed(tag)).manifests().stream()
                .map(entry -> entry.platform().orElseThrow() + " " + entry.digest())
                .toList();
    }

    private List<String> platforms(String tag) {
        return entries(tag).stream().map(entry -> entry.replaceAll(" .*", "")).toList();
    }

    private List<String> methods(String... methods) {
        return pushes().stream().filter(List.of(methods)::contains).toList();
    }

    private List<String> pushes() {
        return registry.requests().stream()
                .map(request -> request.method())
                .filter(method -> !method.equals("GET") && !method.equals("HEAD"))
                .toList();
    }

    private List<String> problems() {
        return assertThrows(
                        InvalidRequestException.class, () -> multiarch.images().index(given.request()))
                .problems()
                .stream()
                .map(problem -> problem.toString())
                .toList();
    }
}
