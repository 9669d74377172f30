package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.DriftRequest;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.drift.DriftReport;
import io.github.multiarch.fixtures.Attaching;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestLayer;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the bases of an image have moved since. */
class DriftTest {
    private static final String NAME = "org.opencontainers.image.base.name";
    private static final String DIGEST = "org.opencontainers.image.base.digest";

    @TempDir
    Path directory;

    private final FakeRegistry registry = FakeRegistry.start();
    private final FakeRegistry bases = FakeRegistry.start();
    private final List<Descriptor> entries = new ArrayList<>();

    @AfterEach
    void stop() {
        registry.close();
        bases.close();
    }

    @Test
    void basesThatHaveNotMovedAreCurrent() throws Exception {
        base("1", TestBase.of("linux/amd64"), TestBase.of("linux/arm/v7"));
        image("linux/amd64");
        image("linux/arm/v7");
        var report = drift();
        assertEquals(List.of("linux/amd64 current", "linux/arm/v7 current"), states(report));
        assertFalse(report.hasDrifted());
        assertTrue(
                report.text().contains(":1.0@" + report.digest() + ": no base is known to have moved"), report.text());
    }

    @Test
    void onlyThePlatformsWhoseBaseMovedAreTold() throws Exception {
        base("1", TestBase.of("linux/amd64"), TestBase.of("linux/arm/v7"));
        image("linux/amd64");
        image("linux/arm/v7");
        var now = base("1", TestBase.of("linux/amd64"), other("linux/arm/v7"));
        var report = drift();
        assertEquals(List.of("linux/amd64 current", "linux/arm/v7 moved"), states(report));
        var digest = ImageIndex.parse(now).manifests().get(1).digest();
        assertEquals(digest, report.platforms().get(1).now().orElseThrow());
        assertTrue(report.text().contains("1 of 2 platforms are on a base that has moved or is gone"), report.text());
        assertTrue(report.text().contains(", now sha256:" + digest.shortHex()), report.text());
        var json = OciJson.parseObject(report.json().getBytes(StandardCharsets.UTF_8), "the report");
        assertTrue(json.get("drifted").booleanValue());
        assertEquals("moved", json.at("/platforms/1/state").textValue());
        assertEquals(
                bases.host() + "/vendor/jre:1", json.at("/platforms/1/baseName").textValue());
        assertEquals(digest.toString(), json.at("/platforms/1/currentDigest").textValue());
        assertFalse(json.at("/platforms/1/baseDigest").textValue().equals(digest.toString()));
    }

    @Test
    void nothingButManifestsIsAskedForAndEachBaseOnce() throws Exception {
        base("1", TestBase.of("linux/amd64"), TestBase.of("linux/arm/v7"));
        image("linux/amd64");
        image("linux/arm/v7");
        registry.forgetRequests();
        bases.forgetRequests();
        drift();
        assertEquals(List.of("GET /v2/vendor/jre/manifests/1"), requests(bases));
        assertEquals(
                3,
                requests(registry).stream()
                        .filter(request -> request.startsWith("GET /v2/acme/orders/manifests/"))
                        // The tag that stands in for a list of referrers is asked for as well.
                        .filter(request -> !request.contains("/manifests/sha256-"))
                        .count());
        assertTrue(
                requests(registry).stream().noneMatch(request -> request.contains("/blobs/")),
                requests(registry).toString());
    }

    @Test
    void whatRefersToTheImageIsTold() throws Exception {
        base("1", TestBase.of("linux/amd64"));
        image("linux/amd64");
        drift();
        registry.rules().listReferrers();
        new Attaching(registry, "acme/orders")
                .attach(registry.manifest("acme/orders", "1.0").orElseThrow(), "application/spdx+json", "of all");
        assertTrue(drift().text().endsWith("what refers to it: 1 application/spdx+json"), drift().text());
        base("1", other("linux/amd64"));
        assertTrue(drift().text().contains("a new build has another digest"), drift().text());
        assertTrue(drift().json().contains("application/spdx+json"));
    }

    @Test
    void aTagOrAPlatformThatIsNoLongerThereIsGone() throws Exception {
        var index = base("1", TestBase.of("linux/amd64"), TestBase.of("linux/arm/v7"));
        image("linux/amd64");
        image("linux/arm/v7");
        base("1", TestBase.of("linux/amd64"), TestBase.of("linux/s390x"));
        var report = drift();
        assertEquals(List.of("linux/amd64 current", "linux/arm/v7 gone"), states(report));
        assertTrue(
                report.text().contains("the base has no image for it now; it has linux/amd64, linux/s390x"),
                report.text());
        assertTrue(report.hasDrifted());
        entries.clear();
        image(
                "linux/amd64",
                Map.of(
                        NAME,
                        bases.host() + "/vendor/jre:2",
                        DIGEST,
                        index.digest().toString()));
        assertEquals(List.of("linux/amd64 gone"), states(drift()));
    }

    @Test
    void whatNobodyKnowsIsSaidWithItsReasonAndIsNoDrift() throws Exception {
        var digest = base("1", TestBase.of("linux/amd64")).digest().toString();
        var closed = FakeRegistry.start().requireBasic("somebody", "secret");
        try (closed) {
            image("linux/amd64", Map.of());
            image("linux/arm64", Map.of(NAME, bases.host() + "/vendor/jre:1"));
            image("linux/s390x", Map.of(NAME, bases.host() + "/vendor/jre:1", DIGEST, "sha256:none"));
            image("linux/ppc64le", Map.of(NAME, "No Name", DIGEST, digest));
            image("linux/riscv64", Map.of(NAME, closed.host() + "/vendor/jre:1", DIGEST, digest));
            var report = drift();
            assertEquals(
                    List.of(
                            "linux/amd64 unknown",
                            "linux/arm64 unknown",
                            "linux/s390x unknown",
                            "linux/ppc64le unknown",
                            "linux/riscv64 unknown"),
                    states(report));
            assertFalse(report.hasDrifted());
            for (var reason : List.of(
                    "linux/amd64    unknown  its base: the image does not say on which base it was built",
                    "the image does not say the digest of its base",
                    "No Name",
                    "401")) {
                assertTrue(report.text().contains(reason), reason + " is not in " + report.text());
            }
        }
    }

    @Test
    void hostsThatOnlyTheUserMayNameAreNotAsked() throws Exception {
        var digest = base("1", TestBase.of("linux/amd64")).digest().toString();
        var here = "localhost" + bases.host().substring(bases.host().lastIndexOf(':'));
        image("linux/amd64", Map.of(NAME, here + "/vendor/jre:1", DIGEST, digest));
        image("linux/arm64", Map.of(NAME, "169.254.169.254/vendor/jre:1", DIGEST, digest));
        bases.forgetRequests();
        var report = drift();
        assertEquals(List.of("linux/amd64 unknown", "linux/arm64 unknown"), states(report));
        assertEquals(List.of(), requests(bases));
        for (var reason : List.of(
                "localhost is this machine, which nobody but the user may send requests to. If you trust that name, ask"
                        + " yourself: mvn multiarch:inspect -Dmultiarch.image=" + here + "/vendor/jre:1",
                "169.254.169.254, an address of this network's own machinery")) {
            assertTrue(report.text().contains(reason), reason + " is not in " + report.text());
        }
    }

    @Test
    void aLongNameIsAskedForAsItIsAndNamesAreShownInOneLine() throws Exception {
        var repository = "vendor/" + "j".repeat(180);
        var index = TestBases.write(TestBases.inside(bases, repository), "1", "linux/amd64");
        image(
                "linux/amd64",
                Map.of(
                        NAME,
                        bases.host() + "/" + repository + ":1",
                        DIGEST,
                        index.digest().toString()));
        image("linux/arm64", Map.of(NAME, "a\nb", DIGEST, index.digest().toString()));
        var report = drift();
        assertEquals(List.of("linux/amd64 current", "linux/arm64 unknown"), states(report));
        assertEquals(3, report.text().lines().count(), report.text());
    }

    @Test
    void theDigestMayBeThatOfTheBasesIndex() throws Exception {
        var index = base("1", TestBase.of("linux/amd64"));
        var said = Map.of(
                NAME, bases.host() + "/vendor/jre:1", DIGEST, index.digest().toString());
        image("linux/amd64", said);
        assertEquals(List.of("linux/amd64 current"), states(drift()));
        base("1", other("linux/amd64"));
        assertEquals(List.of("linux/amd64 moved"), states(drift()));
    }

    @Test
    void anOlderVariantIsTheBaseUntilThereIsTheVeryOne() throws Exception {
        var six = ImageIndex.parse(base("1", TestBase.of("linux/arm/v6")))
                .manifests()
                .get(0)
                .digest();
        image("linux/arm/v7", Map.of(NAME, bases.host() + "/vendor/jre:1", DIGEST, six.toString()));
        assertEquals(List.of("linux/arm/v7 current"), states(drift()));
        base("1", TestBase.of("linux/arm/v6"), TestBase.of("linux/arm/v7"));
        assertEquals(List.of("linux/arm/v7 moved"), states(drift()));
    }

    @Test
    void aBaseOrAnImageMayHaveNoIndex() throws Exception {
        var sink = TestBases.inside(bases, "vendor/jre");
        var base = TestBase.of("linux/amd64").writeTo(sink);
        sink.tag(base, "1");
        var manifest = write(
                "linux/amd64",
                Map.of(
                        NAME,
                        bases.host() + "/vendor/jre:1",
                        DIGEST,
                        base.digest().toString()));
        registry.putManifest("acme/orders", "1.0", manifest);
        assertEquals(List.of("linux/amd64 current"), states(detect()));
        sink.tag(other("linux/amd64").writeTo(sink), "1");
        assertEquals(List.of("linux/amd64 moved"), states(detect()));
    }

    @Test
    void attestationsHaveNoBase() throws Exception {
        base("1", TestBase.of("linux/amd64"));
        image("linux/amd64");
        entries.add(entries.get(0).withPlatform(Platform.of("unknown", "unknown", "")));
        assertEquals(List.of("linux/amd64 current"), states(drift()));
    }

    @Test
    void anImageThatIsNotThereIsAnError() {
        assertThrows(ContentNotFoundException.class, this::detect);
    }

    private static TestBase other(String platform) {
        return TestBase.of(platform).layers(TestLayer.gzip("etc/new", "new"));
    }

    private Document base(String tag, TestBase... platforms) throws IOException {
        return TestBases.write(TestBases.inside(bases, "vendor/jre"), tag, List.of(platforms));
    }

    /** Built on what the base has for this platform now. */
    private void image(String platform) throws IOException {
        var index = ImageIndex.parse(bases.manifest("vendor/jre", "1").orElseThrow());
        var digest = index.manifests().stream()
                .filter(entry -> entry.platform().orElseThrow().toString().equals(platform))
                .findFirst()
                .orElseThrow()
                .digest();
        image(platform, Map.of(NAME, bases.host() + "/vendor/jre:1", DIGEST, digest.toString()));
    }

    private void image(String platform, Map<String, String> annotations) throws IOException {
        entries.add(write(platform, annotations).descriptor().withPlatform(Platform.parse(platform)));
    }

    private Document write(String platform, Map<String, String> annotations) throws IOException {
        var sink = TestBases.inside(registry, "acme/orders");
        var plain = Manifest.parse(TestBase.of(platform).writeTo(sink));
        var manifest = new Manifest(plain.mediaType(), plain.config(), plain.layers(), new TreeMap<>(annotations))
                .toDocument();
        sink.write(manifest);
        return manifest;
    }

    private DriftReport drift() throws IOException {
        TestBases.index(TestBases.inside(registry, "acme/orders"), "1.0", ImageFormat.OCI, entries);
        return detect();
    }

    private DriftReport detect() throws IOException {
        try (var session = Session.inMemory();
                var multiarch = new Multiarch(
                        session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(line -> {}))) {
            return multiarch
                    .images()
                    .drift(new DriftRequest(BaseReference.parse(registry.host() + "/acme/orders:1.0", directory)));
        }
    }

    private static List<String> states(DriftReport report) {
        return report.platforms().stream()
                .map(platform -> platform.platform() + " " + platform.state())
                .toList();
    }

    private static List<String> requests(FakeRegistry registry) {
        return registry.requests().stream()
                .map(request -> request.method() + " " + request.target())
                .toList();
    }
}
