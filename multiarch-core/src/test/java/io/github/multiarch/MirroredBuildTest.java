package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.cache.Pull;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.DriftRequest;
import io.github.multiarch.config.ExportRequest;
import io.github.multiarch.config.InspectRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.config.PushRequest;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.mirrors.Mirrors;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.plan.Artifacts;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.publish.Publication;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.Fault;
import io.github.multiarch.report.BuildReport;
import io.github.multiarch.report.OutputDirectory;
import java.io.IOException;
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

/** A base of one registry that a mirror has, too, and an image that goes to a third. */
class MirroredBuildTest {
    @TempDir
    Path project;

    private final FakeRegistry home = FakeRegistry.start();
    private final FakeRegistry mirror = FakeRegistry.start();
    private final FakeRegistry target = FakeRegistry.start();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private TestParameters given;

    @BeforeEach
    void baseAndApplication() throws IOException {
        TestBases.write(TestBases.inside(home, "acme/jre"), "21", "linux/amd64", "linux/arm64");
        TestBases.write(TestBases.inside(mirror, "hub/acme/jre"), "21", "linux/amd64", "linux/arm64");
        given = TestParameters.in(project, "linux/amd64", "linux/arm64");
        given.image = target.host() + "/acme/orders:1.0";
        given.from = home.host() + "/acme/jre:21";
        given.application = TestApplications.small(project);
    }

    @AfterEach
    void stop() {
        home.close();
        mirror.close();
        target.close();
    }

    @Test
    void whatAMirrorGivesIsTheSameImageAndTheReportSaysFromWhere() throws Exception {
        var direct = build(BaseAccess.direct());
        home.close();
        var mirrored = build(mirrors());
        assertEquals(direct.digest(), mirrored.digest());
        assertEquals(List.of(), mirrors(direct));
        assertEquals(
                List.of(mirror.host() + "/hub/acme/jre:21", mirror.host() + "/hub/acme/jre:21"), mirrors(mirrored));
        assertEquals(mirrored, output().read());
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("by the mirror " + mirror.host() + "/hub/acme/jre")),
                lines.toString());
        var layout = OciLayout.open(output().layout());
        for (var child :
                ImageIndex.parse(layout.document(mirrored.indexDescriptor())).manifests()) {
            assertEquals(
                    given.from,
                    Manifest.parse(layout.document(child)).annotations().get("org.opencontainers.image.base.name"));
        }
    }

    @Test
    void layersOfTheBaseComeFromTheMirrorToo() throws Exception {
        home.close();
        build(mirrors());
        var pushed = push(mirrors());
        assertTrue(pushed.blobs().copied() > 0, pushed.blobs().toString());
        assertEquals(pushed.digest(), target.tags("acme/orders").get("1.0"));
    }

    @Test
    void aMirrorThatIsTheTargetsRegistryIsMountedFrom() throws Exception {
        given.image = mirror.host() + "/acme/orders:1.0";
        build(mirrors());
        var pushed = push(mirrors());
        assertTrue(pushed.blobs().mounted() > 0, pushed.blobs().toString());
        assertEquals(0, pushed.blobs().copied(), pushed.blobs().toString());
        assertEquals(List.of(), home.requests());
    }

    /** As on another day, when the mirror is away. */
    @Test
    void layersComeFromTheRegistryWhenTheMirrorIsAway() throws Exception {
        build(mirrors());
        mirror.close();
        var pushed = push(mirrors());
        assertTrue(pushed.blobs().copied() > 0, pushed.blobs().toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains("is asked instead")), lines.toString());
    }

    @Test
    void aLayerThatIsRottenAtTheMirrorIsSentFromTheRegistry() throws Exception {
        build(mirrors());
        mirror.on("GET", ".*/blobs/.*").answer(200, Map.of(), "rotten");
        var pushed = push(mirrors());
        assertEquals(pushed.digest(), target.tags("acme/orders").get("1.0"));
        assertTrue(
                home.requests().stream().allMatch(request -> request.path().contains("/blobs/")),
                "manifests are known");
    }

    @Test
    void aStreamThatBreaksIsReadAgainAtTheMirror() throws Exception {
        build(mirrors());
        mirror.on("GET", ".*/blobs/.*").times(1).fault(new Fault.Truncated(20));
        push(mirrors());
        assertEquals(List.of(), home.requests());
    }

    @Test
    void anExportIsMadeOfTheMirrorsLayers() throws Exception {
        home.close();
        build(mirrors());
        try (var session = session();
                var goals = goals(session, mirrors())) {
            goals.delivery()
                    .export(new ExportRequest(
                            given.outputDirectory, Optional.empty(), Optional.empty(), Optional.empty(), false));
        }
        assertTrue(Files.exists(output().archive()));
    }

    @Test
    void driftAsksAsABuildDoesAndInspectTheRegistryItself() throws Exception {
        given.from = home.host() + "/acme/jre:21";
        build(mirrors());
        push(mirrors());
        home.forgetRequests();
        try (var session = session();
                var goals = goals(session, mirrors())) {
            var drift = goals.images().drift(new DriftRequest(BaseReference.parse(given.image, project)));
            assertTrue(
                    drift.platforms().stream()
                            .allMatch(platform -> platform.state().toString().equals("current")),
                    drift.text());
            assertEquals(List.of(), home.requests());
            goals.images().inspect(new InspectRequest(BaseReference.parse(given.from, project), OutputForm.JSON));
            assertTrue(!home.requests().isEmpty());
        }
    }

    @Test
    void aBuildOfYesterdayIsMadeAgainOffline() throws Exception {
        var before = build(BaseAccess.direct());
        home.forgetRequests();
        var access = new BaseAccess(Mirrors.none(), Pull.OFFLINE);
        assertEquals(before.digest(), build(access).digest());
        assertEquals(List.of(), home.requests());
        given.from = home.host() + "/acme/jre:22";
        var failure = assertThrows(InvalidRequestException.class, () -> build(access));
        for (var part : List.of(given.from, "offline", "run once without -o", "mvn package")) {
            assertTrue(failure.getMessage().contains(part), failure.getMessage());
        }
        assertEquals(List.of(), home.requests());
    }

    @Test
    void aRegistryThatIsAwayIsToldOnceForAllPlatforms() throws Exception {
        var before = build(BaseAccess.direct());
        home.on("GET", ".*").answer(429, Map.of("Retry-After", "3600"), "");
        lines.clear();
        assertEquals(before.digest(), build(BaseAccess.direct()).digest());
        var told = lines.stream().filter(line -> line.contains("known since")).toList();
        assertEquals(1, told.size(), lines.toString());
        assertTrue(told.get(0).startsWith("warning: " + given.from), told.get(0));
    }

    private static List<String> mirrors(BuildReport report) {
        return report.platforms().stream()
                .flatMap(platform -> platform.base().mirror().stream())
                .toList();
    }

    private BaseAccess mirrors() {
        var environment = Map.of("CONTAINERS_REGISTRIES_CONF", "/dev/null");
        return new BaseAccess(
                Mirrors.of(List.of(home.host() + "=" + mirror.host() + "/hub"), environment, project, lines::add),
                Pull.ALWAYS);
    }

    /** Each goal is a build of its own here, on one cache. */
    private BuildReport build(BaseAccess access) throws Exception {
        try (var session = session();
                var goals = goals(session, access)) {
            return goals.build(given.request(), Artifacts.NONE);
        }
    }

    private Publication push(BaseAccess access) throws IOException {
        try (var session = session();
                var goals = goals(session, access)) {
            return goals.delivery().push(new PushRequest(given.outputDirectory, Optional.empty(), false));
        }
    }

    private Session session() {
        return Session.in(project.resolve("cache"), 1_000_000_000, lines::add);
    }

    private Multiarch goals(Session session, BaseAccess access) {
        return new Multiarch(
                session, RegistryOptions.defaults(), access, CredentialSource.NONE, new PlainProgress(lines::add));
    }

    private OutputDirectory output() {
        return new OutputDirectory(given.outputDirectory);
    }
}
