package io.github.multiarch.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.cache.BaseCache;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.LayerReading;
import io.github.multiarch.config.PlatformSelection;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.VerifyRequest;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.registry.TestRegistries;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifierTest {
    @TempDir
    Path directory;

    private final List<String> told = new ArrayList<>();
    private final Progress progress = new Progress() {
        @Override
        public Step begin(String what, long bytes) {
            return position -> told.add(what + ": " + position + " of " + bytes);
        }

        @Override
        public void line(String line) {
            told.add(line);
        }
    };

    @Test
    void aSoundImageInARegistryIsAskedForAndNotDownloaded() throws Exception {
        try (var registry = FakeRegistry.start()) {
            var arm = TestBase.of("linux/arm/v7");
            var index = TestBases.write(
                    TestBases.inside(registry, "acme/jre"), "21", List.of(TestBase.of("linux/amd64"), arm));
            registry.forgetRequests();
            var name = registry.host() + "/acme/jre:21";
            var found = verify(name, LayerReading.LISTED, "linux/arm/v7");
            assertEquals(name + "@" + index.digest() + " is sound: linux/amd64, linux/arm/v7", found.text());
            for (var layer : arm.layers()) {
                assertEquals(
                        List.of("HEAD"),
                        registry.requests().stream()
                                .filter(request ->
                                        request.target().contains(layer.digest().toString()))
                                .map(request -> request.method())
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(LayerReading.class)
    void whatIsGoneIsNamedHoweverCloselyItLooks(LayerReading reading) throws Exception {
        var sink = OciLayout.create(directory);
        var base = TestBase.of("linux/s390x");
        TestBases.write(sink, "1", List.of(TestBase.of("linux/amd64"), base));
        assertTrue(verify("oci:" + directory, reading).isSound());
        var layer = base.layers().get(1).digest();
        Files.delete(sink.pathOf(layer));
        var found = verify("oci:" + directory, reading);
        assertFalse(found.isSound());
        assertEquals(1, found.findings().size());
        assertEquals(
                "the index " + found.digest() + " > manifests[1] > layers[1]",
                found.findings().get(0).place());
        assertTrue(found.text().contains(layer.toString()), found.text());
    }

    @Test
    void damagedBytesAreFoundByReadingThem() throws Exception {
        var sink = OciLayout.create(directory);
        var base = TestBase.of("linux/s390x");
        TestBases.write(sink, "1", List.of(base));
        var file = sink.pathOf(base.layers().get(0).digest());
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertTrue(verify("oci:" + directory, LayerReading.LISTED).isSound());
        for (var reading : List.of(LayerReading.READ, LayerReading.UNPACKED)) {
            var findings = verify("oci:" + directory, reading).findings();
            assertEquals(1, findings.size(), findings.toString());
            assertTrue(findings.get(0).message().startsWith("is damaged: "), findings.toString());
        }
    }

    @Test
    void platformsThatMustBeThereAreAllNamed() throws Exception {
        TestBases.write(
                OciLayout.create(directory), "1", List.of(TestBase.of("linux/amd64"), TestBase.of("linux/arm/v6")));
        var found = verify("oci:" + directory, LayerReading.LISTED, "linux/amd64", "linux/arm/v7", "linux/s390x");
        assertEquals(
                List.of("has no image for linux/arm/v7, linux/s390x; it has linux/amd64, linux/arm/v6"),
                found.findings().stream().map(finding -> finding.message()).toList());
    }

    @Test
    void anImageOfOnePlatformHasThatOfItsConfig() throws Exception {
        var sink = OciLayout.create(directory);
        sink.tag(TestBase.of("linux/arm/v6").writeTo(sink), "1");
        var found = verify("oci:" + directory, LayerReading.UNPACKED, "linux/arm/v6");
        assertEquals("[linux/arm/v6]", found.platforms().toString());
        assertTrue(found.isSound(), found.text());
        assertFalse(
                verify("oci:" + directory, LayerReading.LISTED, "linux/arm/v7").isSound());
    }

    @Test
    void whatOtherToolsWriteIsSoundAsLongAsItSaysWhichMachineIsMeant() throws Exception {
        assertEquals(List.of(), findingsOf("arm64", "v8"));
        assertEquals(List.of(), findingsOf("arm64", ""));
        assertEquals(List.of("is arm without a variant, which may be v5, v6 or v7"), findingsOf("arm", ""));
        assertEquals(List.of("is for linux/arm64 where the index says linux/arm/v7"), findingsOf("arm", "v7", "arm64"));
    }

    private List<String> findingsOf(String architecture, String variant) throws IOException {
        return findingsOf(architecture, variant, architecture.equals("arm") ? "arm/v7" : architecture);
    }

    /** Of an index whose entry has these words, over an image that is for this machine. */
    private List<String> findingsOf(String architecture, String variant, String machine) throws IOException {
        var sink = OciLayout.create(directory.resolve(architecture + variant + machine.replace('/', '-')));
        var manifest = TestBase.of("linux/" + machine).writeTo(sink);
        var index = Document.of(
                MediaType.OCI_INDEX,
                ("{\"schemaVersion\":2,\"mediaType\":\"" + MediaType.OCI_INDEX + "\",\"manifests\":[{\"mediaType\":\""
                                + manifest.descriptor().mediaType() + "\",\"digest\":\"" + manifest.digest()
                                + "\",\"size\":" + manifest.bytes().length
                                + ",\"platform\":{\"os\":\"linux\",\"architecture\":\""
                                + architecture + "\"" + (variant.isEmpty() ? "" : ",\"variant\":\"" + variant + "\"")
                                + "}}]}")
                        .getBytes(StandardCharsets.UTF_8));
        sink.write(index);
        sink.tag(index, "1");
        return verify("oci:" + sink.directory(), LayerReading.LISTED).findings().stream()
                .map(finding -> finding.message())
                .toList();
    }

    @Test
    void brokenDocumentsAreFindings() throws Exception {
        var sink = OciLayout.create(directory);
        var base = TestBase.of("linux/amd64");
        TestBases.write(sink, "1", List.of(base, TestBase.of("linux/s390x")));
        var manifest = base.writeTo(sink);
        Files.delete(sink.pathOf(Manifest.parse(manifest).config().digest()));
        Files.writeString(sink.pathOf(manifestOf(sink, "linux/s390x")), "{}");
        var found = verify("oci:" + directory, LayerReading.LISTED, "linux/amd64");
        assertEquals(
                List.of("is missing", "is damaged"),
                found.findings().stream()
                        .map(finding -> finding.message().substring(0, 10))
                        .toList());
        assertEquals(2, found.platforms().size());
    }

    private static Digest manifestOf(OciLayout sink, String platform) throws IOException {
        return TestBase.of(platform).writeTo(sink).digest();
    }

    @Test
    void programsAreToldTheSame() throws Exception {
        TestBases.write(OciLayout.create(directory), "1", List.of(TestBase.of("linux/amd64")));
        var found = verify("oci:" + directory + ":1", LayerReading.LISTED, "linux/s390x");
        assertEquals(
                """
                {
                  "image" : "oci:DIRECTORY:1",
                  "digest" : "DIGEST",
                  "sound" : false,
                  "platforms" : [
                    "linux/amd64"
                  ],
                  "findings" : [
                    {
                      "place" : "the index DIGEST",
                      "message" : "has no image for linux/s390x; it has linux/amd64"
                    }
                  ],
                  "referrers" : [ ],
                  "remarks" : [ ]
                }""".replace("DIRECTORY", directory.toString())
                        .replace("DIGEST", found.digest().toString()),
                found.json().strip());
    }

    @Test
    void anImageThatIsNotThereIsNamed() throws Exception {
        TestBases.write(OciLayout.create(directory), "1", List.of(TestBase.of("linux/amd64")));
        var failure = assertThrows(
                ContentNotFoundException.class, () -> verify("oci:" + directory + ":2", LayerReading.LISTED));
        assertTrue(failure.getMessage().startsWith("oci:" + directory + ":2 does not exist"), failure.getMessage());
    }

    @Test
    void layersThatAreReadAreTold() throws Exception {
        var base = TestBase.of("linux/arm/v6");
        var sink = OciLayout.create(directory);
        TestBases.write(sink, "1", List.of(base));
        verify("oci:" + directory, LayerReading.LISTED);
        assertEquals(List.of(), told);
        verify("oci:" + directory, LayerReading.READ);
        var size = base.layers().get(0).size();
        assertTrue(told.contains("linux/arm/v6 layer: " + size + " of " + size), told.toString());
        sink.tag(base.writeTo(sink), "2");
        told.clear();
        verify("oci:" + directory + ":2", LayerReading.UNPACKED);
        assertTrue(told.contains("linux/arm/v6 layer: " + size + " of " + size), told.toString());
    }

    @Test
    void whatIsReadOfAnAttestationIsToldAsThat() throws Exception {
        var sink = OciLayout.create(directory);
        var statements = TestBase.of("linux/amd64");
        var entry = statements.writeTo(sink).descriptor().withPlatform(Platform.of("unknown", "unknown", ""));
        TestBases.index(sink, "1", ImageFormat.OCI, List.of(entry));
        verify("oci:" + directory, LayerReading.READ);
        var size = statements.layers().get(0).size();
        assertTrue(told.contains("attestation: " + size + " of " + size), told.toString());
    }

    @Test
    void whatIsLeftOutMustNotBeThere() throws Exception {
        TestBases.layout(directory, "linux/amd64", "linux/arm/v6");
        var name = "oci:" + directory;
        assertTrue(verify(name, LayerReading.LISTED, "all", "!windows/*", "linux/arm/*", "!linux/386")
                .isSound());
        var text = verify(name, LayerReading.LISTED, "all", "!linux/arm/*", "linux/s390x/*")
                .text();
        assertTrue(text.contains("has an image for linux/arm/v6, which platforms leaves out"), text);
        assertTrue(text.contains("has no image for linux/s390x/*; it has linux/amd64, linux/arm/v6"), text);
    }

    @Test
    void variantsWithoutThePlainPlatformAreWarnedOf() throws Exception {
        TestBases.layout(directory, "linux/amd64/v2", "linux/amd64/v3", "linux/arm/v7", "linux/arm64/v9");
        var name = "oci:" + directory;
        var found = verify(name, LayerReading.LISTED);
        assertTrue(found.isSound());
        assertEquals(2, found.warnings().size(), found.warnings().toString());
        assertTrue(
                found.warnings()
                        .get(0)
                        .startsWith(
                                "there is no image for linux/amd64 itself, only for linux/amd64/v2, linux/amd64/v3"),
                found.warnings().toString());
        assertTrue(
                found.warnings().get(1).contains("linux/arm64/v9"),
                found.warnings().toString());
        assertEquals(
                2,
                OciJson.parseObject(found.json().getBytes(StandardCharsets.UTF_8), "it")
                        .get("warnings")
                        .size());

        var plain = directory.resolve("plain");
        TestBases.layout(plain, "linux/amd64/v3", "linux/amd64", "linux/arm/v7");
        assertEquals(List.of(), verify("oci:" + plain, LayerReading.LISTED).warnings());
        var sink = OciLayout.create(plain);
        sink.tag(TestBase.of("linux/amd64/v3").writeTo(sink), "one");
        assertEquals(
                List.of(),
                verify("oci:" + plain + ":one", LayerReading.LISTED).warnings(),
                "there is nothing to choose from");
    }

    private Verification verify(String image, LayerReading reading, String... platforms) throws IOException {
        var problems = new Problems();
        var wanted = PlatformSelection.read(List.of(platforms), problems);
        assertEquals(List.of(), problems.found());
        try (var registries = TestRegistries.open()) {
            return new Verifier(new ContentSources(registries, BaseCache.inMemory()), 4, progress)
                    .verify(new VerifyRequest(BaseReference.parse(image, directory), wanted, reading, false));
        }
    }
}
