package io.github.multiarch.publish;

import static io.github.multiarch.publish.Pushes.AMD;
import static io.github.multiarch.publish.Pushes.ARM;
import static io.github.multiarch.publish.Pushes.REPOSITORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a push makes of a registry that has lost something, or that fails between two tags. */
class RepairTest {
    @TempDir
    Path project;

    private final FakeRegistry registry = FakeRegistry.start();
    private TestParameters given;
    private FinishedBuild build;

    @BeforeEach
    void twoPlatforms() throws Exception {
        given = Pushes.given(project, registry, TestBases.layout(project.resolve("bases"), AMD, ARM));
        given.tags = List.of("latest");
        build = Pushes.build(given);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void imagesThatWereDeletedAreRestored() throws Exception {
        Pushes.push(build);
        var child = build.index().manifests().get(1).digest();
        var config = build.manifest(ARM).config().digest();
        registry.removeManifest(REPOSITORY, child);
        registry.removeBlob(REPOSITORY, config);
        registry.forgetRequests();
        Pushes.push(build);
        assertTrue(registry.manifest(REPOSITORY, child.toString()).isPresent());
        assertTrue(registry.blob(REPOSITORY, config).isPresent());
        assertEquals(1, Pushes.paths(registry, "PUT", "/manifests/").size());
    }

    @Test
    void anIndexThatWasDeletedIsRestoredWithItsTags() throws Exception {
        Pushes.push(build);
        registry.removeManifest(REPOSITORY, build.report().digest());
        Pushes.push(build);
        for (var tag : List.of("1.0", "latest")) {
            assertEquals(build.report().digest(), registry.tags(REPOSITORY).get(tag));
            assertTrue(registry.manifest(REPOSITORY, tag).isPresent());
        }
    }

    @Test
    void aLayerThatWasLostIsRestoredByForce() throws Exception {
        Pushes.push(build);
        var layers = build.manifest(ARM).layers();
        var layer = layers.get(layers.size() - 1).digest();
        registry.removeBlob(REPOSITORY, layer);
        Pushes.push(build);
        assertTrue(registry.blob(REPOSITORY, layer).isEmpty());
        var counts = Pushes.force(build).blobs();
        assertTrue(registry.blob(REPOSITORY, layer).isPresent());
        assertEquals(1, counts.uploaded());
    }

    @Test
    void whatTheEarlierVersionHasLostIsBroughtWhenTheRegistryMissesIt() throws Exception {
        Pushes.push(build);
        var shared = build.manifest(ARM).layers().get(0).digest();
        registry.removeBlob(REPOSITORY, shared);
        var changed = changed("NEW");
        Pushes.push(changed);
        assertTrue(registry.blob(REPOSITORY, shared).isPresent());
        assertEquals(changed.report().digest(), registry.tags(REPOSITORY).get("1.0"));
    }

    @Test
    void anImageThatWasNotStoredIsSentAgainWhenTheRegistryMissesIt() throws Exception {
        registry.on("PUT", "/v2/acme/orders/manifests/sha256.*").times(1).fault(Fault.NOT_STORED);
        Pushes.push(build);
        for (var child : build.index().manifests()) {
            assertTrue(registry.manifest(REPOSITORY, child.digest().toString()).isPresent());
        }
    }

    @Test
    void aDamagedLayerThatTheRegistryHasIsNotRead() throws Exception {
        Pushes.push(build);
        var layers = build.manifest(ARM).layers();
        var file = build.layout().pathOf(layers.get(layers.size() - 1).digest());
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertEquals(0, Pushes.push(build).blobs().uploaded());
        assertThrows(DamagedBuildException.class, () -> Pushes.force(build));
    }

    @Test
    void anEarlierVersionThatCannotBeReadIsOfNoUseAndInNobodysWay() throws Exception {
        Pushes.push(build);
        var changed = changed("NEW");
        registry.on("GET", "/v2/acme/orders/manifests/sha256.*").answer(403, Map.of(), "");
        registry.forgetRequests();
        Pushes.push(changed);
        assertEquals(changed.report().digest(), registry.tags(REPOSITORY).get("1.0"));
    }

    @Test
    void tagsThatWereNotThereAreTakenAwayAgain() {
        registry.on("PUT", "/v2/acme/orders/manifests/latest").answer(403, Map.of(), "");
        var failure = assertThrows(PushFailedException.class, () -> Pushes.push(build));
        assertTrue(failure.getMessage().contains("No tag was changed: 1.0, latest."), failure.getMessage());
        assertTrue(failure.getMessage().contains("blobs, 2 of 2 images, the index."), failure.getMessage());
        assertEquals(Map.of(), registry.tags(REPOSITORY));
    }

    @Test
    void aRegistryThatDeletesNoTagsKeepsThemAndTheMessageSaysSo() {
        registry.rules().refuseDeletes();
        registry.on("PUT", "/v2/acme/orders/manifests/latest").answer(403, Map.of(), "");
        var failure = assertThrows(PushFailedException.class, () -> Pushes.push(build));
        assertTrue(
                failure.getMessage().contains("These tags stand for what was pushed, and could not be set back: 1.0."),
                failure.getMessage());
        assertEquals(Map.of("1.0", build.report().digest()), registry.tags(REPOSITORY));
    }

    @Test
    void aTagThatSomebodyElseHasSetMeanwhileIsTheirs() throws Exception {
        Pushes.push(build);
        var theirs = changed("THEIRS");
        Pushes.push(theirs);
        var ours = changed("OURS");
        var tags = new TreeMap<String, Digest>();
        registry.on("PUT", "/v2/acme/orders/manifests/latest")
                .before(() -> {
                    registry.putManifest(
                            REPOSITORY,
                            "1.0",
                            registry.manifest(
                                            REPOSITORY, theirs.report().digest().toString())
                                    .orElseThrow());
                    tags.putAll(registry.tags(REPOSITORY));
                })
                .fault(new Fault.Status(403));
        assertThrows(PushFailedException.class, () -> Pushes.push(ours));
        assertEquals(theirs.report().digest(), tags.get("1.0"));
        assertEquals(tags, registry.tags(REPOSITORY));
    }

    @Test
    void aFailureSaysWhatIsThereAndWhatIsNot() {
        registry.on("PUT", "/v2/acme/orders/manifests/sha256.*").skip(1).answer(403, Map.of(), "");
        var failure = assertThrows(PushFailedException.class, () -> Pushes.push(build, 1));
        assertTrue(failure.getMessage().contains("1 of 2 images; not the index."), failure.getMessage());
        assertTrue(failure.getMessage().contains("Not pushed: " + ARM + "."), failure.getMessage());
        assertTrue(failure.getMessage().contains("Running the same again is safe"), failure.getMessage());
    }

    private FinishedBuild changed(String what) throws Exception {
        given.environment = Map.of(what, "1");
        return Pushes.build(given);
    }
}
