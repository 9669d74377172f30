package io.github.multiarch.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarch.cache.BaseCache;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.InspectRequest;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.registry.TestRegistries;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformImageTest {
    @TempDir
    Path directory;

    private final TestBase amd = TestBase.of("linux/amd64");
    private final TestBase arm = TestBase.of("linux/arm/v7");
    private OciLayout sink;
    private Document index;

    @BeforeEach
    void write() throws IOException {
        sink = OciLayout.create(directory);
        index = TestBases.write(sink, "1", List.of(amd, arm));
    }

    @Test
    void peopleSeeHowItIsRunAndMade() throws Exception {
        var manifest = arm.writeTo(sink);
        var layers = arm.layers();
        var table = show("oci:" + directory, "armhf", OutputForm.TABLE);
        assertEquals(
                """
                oci:DIRECTORY
                INDEX
                application/vnd.oci.image.index.v1+json

                platform       linux/arm/v7
                manifest       MANIFEST
                               application/vnd.oci.image.manifest.v1+json
                               SIZE B
                config         CONFIG
                               1.1 kB
                created        2023-05-06T07:08:09.123456789Z
                author         The makers of the base <base@example.com>
                user           1000:1000
                environment    ZULU=first
                               PATH=/opt/java/bin:/usr/bin:/bin
                               LANG=C.UTF-8
                entrypoint     ["/entry.sh"]
                command        ["jshell","--verbose"]
                directory      /home/base
                ports          9000/tcp
                volumes        /data
                labels         edition=base
                               maintainer=the makers
                stop signal    SIGRTMIN+3

                history
                 CREATED               LAYERWIDE  SIZE  CREATED BY
                                       noneWIDE         ARG RELEASE
                 2023-05-06T07:08:09Z  LAYER-0  SIZE-0 B  COPY something
                 2023-05-06T07:08:09Z  LAYER-1  SIZE-1 B  COPY something

                layers
                 DIGEST                                                                   TYPE       SIZE
                 FULL-0  tar+gzip  SIZE-0 B
                 FULL-1  tar+gzip  SIZE-1 B""".replace("FULL-0", layers.get(0).digest().toString())
                        .replace("FULL-1", layers.get(1).digest().toString())
                        .replace("noneWIDE", "none" + " ".repeat(67))
                        .replace("LAYERWIDE", "LAYER" + " ".repeat(67))
                        .replace("LAYER-0", layers.get(0).digest().toString())
                        .replace("LAYER-1", layers.get(1).digest().toString())
                        .replace("SIZE-0", Long.toString(layers.get(0).size()))
                        .replace("SIZE-1", Long.toString(layers.get(1).size()))
                        .replace("oci:DIRECTORY", "oci:" + directory)
                        .replace("INDEX", index.digest().toString())
                        .replace("MANIFEST", manifest.digest().toString())
                        .replace(
                                "CONFIG",
                                json(show("oci:" + directory, "armhf", OutputForm.JSON))
                                        .at("/manifest/config/digest")
                                        .asText())
                        .replace("SIZE B", manifest.descriptor().size() + " B"),
                table);
    }

    @Test
    void programsGetTheManifestAndTheConfigThemselves() throws Exception {
        var manifest = arm.writeTo(sink);
        var json = json(show("oci:" + directory, "linux/arm/v7", OutputForm.JSON));
        assertEquals(index.digest().toString(), json.get("digest").asText());
        assertEquals("linux/arm/v7", json.at("/platform/platform").asText());
        assertEquals(manifest.digest().toString(), json.at("/platform/digest").asText());
        assertEquals(manifest.json(), json.get("manifest"));
        assertEquals(arm.config(), json.get("config"));
        assertEquals("ARG RELEASE", json.at("/history/0/createdBy").asText());
        assertTrue(json.at("/history/0/layer").isMissingNode());
        assertEquals(json.at("/layers/0"), json.at("/history/1/layer"));
        assertEquals(
                arm.layers().get(1).digest().toString(),
                json.at("/layers/1/digest").asText());
    }

    @Test
    void aPlatformThatIsNotThereIsAnErrorThatNamesThoseThatAre() {
        for (var form : List.of(OutputForm.TABLE, OutputForm.RAW)) {
            var failure =
                    assertThrows(ContentNotFoundException.class, () -> show("oci:" + directory, "linux/arm/v6", form));
            assertEquals(
                    "oci:" + directory + " has no image for linux/arm/v6; it has linux/amd64, linux/arm/v7",
                    failure.getMessage());
        }
    }

    @Test
    void rawIsTheDocumentAsItWasHashed() throws Exception {
        assertArrayEquals(index.bytes(), raw(Optional.empty()));
        assertArrayEquals(arm.writeTo(sink).bytes(), raw(Optional.of(Platform.parse("armhf"))));
    }

    @Test
    void anImageAloneHasItsConfigsPlatform() throws Exception {
        var manifest = TestBase.of("linux/s390x").writeTo(sink);
        sink.tag(manifest, "2");
        var json = json(show("oci:" + directory + ":2", "s390x", OutputForm.JSON));
        assertEquals(manifest.digest().toString(), json.at("/platform/digest").asText());
        var failure = assertThrows(
                ContentNotFoundException.class, () -> show("oci:" + directory + ":2", "amd64", OutputForm.TABLE));
        assertTrue(failure.getMessage().endsWith("it has linux/s390x"), failure.getMessage());
    }

    @Test
    void otherVersionsOfTheSystemAreNamed() throws Exception {
        var old = amd.writeTo(sink).descriptor().withPlatform(windows("10.0.17763.1"));
        var other = TestBase.of("linux/arm64").writeTo(sink).descriptor().withPlatform(windows("10.0.20348.1"));
        TestBases.index(sink, "3", ImageFormat.OCI, List.of(old, other));
        var json = json(show("oci:" + directory + ":3", "windows/amd64", OutputForm.JSON));
        assertEquals(old.digest().toString(), json.at("/platform/digest").asText());
        assertEquals(other.digest() + " (10.0.20348.1)", json.at("/others/0").asText());
    }

    private static Platform windows(String version) {
        return new Platform("windows", "amd64", Optional.empty(), Optional.of(version), List.of());
    }

    @Test
    void whatIsAttachedToTheWholeAndToItIsListed() throws Exception {
        try (var registry = FakeRegistry.start()) {
            registry.rules().listReferrers();
            var inside = TestBases.inside(registry, "acme/jre");
            TestBases.write(inside, "21", List.of(amd, arm));
            var toAll = InspectorTest.attach(inside, index.descriptor(), "application/vnd.example.all");
            var toArm = InspectorTest.attach(inside, arm.writeTo(inside).descriptor(), "application/vnd.example.arm");
            InspectorTest.attach(inside, amd.writeTo(inside).descriptor(), "application/vnd.example.amd");
            var json = json(show(registry.host() + "/acme/jre:21", "arm", OutputForm.JSON));
            assertEquals(2, json.get("referrers").size());
            assertEquals(
                    toAll.digest().toString(), json.at("/referrers/0/digest").asText());
            assertEquals(
                    toArm.digest().toString(), json.at("/referrers/1/digest").asText());
        }
    }

    @Test
    void whatOthersWroteDoesNotCommandTheTerminal() throws Exception {
        var hostile = TestBase.of("linux/amd64").config(config -> {
            config.put("author", "me\u001b[2J").put("created", "now\r");
            config.withArray("/history").addObject().put("created_by", "RUN x\u009b\n" + "very long ".repeat(100));
            config.withObject("/config").put("User", "u".repeat(1000)).put("StopSignal", "a\nb");
            config.withObject("/config/Labels").put("l\u0007", "v\u0000");
            config.withObject("/config/Volumes").putObject("/\u001b");
            config.withObject("/config").putArray("Cmd").add("\u001b]0;x\u0007").add("\u009b");
        });
        TestBases.write(sink, "4", List.of(hostile));
        var table = show("oci:" + directory + ":4", "amd64", OutputForm.TABLE);
        assertTrue(table.lines().noneMatch(line -> line.chars().anyMatch(Character::isISOControl)), table);
        assertTrue(table.lines().allMatch(line -> line.length() < 450), table);
        assertTrue(table.contains("author         me?[2J"), table);
        assertTrue(table.contains("l?=v?"), table);
        assertTrue(table.contains("stop signal    a?b"), table);
        var json = show("oci:" + directory + ":4", "amd64", OutputForm.JSON);
        assertTrue(json.chars().noneMatch(c -> c == 0x1b || c == 7), json);
    }

    @Test
    void aConfigOfOddShapeIsAFailureThatNamesTheImage() throws Exception {
        TestBases.write(sink, "5", List.of(TestBase.of("linux/amd64").config(config -> config.put("author", 7))));
        var failure = assertThrows(IOException.class, () -> show("oci:" + directory + ":5", "amd64", OutputForm.JSON));
        assertTrue(failure.getMessage().startsWith("oci:" + directory + ":5 cannot be shown: "), failure.getMessage());
        assertTrue(failure.getMessage().endsWith(".author is not a string"), failure.getMessage());
    }

    private static JsonNode json(String text) {
        return OciJson.parseObject(text.getBytes(StandardCharsets.UTF_8), "what is shown");
    }

    private String show(String image, String platform, OutputForm form) throws IOException {
        var request = new InspectRequest(
                BaseReference.parse(image, directory), form, Optional.of(Platform.parse(platform)), Optional.empty());
        try (var registries = TestRegistries.open()) {
            var inspector = new Inspector(new ContentSources(registries, BaseCache.inMemory()), 4);
            return form == OutputForm.RAW
                    ? Digest.of(inspector.raw(request)).toString()
                    : Presenter.present(inspector.inspect(request), form);
        }
    }

    private byte[] raw(Optional<Platform> platform) throws IOException {
        try (var registries = TestRegistries.open()) {
            return new Inspector(new ContentSources(registries, BaseCache.inMemory()), 4)
                    .raw(new InspectRequest(
                            BaseReference.parse("oci:" + directory, directory),
                            OutputForm.RAW,
                            platform,
                            Optional.empty()));
        }
    }
}
