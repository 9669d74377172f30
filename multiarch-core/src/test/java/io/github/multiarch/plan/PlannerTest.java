package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problem;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestLayer;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
    @TempDir
    Path directory;

    private Path bases;

    @BeforeEach
    void bases() {
        bases = directory.resolve("bases");
    }

    @Test
    void eachPlatformIsPinnedToItsOwnImageInTheConfiguredOrder() throws Exception {
        var sink = OciLayout.create(bases);
        var amd = TestBase.of("linux/amd64");
        var arm = TestBase.of("linux/arm/v7");
        TestBases.write(sink, "1", List.of(amd, arm, TestBase.of("linux/s390x")));
        var images =
                Plans.of(given("oci:" + bases, "linux/arm/v7", "linux/amd64")).images();
        assertEquals(2, images.size());
        assertBase(arm, sink, images.get(0));
        assertBase(amd, sink, images.get(1));
    }

    private static void assertBase(TestBase expected, OciLayout sink, PlannedImage planned) throws IOException {
        var base = planned.base();
        assertEquals(expected.platform(), planned.request().platform());
        assertEquals(Optional.of(expected.writeTo(sink).digest()), base.digest());
        assertEquals(expected.layers(), base.layers());
        assertTrue(
                base.config().platform().isSameMachineAs(expected.platform()),
                base.config().platform().toString());
        assertEquals(Optional.empty(), base.remark());
    }

    @Test
    void anOlderVariantIsTakenWithARemark() throws Exception {
        TestBases.layout(bases, "linux/arm/v5", "linux/arm/v6", "linux/arm64");
        var base =
                Plans.of(given("oci:" + bases, "linux/arm/v7")).images().get(0).base();
        assertEquals("linux/arm/v6", base.config().platform().toString());
        assertEquals(
                Optional.of("the base has no linux/arm/v7; its linux/arm/v6 is taken, which linux/arm/v7 runs too"),
                base.remark());
    }

    @Test
    void attestationsAndArtifactsAreNotImages() throws Exception {
        var sink = OciLayout.create(bases);
        var attestation = artifact(sink, MediaType.OCI_CONFIG, "attestation");
        var signature = artifact(sink, new MediaType("application/vnd.example.signature"), "signature");
        var amd = TestBase.of("linux/amd64").writeTo(sink);
        TestBases.index(
                sink,
                "1",
                ImageFormat.OCI,
                List.of(
                        attestation.withPlatform(Platform.of("unknown", "unknown", "")),
                        signature,
                        amd.descriptor().withPlatform(Platform.parse("linux/amd64"))));
        var images = Plans.of(given("oci:" + bases, "linux/amd64")).images();
        assertEquals(Optional.of(amd.digest()), images.get(0).base().digest());
        var message =
                Plans.problems(given("oci:" + bases, "linux/arm64")).get(0).message();
        assertTrue(message.contains("it has linux/amd64. Give"), message);
    }

    @Test
    void anIndexThatSaysNoPlatformsIsReadFromTheConfigs() throws Exception {
        var sink = OciLayout.create(bases);
        var arm = TestBase.of("linux/arm64").writeTo(sink);
        var amd = TestBase.of("linux/amd64").writeTo(sink);
        TestBases.index(sink, "1", ImageFormat.OCI, List.of(arm.descriptor(), amd.descriptor()));
        var images =
                Plans.of(given("oci:" + bases, "linux/amd64", "linux/arm64")).images();
        assertEquals(Optional.of(amd.digest()), images.get(0).base().digest());
        assertEquals(Optional.of(arm.digest()), images.get(1).base().digest());
    }

    @Test
    void anIndexOfNothingButArtifactsIsNoBase() throws Exception {
        var sink = OciLayout.create(bases);
        var attestation = artifact(sink, MediaType.OCI_CONFIG, "attestation");
        TestBases.index(
                sink, "1", ImageFormat.OCI, List.of(attestation.withPlatform(Platform.of("unknown", "unknown", ""))));
        assertProblem("is an index without images", given("oci:" + bases, "linux/amd64"));
    }

    @Test
    void aConfigWithoutAVariantDoesNotContradictItsIndex() throws Exception {
        var sink = OciLayout.create(bases);
        TestBases.write(sink, "1", List.of(TestBase.of("linux/arm/v6").config(config -> config.remove("variant"))));
        var base =
                Plans.of(given("oci:" + bases, "linux/arm/v6")).images().get(0).base();
        assertEquals(Optional.empty(), base.remark());
    }

    @Test
    void aConfigThatContradictsItsIndexIsRefused() throws Exception {
        var liar = TestBase.of("linux/arm64").config(config -> config.put("architecture", "amd64"));
        var digest = liar.writeTo(OciLayout.create(bases)).digest();
        TestBases.write(OciLayout.create(bases), "1", List.of(liar));
        var problem = assertProblem(
                "its index says linux/arm64, but the config of that image (" + digest + ") says linux/amd64",
                given("oci:" + bases, "linux/arm64"));
        assertEquals("the base oci:" + bases + " for linux/arm64", problem.subject());
    }

    @Test
    void aConfigOfAnotherVariantThanItsIndexSaysIsRefused() throws Exception {
        var liar = TestBase.of("linux/arm/v6").config(config -> config.put("variant", "v7"));
        TestBases.write(OciLayout.create(bases), "1", List.of(liar));
        assertProblem("its index says linux/arm/v6, but the config", given("oci:" + bases, "linux/arm/v7"));
    }

    @Test
    void aConfigThatKnowsOtherLayersIsRefused() throws Exception {
        var liar = TestBase.of("linux/arm64")
                .config(config ->
                        config.withObject("/rootfs").withArray("/diff_ids").remove(1));
        TestBases.write(OciLayout.create(bases), "1", List.of(liar));
        assertProblem("has 2 layers, but its config knows 1", given("oci:" + bases, "linux/arm64"));
    }

    @Test
    void anImageOfOneArchitectureServesOnlyThat() throws Exception {
        var sink = OciLayout.create(bases);
        sink.tag(TestBase.of("linux/arm64").writeTo(sink), "1");
        assertEquals(
                1, Plans.of(given("oci:" + bases, "linux/arm64/v8")).images().size());
        var problem = assertProblem(
                "the base oci:" + bases + " is an image for linux/arm64 only", given("oci:" + bases, "linux/amd64"));
        assertEquals("platform linux/amd64", problem.subject());
    }

    @Test
    void aMissingPlatformSaysWhatThereIsAndWhatToWrite() throws Exception {
        TestBases.layout(bases, "linux/amd64", "linux/arm/v5", "linux/arm64");
        var problem = assertProblem(
                "it has linux/amd64, linux/arm/v5, linux/arm64", given("oci:" + bases + ":1", "linux/s390x"));
        assertEquals("platform linux/s390x", problem.subject());
        assertTrue(problem.message().endsWith("""
                                Give this platform a base of its own:
                                      <platform><name>linux/s390x</name>
                                        <from>NAME_OF_AN_IMAGE_FOR_LINUX_S390X</from></platform>"""), problem.message());
    }

    @Test
    void layoutsAreNamedByTagAndDigest() throws Exception {
        var sink = OciLayout.create(bases);
        TestBases.write(sink, "1", "linux/amd64");
        var second =
                TestBases.write(sink, "2", List.of(TestBase.of("linux/amd64").layers(TestLayer.gzip("a", "b"))));
        assertEquals(2, layersOf("oci:" + bases + ":1"));
        assertEquals(1, layersOf("oci:" + bases + ":2"));
        assertEquals(1, layersOf("oci:" + bases + "@" + second.digest()));
        assertProblem("it has 1, 2", given("oci:" + bases, "linux/amd64"));
    }

    private int layersOf(String from) throws InvalidRequestException, IOException {
        return Plans.of(given(from, "linux/amd64"))
                .images()
                .get(0)
                .base()
                .layers()
                .size();
    }

    @Test
    void aBaseThatIsNotThereIsNamed() throws Exception {
        TestBases.layout(bases, "linux/amd64");
        var problem = assertProblem(
                "has no such image; check the spelling of <from>", given("oci:" + bases + ":9", "linux/amd64"));
        assertEquals("the base oci:" + bases + ":9", problem.subject());
        assertProblem(
                "'" + directory.resolve("nowhere") + "' does not exist",
                given("oci:" + directory.resolve("nowhere"), "linux/amd64"));
    }

    @Test
    void aFolderThatIsNoLayoutIsNamed() throws Exception {
        Files.createDirectories(bases);
        assertProblem("'" + bases + "' is not an OCI image layout", given("oci:" + bases, "linux/amd64"));
    }

    @Test
    void aDamagedBaseIsNamed() throws Exception {
        var sink = OciLayout.create(bases);
        var manifest = TestBase.of("linux/amd64").writeTo(sink);
        TestBases.index(
                sink, "1", ImageFormat.OCI, List.of(manifest.descriptor().withPlatform(Platform.parse("linux/amd64"))));
        var config = sink.pathOf(Manifest.parse(manifest).config().digest());
        Files.writeString(config, Files.readString(config).replace("base", "BASE"));
        assertProblem("nothing of it is used", given("oci:" + bases, "linux/amd64"));
        Files.delete(config);
        assertProblem("is not in the layout", given("oci:" + bases, "linux/amd64"));
    }

    @Test
    void everythingInTheWayIsToldAtOnce() throws Exception {
        TestBases.layout(bases, "linux/amd64");
        var given = given("oci:" + bases, "linux/amd64", "linux/arm64")
                .platform("linux/s390x", "oci:" + directory.resolve("a"))
                .platform("linux/ppc64le", "oci:" + directory.resolve("b"));
        given.mainClass = Optional.empty();
        var missing = directory.resolve("missing.jar");
        var folder = Files.createDirectories(directory.resolve("module/target/classes"));
        given.application = new Application(
                directory.resolve("classes"),
                List.of(new Dependency(missing, Kind.RELEASE), new Dependency(folder, Kind.MODULE)),
                List.of());
        var problems = Plans.problems(given);
        assertEquals(
                List.of(
                        "dependency " + missing,
                        "dependency " + folder,
                        "container/mainClass",
                        "platform linux/arm64",
                        "the base oci:" + directory.resolve("a"),
                        "the base oci:" + directory.resolve("b")),
                problems.stream().map(Problem::subject).toList());
        assertEquals("is not a readable file", problems.get(0).message());
        assertTrue(problems.get(1).message().contains("run mvn package"), problems.toString());
    }

    @Test
    void aBaseInARegistryIsReadOnceForAllPlatforms() throws Exception {
        try (var registry = FakeRegistry.start()) {
            TestBases.write(TestBases.inside(registry, "acme/jre"), "21", "linux/amd64", "linux/arm64", "linux/s390x");
            var from = registry.host() + "/acme/jre:21";
            assertEquals(
                    3,
                    Plans.of(given(from, "linux/amd64", "linux/arm64", "linux/s390x"))
                            .images()
                            .size());
            var paths = registry.requests().stream()
                    .filter(request -> request.method().equals("GET"))
                    .map(RecordedRequest::path)
                    .toList();
            assertEquals(
                    1,
                    paths.stream()
                            .filter(path -> path.endsWith("/manifests/21"))
                            .count(),
                    paths.toString());
            assertEquals(
                    3,
                    paths.stream()
                            .filter(path -> path.contains("/manifests/sha256:"))
                            .count(),
                    paths.toString());
            assertEquals(
                    3, paths.stream().filter(path -> path.contains("/blobs/")).count(), paths.toString());
            assertTrue(
                    registry.requests().stream()
                            .allMatch(request -> List.of("GET", "HEAD").contains(request.method())),
                    registry.requests().toString());
        }
    }

    @Test
    void aBaseThatFailsIsAskedForOnceAndToldOnce() throws Exception {
        try (var registry = FakeRegistry.start()) {
            var from = registry.host() + "/acme/jre:21";
            var problems = Plans.problems(given(from, "linux/amd64", "linux/arm64"));
            assertEquals(1, problems.size(), problems.toString());
            assertEquals("the base " + from, problems.get(0).subject());
            assertTrue(
                    problems.get(0).message().startsWith("does not exist: " + registry.host() + "/acme/jre"),
                    problems.toString());
            assertEquals(
                    1,
                    registry.requests().stream()
                            .filter(request -> request.path().endsWith("/manifests/21"))
                            .count());
        }
    }

    @Test
    void aBasePinnedByDigestIsHeldAgainstIt() throws Exception {
        try (var registry = FakeRegistry.start()) {
            var sink = TestBases.inside(registry, "jre");
            var index = TestBases.write(sink, "21", "linux/amd64");
            var other = TestBases.write(sink, "17", "linux/arm64");
            var from = registry.host() + "/jre@" + index.digest();
            assertEquals(1, Plans.of(given(from, "linux/amd64")).images().size());
            registry.on("GET", "/v2/jre/manifests/" + index.digest())
                    .answer(
                            200,
                            Map.of("Content-Type", "application/vnd.oci.image.index.v1+json"),
                            new String(other.bytes(), StandardCharsets.UTF_8));
            assertProblem(index.digest().toString(), given(from, "linux/amd64"));
        }
    }

    private static Problem assertProblem(String expected, TestParameters given) {
        var problems = Plans.problems(given);
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).toString().contains(expected), problems.toString());
        return problems.get(0);
    }

    private TestParameters given(String from, String... platforms) {
        var given = TestParameters.in(directory, platforms);
        given.from = from;
        given.mainClass = TestParameters.OF_THE_JVM;
        return given;
    }

    private static Descriptor artifact(OciLayout sink, MediaType configType, String comment) throws IOException {
        var config = Document.of(configType, OciJson.object().put("comment", comment));
        sink.write(config.descriptor(), () -> new ByteArrayInputStream(config.bytes()));
        var layer = new Descriptor(
                new MediaType("application/vnd.in-toto+json"), Digest.of(config.bytes()), config.bytes().length);
        var layers = new ArrayList<>(List.of(layer));
        var manifest = new Manifest(MediaType.OCI_MANIFEST, config.descriptor(), layers, new TreeMap<>()).toDocument();
        sink.write(manifest);
        return manifest.descriptor();
    }
}
