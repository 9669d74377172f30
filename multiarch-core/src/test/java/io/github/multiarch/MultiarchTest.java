package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.InspectRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.config.PlatformParameters;
import io.github.multiarch.config.PushRequest;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.plan.Artifacts;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.publish.DamagedBuildException;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.report.BuildReport;
import io.github.multiarch.report.NothingBuiltException;
import io.github.multiarch.report.OutputDirectory;
import io.github.multiarch.report.ReportedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stages together: what one goal leaves is what the next one needs. */
class MultiarchTest {
    @TempDir
    Path project;

    private final FakeRegistry registry = FakeRegistry.start();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Session session = Session.inMemory();
    private final Multiarch multiarch =
            new Multiarch(session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add));
    private TestParameters given;

    @BeforeEach
    void baseAndApplication() throws IOException {
        TestBases.write(TestBases.inside(registry, "acme/jre"), "21", "linux/amd64", "linux/arm/v6", "linux/s390x");
        given = TestParameters.in(project, "linux/amd64", "linux/arm/v7");
        given.image = registry.host() + "/acme/orders:1.0";
        given.tags = List.of("latest");
        given.from = registry.host() + "/acme/jre:21";
        given.application = TestApplications.small(project);
    }

    @AfterEach
    void stop() {
        multiarch.close();
        session.close();
        registry.close();
    }

    @Test
    void whatIsBuiltIsPushedAndShown() throws Exception {
        var built = multiarch.build(given.request(), Artifacts.NONE);
        assertEquals(built, output().read());
        var layout = OciLayout.open(output().layout());
        for (var tag : List.of("1.0", "latest")) {
            assertEquals(built.digest(), layout.resolve(tag).orElseThrow().digest());
        }
        var publication = multiarch.delivery().push(new PushRequest(given.outputDirectory, Optional.empty(), false));
        assertEquals(built.digest(), publication.digest());
        assertEquals(built.digest(), registry.tags("acme/orders").get("1.0"));
        assertEquals(built.digest(), registry.tags("acme/orders").get("latest"));
        assertEquals(built.with(publication), output().read());

        var shown = OciJson.parseObject(
                inspect(given.image, OutputForm.JSON).getBytes(StandardCharsets.UTF_8), "what is shown");
        assertEquals(built.digest().toString(), shown.get("digest").asText());
        assertEquals("linux/amd64", shown.at("/platforms/0/platform").asText());
        assertEquals("linux/arm/v7", shown.at("/platforms/1/platform").asText());
        assertEquals("2024-03-04T05:06:07Z", shown.at("/platforms/1/created").asText());
        assertEquals(given.from, shown.at("/platforms/1/base").asText());
        assertEquals(7, shown.at("/platforms/1/layers").asInt());
        assertEquals(
                shown.get("platforms").toString(),
                OciJson.parseObject(
                                inspect("oci:" + output().layout(), OutputForm.JSON)
                                        .getBytes(StandardCharsets.UTF_8),
                                "the layout")
                        .get("platforms")
                        .toString());
    }

    @Test
    void theLogTellsBasesLayersBlobsAndTags() throws Exception {
        multiarch.build(given.request(), Artifacts.NONE);
        multiarch.delivery().push(new PushRequest(given.outputDirectory, Optional.empty(), false));
        var kinds = lines.stream()
                .map(line -> line.replaceAll("[:(].*", "").strip())
                .toList();
        assertEquals(
                List.of(
                        "linux/amd64   from 127.0.0.1",
                        "linux/arm/v7  from 127.0.0.1",
                        "linux/arm/v7",
                        "layer dependencies",
                        "layer snapshot dependencies",
                        "layer project dependencies",
                        "layer resources",
                        "layer classes",
                        "linux/amd64   6 uploaded",
                        "linux/arm/v7  6 uploaded",
                        "in all, each blob once",
                        "tags"),
                kinds);
        assertTrue(lines.get(2).contains("its linux/arm/v6 is taken"), lines.toString());
    }

    @Test
    void platformsOfTheBaseAreBuiltAndTold() throws Exception {
        given.platforms = List.of(PlatformParameters.of("all"), PlatformParameters.of("!linux/arm/*"));
        var built = multiarch.build(given.request(), Artifacts.NONE);
        assertEquals(
                List.of("linux/amd64", "linux/s390x"),
                built.platforms().stream().map(ReportedImage::platform).toList());
        assertEquals(
                "Platforms of the base " + given.from + ": linux/amd64, linux/s390x; without linux/arm/v6",
                lines.get(0));
        var publication = multiarch.delivery().push(new PushRequest(given.outputDirectory, Optional.empty(), false));
        assertEquals(built.digest(), publication.digest());

        lines.clear();
        var check = multiarch.check(given.request(), Artifacts.NONE);
        assertEquals(
                List.of("Platforms of the base " + given.from + ": linux/amd64, linux/s390x; without linux/arm/v6"),
                check.notes());
        assertEquals(2, check.platforms().size());
        given.from = registry.host() + "/acme/nothing:1";
        assertTrue(multiarch
                .check(given.request(), Artifacts.NONE)
                .problems()
                .get(0)
                .message()
                .contains("does not exist"));
    }

    /** The damage hides itself: the file's size and time are what they were. */
    @Test
    void aDamagedLayerIsNotTakenFromTheCacheForEver() throws Exception {
        try (var shared = Session.in(project.resolve("cache"), 1_000_000_000, lines::add);
                var goals = new Multiarch(
                        shared, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add))) {
            var built = goals.build(given.request(), Artifacts.NONE);
            var layer = output().layout()
                    .resolve("blobs/sha256")
                    .resolve(built.applicationLayers().firstKey().hex());
            var time = Files.getLastModifiedTime(layer);
            var bytes = Files.readAllBytes(layer);
            bytes[bytes.length / 2] ^= 1;
            Files.write(layer, bytes);
            Files.setLastModifiedTime(layer, time);
            var push = new PushRequest(given.outputDirectory, Optional.empty(), false);
            assertThrows(DamagedBuildException.class, () -> goals.delivery().push(push));
            assertEquals(built, goals.build(given.request(), Artifacts.NONE));
            assertEquals(built.digest(), goals.delivery().push(push).digest());
        }
    }

    @Test
    void aReportThatCannotBeWrittenDoesNotHideThatThePushSucceeded() throws Exception {
        var built = multiarch.build(given.request(), Artifacts.NONE);
        var report = given.outputDirectory.resolve("report.json");
        registry.on("GET", "/v2/acme/orders/manifests/latest")
                .before(() -> {
                    try {
                        Files.delete(report);
                        Files.createDirectories(report.resolve("in the way"));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .serve();
        var failure = assertThrows(
                IOException.class,
                () -> multiarch.delivery().push(new PushRequest(given.outputDirectory, Optional.empty(), false)));
        assertTrue(
                failure.getMessage().contains(built.digest() + " is published, but the report of that"),
                failure.getMessage());
        assertEquals(built.digest(), registry.tags("acme/orders").get("latest"));
    }

    @Test
    void aPlanThatFailsLeavesTheLastBuildAlone() throws Exception {
        var built = multiarch.build(given.request(), Artifacts.NONE);
        given.platforms.add(PlatformParameters.of("linux/ppc64le"));
        assertThrows(InvalidRequestException.class, () -> multiarch.build(given.request(), Artifacts.NONE));
        assertEquals(built, output().read());
    }

    @Test
    void aBuildThatFailsLeavesNothingToPush() throws Exception {
        multiarch.build(given.request(), Artifacts.NONE);
        Files.createSymbolicLink(given.application.classes().resolve("gone.txt"), Path.of("nowhere"));
        assertThrows(IOException.class, () -> multiarch.build(given.request(), Artifacts.NONE));
        assertFalse(Files.exists(given.outputDirectory.resolve("report.json")));
        assertFalse(Files.exists(given.outputDirectory.resolve("digest")));
        registry.forgetRequests();
        assertThrows(
                NothingBuiltException.class,
                () -> multiarch.delivery().push(new PushRequest(given.outputDirectory, Optional.empty(), false)));
        assertEquals(List.of(), registry.requests());
    }

    @Test
    void aPushThatFailsLeavesTheReportAsItWas() throws Exception {
        var built = multiarch.build(given.request(), Artifacts.NONE);
        registry.on("PUT", "/v2/acme/orders/manifests/.*").answer(403, Map.of(), "");
        assertThrows(
                IOException.class,
                () -> multiarch.delivery().push(new PushRequest(given.outputDirectory, Optional.empty(), false)));
        assertEquals(built, output().read());
    }

    @Test
    void nothingIsSentWhileBuilding() throws Exception {
        BuildReport built = multiarch.build(given.request(), Artifacts.NONE);
        assertEquals(2, built.platforms().size());
        assertTrue(
                registry.requests().stream()
                        .allMatch(request -> List.of("GET", "HEAD").contains(request.method())),
                registry.requests().toString());
    }

    private OutputDirectory output() {
        return new OutputDirectory(given.outputDirectory);
    }

    private String inspect(String image, OutputForm form) throws IOException {
        return multiarch.images().inspect(new InspectRequest(BaseReference.parse(image, project), form));
    }
}
