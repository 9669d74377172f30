package io.github.multiarch.publish;

import static io.github.multiarch.publish.Pushes.AMD;
import static io.github.multiarch.publish.Pushes.ARM;
import static io.github.multiarch.publish.Pushes.REPOSITORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Target;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestLayer;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.TestRegistries;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.RecordedRequest;
import io.github.multiarch.validate.GraphValidator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a push that goes well sends, and in which order. */
class PublisherTest {
    private static final int APPLICATION_LAYERS = 5;
    private static final int BASE_LAYERS = 3;
    private static final int CONFIGS = 2;

    @TempDir
    Path project;

    private final FakeRegistry registry = FakeRegistry.start();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void theOrderIsBlobsThenChildrenThenTags() throws Exception {
        var given = Pushes.given(project, registry, layout());
        given.tags = List.of("latest", "stable");
        given.platformTags = true;
        var build = Pushes.build(given);
        Pushes.push(build);

        var children = build.index().manifests();
        var manifests = "/v2/" + REPOSITORY + "/manifests/";
        assertEquals(
                List.of(
                        manifests + children.get(0).digest(),
                        manifests + children.get(1).digest(),
                        manifests + "1.0-amd64",
                        manifests + "latest-amd64",
                        manifests + "stable-amd64",
                        manifests + "1.0-armv7",
                        manifests + "latest-armv7",
                        manifests + "stable-armv7",
                        manifests + "1.0",
                        manifests + "latest",
                        manifests + "stable"),
                sortedChildren(Pushes.paths(registry, "PUT", "/manifests/"), children));
        var requests = registry.requests();
        int lastBlob = lastIndex(requests, "/blobs/uploads/");
        int firstManifest = requests.indexOf(requests.stream()
                .filter(request ->
                        request.method().equals("PUT") && request.path().contains("/manifests/"))
                .findFirst()
                .orElseThrow());
        assertTrue(lastBlob < firstManifest, requests.toString());
    }

    /** The children are written side by side; only that they come first is fixed. */
    private static List<String> sortedChildren(List<String> paths, List<Descriptor> children) {
        var order = children.stream().map(child -> child.digest().toString()).toList();
        var sorted = new ArrayList<>(paths);
        sorted.subList(0, children.size())
                .sort(Comparator.comparingInt(path -> order.indexOf(path.substring(path.lastIndexOf('/') + 1))));
        return sorted;
    }

    private static int lastIndex(List<RecordedRequest> requests, String part) {
        int last = -1;
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i).target().contains(part)) {
                last = i;
            }
        }
        return last;
    }

    @Test
    void whatIsThereAfterwardsIsWhole() throws Exception {
        var build = Pushes.build(Pushes.given(project, registry, layout()));
        var publication = Pushes.push(build);
        assertEquals(Map.of("1.0", build.report().digest()), registry.tags(REPOSITORY));
        assertEquals(
                registry.host() + "/" + REPOSITORY + ":1.0", publication.image().toString());
        assertEquals(build.report().digest(), publication.digest());
        assertEquals(List.of("1.0"), publication.tags());
        assertEquals(List.of(), publication.platformTags());
        try (var registries = TestRegistries.open()) {
            var repository = registries.repository(ImageReference.parse(registry.host() + "/" + REPOSITORY));
            assertEquals(
                    List.of(),
                    GraphValidator.validate(repository, build.report().indexDescriptor(), layer -> false));
        }
        assertEquals(0, registry.openUploads());
    }

    @Test
    void aBaseInALayoutIsCopiedEachBlobOnce() throws Exception {
        var build = Pushes.build(Pushes.given(project, registry, layout()));
        var blobs = Pushes.push(build).blobs();
        assertEquals(BASE_LAYERS, blobs.copied());
        assertEquals(baseBytes(build), blobs.copiedBytes());
        assertEquals(APPLICATION_LAYERS + CONFIGS, blobs.uploaded());
        assertEquals(0, blobs.mounted() + blobs.present());
        var uploads = Pushes.paths(registry, "PUT", "digest=");
        assertEquals(APPLICATION_LAYERS + CONFIGS + BASE_LAYERS, uploads.size());
        var digests = uploads.stream()
                .map(target -> target.replaceAll(".*digest=", ""))
                .toList();
        assertEquals(digests.size(), new HashSet<>(digests).size(), digests.toString());
        var questions = Pushes.paths(registry, "HEAD", "/blobs/");
        assertEquals(questions.size(), new HashSet<>(questions).size(), questions.toString());
    }

    @Test
    void whatMovedIsToldOfEachPlatformWithWhatItShares() throws Exception {
        var build = Pushes.build(Pushes.given(project, registry, layout()));
        var moves = Pushes.push(build).platforms();
        assertEquals(
                List.of(AMD, ARM),
                moves.stream().map(move -> move.platform().toString()).toList());
        for (var platform : moves) {
            var layers = build.manifest(platform.platform().toString()).layers().size();
            assertEquals(APPLICATION_LAYERS + 1, platform.blobs().uploaded());
            assertEquals(layers - APPLICATION_LAYERS, platform.blobs().copied());
            assertEquals(0, platform.blobs().mounted() + platform.blobs().present());
        }
    }

    private static long baseBytes(FinishedBuild build) throws Exception {
        var sizes = new TreeMap<Digest, Long>();
        for (var platform : List.of(AMD, ARM)) {
            for (var layer : build.manifest(platform).layers()) {
                if (build.report().baseLayers().containsKey(layer.digest())) {
                    sizes.put(layer.digest(), layer.size());
                }
            }
        }
        return sizes.values().stream().mapToLong(size -> size).sum();
    }

    @Test
    void aBaseInTheSameRegistryIsMountedAndNotRead() throws Exception {
        TestBases.write(TestBases.inside(registry, "acme/jre"), "21", AMD, ARM);
        var build = Pushes.build(Pushes.given(project, registry, registry.host() + "/acme/jre:21"));
        registry.forgetRequests();
        var blobs = Pushes.push(build).blobs();
        assertEquals(BASE_LAYERS, blobs.mounted());
        assertEquals(0, blobs.copied());
        assertEquals(APPLICATION_LAYERS + CONFIGS, blobs.uploaded());
        assertEquals(List.of(), Pushes.paths(registry, "GET", "/blobs/"));
        var mounts = Pushes.paths(registry, "POST", "mount=sha256");
        assertEquals(BASE_LAYERS, mounts.size());
        assertTrue(mounts.stream().allMatch(target -> target.contains("&from=acme%2Fjre")), mounts.toString());
    }

    @Test
    void whatTheRegistryDoesNotMountIsCopied() throws Exception {
        TestBases.write(TestBases.inside(registry, "acme/jre"), "21", AMD, ARM);
        var build = Pushes.build(Pushes.given(project, registry, registry.host() + "/acme/jre:21"));
        registry.on("POST", "/v2/" + REPOSITORY + "/blobs/uploads/").times(1).answer(405, Map.of(), "");
        var target = build.report().target();
        var blobs = Pushes.push(build, target, CredentialSource.NONE, 1).blobs();
        assertEquals(BASE_LAYERS - 1, blobs.mounted());
        assertEquals(1, blobs.copied());
    }

    @Test
    void aBaseInAnotherRegistryIsReadOnceAndSent() throws Exception {
        try (var elsewhere = FakeRegistry.start()) {
            TestBases.write(TestBases.inside(elsewhere, "jre"), "21", AMD, ARM);
            var build = Pushes.build(Pushes.given(project, registry, elsewhere.host() + "/jre:21"));
            elsewhere.forgetRequests();
            var blobs = Pushes.push(build).blobs();
            assertEquals(BASE_LAYERS, blobs.copied());
            assertEquals(0, blobs.mounted());
            assertEquals(BASE_LAYERS, Pushes.paths(elsewhere, "GET", "/blobs/").size());
            assertEquals(List.of(), Pushes.paths(registry, "POST", "mount="));
        }
    }

    @Test
    void foreignLayersAreNeitherAskedForNorSent() throws Exception {
        var foreign = TestLayer.opaque(
                        new MediaType("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"), "foreign")
                .with(List.of("https://example.com/layer"), Map.of());
        var bases = new ArrayList<TestBase>();
        for (var platform : List.of(AMD, ARM)) {
            bases.add(TestBase.of(platform).layers(foreign, TestLayer.gzip("a", platform)));
        }
        TestBases.write(OciLayout.create(project.resolve("bases")), "1", bases);
        var build = Pushes.build(Pushes.given(project, registry, "oci:" + project.resolve("bases")));
        Pushes.push(build);
        assertEquals(Map.of("1.0", build.report().digest()), registry.tags(REPOSITORY));
        var digest = foreign.descriptor().digest().toString();
        assertTrue(
                registry.requests().stream()
                        .noneMatch(request -> request.target().contains(digest)),
                registry.requests().toString());
    }

    @Test
    void platformsHaveTheirOwnTags() throws Exception {
        var given = Pushes.given(project, registry, layout());
        given.tags = List.of("latest");
        given.platformTags = true;
        var build = Pushes.build(given);
        var publication = Pushes.push(build);
        var amd = build.index().manifests().get(0).digest();
        var arm = build.index().manifests().get(1).digest();
        var index = build.report().digest();
        assertEquals(
                Map.of(
                        "1.0", index,
                        "latest", index,
                        "1.0-amd64", amd,
                        "latest-amd64", amd,
                        "1.0-armv7", arm,
                        "latest-armv7", arm),
                registry.tags(REPOSITORY));
        assertEquals(List.of("1.0-amd64", "latest-amd64", "1.0-armv7", "latest-armv7"), publication.platformTags());
    }

    @Test
    void aSecondPushOnlyAsksForTheDocuments() throws Exception {
        var build = Pushes.build(Pushes.given(project, registry, layout()));
        Pushes.push(build);
        registry.forgetRequests();
        var blobs = Pushes.push(build).blobs();
        assertEquals(APPLICATION_LAYERS + CONFIGS + BASE_LAYERS, blobs.present());
        assertEquals(0, blobs.uploaded() + blobs.copied() + blobs.mounted());
        var manifests = "/v2/" + REPOSITORY + "/manifests/";
        var children = build.index().manifests();
        assertEquals(
                Stream.of(
                                "HEAD " + manifests + children.get(0).digest(),
                                "HEAD " + manifests + children.get(1).digest(),
                                "HEAD " + manifests + "1.0")
                        .sorted()
                        .toList(),
                registry.requests().stream()
                        .map(RecordedRequest::toString)
                        .sorted()
                        .toList());
    }

    @Test
    void aChangedClassSendsOnlyItsLayerAndTheDocuments() throws Exception {
        var given = Pushes.given(project, registry, layout());
        Pushes.push(Pushes.build(given));
        TestApplications.write(
                given.application.classes().resolve("com/example/Main.class"),
                TestApplications.classFile("com/example/Main", true, 2));
        var blobs = Pushes.push(Pushes.build(given)).blobs();
        assertEquals(1 + CONFIGS, blobs.uploaded());
        assertTrue(blobs.uploadedBytes() < 10_000, blobs.toString());
        assertEquals(BASE_LAYERS + APPLICATION_LAYERS - 1, blobs.present());
    }

    @Test
    void whatTheEarlierVersionHasIsNotAskedFor() throws Exception {
        var given = Pushes.given(project, registry, layout());
        var first = Pushes.build(given);
        var earlier = first.index();
        var earlierIndex = first.report().digest();
        Pushes.push(first);
        TestApplications.write(
                given.application.classes().resolve("com/example/Main.class"),
                TestApplications.classFile("com/example/Main", true, 2));
        registry.forgetRequests();
        var build = Pushes.build(given);
        Pushes.push(build);
        var manifests = "/v2/" + REPOSITORY + "/manifests/";
        var uploads = "/v2/" + REPOSITORY + "/blobs/uploads/";
        var requests = registry.requests().stream()
                .map(RecordedRequest::toString)
                .filter(request -> !request.startsWith("PUT " + uploads))
                .sorted()
                .toList();
        var expected = new ArrayList<>(List.of("HEAD " + manifests + "1.0", "GET " + manifests + "1.0"));
        expected.add("HEAD " + manifests + build.report().digest());
        expected.add("GET " + manifests + earlierIndex);
        earlier.manifests().forEach(child -> expected.add("GET " + manifests + child.digest()));
        build.index().manifests().forEach(child -> expected.add("PUT " + manifests + child.digest()));
        expected.add("PUT " + manifests + "1.0");
        for (int i = 0; i <= CONFIGS; i++) {
            expected.add("POST " + uploads);
        }
        assertEquals(expected.stream().sorted().toList(), requests);
    }

    @Test
    void anotherNameForWhatIsThereCostsOneQuestionForEachImage() throws Exception {
        var given = Pushes.given(project, registry, layout());
        var build = Pushes.build(given);
        Pushes.push(build);
        registry.forgetRequests();
        var target = Target.read(registry.host() + "/" + REPOSITORY + ":other", "1.0", List.of(), false);
        Pushes.push(build, target, CredentialSource.NONE, 4);
        var methods = registry.requests().stream()
                .map(RecordedRequest::method)
                .sorted()
                .toList();
        assertEquals(List.of("GET", "HEAD", "HEAD", "HEAD", "HEAD", "PUT"), methods);
    }

    @Test
    void otherNamesThanTheBuildsMayBeGiven() throws Exception {
        var build = Pushes.build(Pushes.given(project, registry, layout()));
        var target = Target.read(registry.host() + "/other/name:7", "1.0", List.of("8"), false);
        Pushes.push(build, target, CredentialSource.NONE, 2);
        assertEquals(Map.of("7", build.report().digest(), "8", build.report().digest()), registry.tags("other/name"));
        assertEquals(Map.of(), registry.tags(REPOSITORY));
    }

    @Test
    void dockersNamesArePushedAsWell() throws Exception {
        var given = Pushes.given(project, registry, layout());
        given.format = "docker";
        var build = Pushes.build(given);
        Pushes.push(build);
        assertEquals(
                "application/vnd.docker.distribution.manifest.list.v2+json",
                registry.manifest(REPOSITORY, "1.0")
                        .orElseThrow()
                        .descriptor()
                        .mediaType()
                        .value());
    }

    private String layout() throws Exception {
        return TestBases.layout(project.resolve("bases"), AMD, ARM);
    }
}
