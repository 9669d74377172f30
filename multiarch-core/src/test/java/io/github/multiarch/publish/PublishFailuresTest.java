package io.github.multiarch.publish;

import static io.github.multiarch.publish.Pushes.AMD;
import static io.github.multiarch.publish.Pushes.ARM;
import static io.github.multiarch.publish.Pushes.REPOSITORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Credentials;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.RecordedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever goes wrong, every tag stands for what it stood for. */
class PublishFailuresTest {
    private static final String DENIED = "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"not today\"}]}";

    @TempDir
    Path project;

    private final FakeRegistry registry = FakeRegistry.start();
    private TestParameters given;

    @BeforeEach
    void twoPlatforms() throws IOException {
        given = Pushes.given(project, registry, TestBases.layout(project.resolve("bases"), AMD, ARM));
        given.tags = List.of("latest");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    /** The steps of a push, each refused for once. Nothing here may be tried again: the status is one that is final. */
    @ParameterizedTest
    @CsvSource({
        "POST, /v2/acme/orders/blobs/uploads/",
        "PUT, /v2/acme/orders/blobs/uploads/.*",
        "PUT, /v2/acme/orders/manifests/sha256.*",
        "PUT, /v2/acme/orders/manifests/1.0-amd64",
        "PUT, /v2/acme/orders/manifests/1.0",
    })
    void aRefusalOnTheWayLeavesTheTagsAsTheyWere(String method, String path) throws Exception {
        var old = Pushes.build(given);
        Pushes.push(old);
        given.environment = Map.of("CHANGED", "1");
        given.created = TestParameters.CREATED.plusSeconds(1);
        given.platformTags = true;
        var changed = Pushes.build(given);
        registry.on(method, path).answer(403, Map.of("Content-Type", "application/json"), DENIED);
        var failure = assertThrows(IOException.class, () -> Pushes.push(changed));
        assertTrue(failure.getMessage().contains("not today"), failure.getMessage());
        assertTrue(failure.getMessage().contains(registry.host() + "/" + REPOSITORY), failure.getMessage());
        for (var tag : List.of("1.0", "latest")) {
            assertEquals(old.report().digest(), registry.tags(REPOSITORY).get(tag), tag);
        }
    }

    @Test
    void theImagesAreCompleteBeforeTheFirstTag() throws Exception {
        var build = Pushes.build(given);
        registry.on("PUT", "/v2/acme/orders/manifests/sha256.*").skip(1).answer(400, Map.of(), "");
        assertThrows(IOException.class, () -> Pushes.push(build));
        assertEquals(Map.of(), registry.tags(REPOSITORY));
        assertEquals(List.of(), Pushes.paths(registry, "PUT", "/manifests/1.0"));
    }

    @Test
    void aTagThatSomebodyElseMovesIsNoticed() throws Exception {
        var build = Pushes.build(given);
        var other = new ImageIndex(MediaType.OCI_INDEX, List.of(), new TreeMap<>()).toDocument();
        registry.on("GET", "/v2/acme/orders/manifests/1.0")
                .answer(
                        200,
                        Map.of("Content-Type", MediaType.OCI_INDEX.value()),
                        new String(other.bytes(), StandardCharsets.UTF_8));
        var failure = assertThrows(IOException.class, () -> Pushes.push(build));
        assertTrue(failure.getMessage().contains("push again"), failure.getMessage());
    }

    @Test
    void aDamagedLayerIsFoundBeforeAnythingIsSent() throws Exception {
        var build = Pushes.build(given);
        var layer = ownLayer(build);
        var bytes = Files.readAllBytes(layer);
        bytes[bytes.length / 2]++;
        Files.write(layer, bytes);
        assertDamaged(build, layer);
    }

    @Test
    void aMissingLayerIsFoundBeforeAnythingIsSent() throws Exception {
        var build = Pushes.build(given);
        var layer = ownLayer(build);
        Files.delete(layer);
        assertDamaged(build, layer);
    }

    @Test
    void aMissingManifestIsFoundBeforeAnythingIsSent() throws Exception {
        var build = Pushes.build(given);
        var manifest = build.layout().pathOf(build.index().manifests().get(1).digest());
        Files.delete(manifest);
        assertDamaged(build, manifest);
    }

    private static Path ownLayer(FinishedBuild build) throws IOException {
        var layers = build.manifest(AMD).layers();
        return build.layout().pathOf(layers.get(layers.size() - 1).digest());
    }

    private void assertDamaged(FinishedBuild build, Path blob) {
        var failure = assertThrows(DamagedBuildException.class, () -> Pushes.push(build));
        assertTrue(failure.getMessage().contains(blob.getFileName().toString()), failure.getMessage());
        assertTrue(
                failure.getMessage().contains("nothing was published. Build again: mvn package"), failure.getMessage());
        var methods = registry.requests().stream().map(RecordedRequest::method).collect(Collectors.toSet());
        assertTrue(Set.of("HEAD", "GET").containsAll(methods), methods.toString());
    }

    @Test
    void aLayerOfTheBaseThatIsGoneIsNamed() throws Exception {
        var build = Pushes.build(given);
        var layer = TestBase.of(AMD).layers().get(1).digest();
        Files.delete(project.resolve("bases/blobs/sha256").resolve(layer.hex()));
        var failure = assertThrows(IOException.class, () -> Pushes.push(build));
        assertTrue(failure.getMessage().contains(layer.toString()), failure.getMessage());
        assertTrue(
                failure.getMessage()
                        .startsWith("pushing to " + registry.host() + "/" + REPOSITORY + " failed: linux/amd64 layer "
                                + layer.shortHex()),
                failure.getMessage());
        assertTrue(failure.getMessage().contains("No tag was changed: 1.0, latest"), failure.getMessage());
        assertEquals(Map.of(), registry.tags(REPOSITORY));
    }

    @Test
    void aBaseThatSendsOtherBytesIsNotPassedOn() throws Exception {
        try (var elsewhere = FakeRegistry.start()) {
            TestBases.write(TestBases.inside(elsewhere, "jre"), "21", AMD, ARM);
            given.from = elsewhere.host() + "/jre:21";
            var build = Pushes.build(given);
            var layer = TestBase.of(AMD).layers().get(1);
            elsewhere.on("GET", "/v2/jre/blobs/" + layer.digest()).answer(200, Map.of(), "x".repeat((int)
                            layer.size()));
            var failure = assertThrows(IOException.class, () -> Pushes.push(build));
            assertTrue(failure.getMessage().contains(layer.digest().toString()), failure.getMessage());
            assertEquals(Optional.empty(), registry.blob(REPOSITORY, layer.digest()));
            assertEquals(
                    Optional.empty(),
                    registry.blob(
                            REPOSITORY, Digest.of("x".repeat((int) layer.size()).getBytes(StandardCharsets.US_ASCII))));
            assertEquals(Map.of(), registry.tags(REPOSITORY));
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void wrongCredentialsAreKnownBeforeAnythingIsSent(boolean bearer) throws Exception {
        var build = Pushes.build(given);
        if (bearer) {
            registry.requireBearer("ann", "secret");
        } else {
            registry.requireBasic("ann", "secret");
        }
        CredentialSource wrong = host -> Optional.of(new Credentials("ann", "guess"));
        var target = build.report().target();
        for (var credentials : List.of(wrong, CredentialSource.NONE)) {
            var failure = assertThrows(IOException.class, () -> Pushes.push(build, target, credentials, 4));
            assertTrue(failure.getMessage().contains(registry.host()), failure.getMessage());
            assertTrue(failure.getMessage().contains("settings.xml"), failure.getMessage());
            assertTrue(!failure.getMessage().contains("guess"), failure.getMessage());
        }
        assertEquals(List.of(), Pushes.paths(registry, "POST", REPOSITORY));
        assertEquals(List.of(), Pushes.paths(registry, "PUT", REPOSITORY));
        Pushes.push(build, target, host -> Optional.of(new Credentials("ann", "secret")), 4);
        assertEquals(build.report().digest(), registry.tags(REPOSITORY).get("1.0"));
    }

    @Test
    void aRegistryThatIsDownIsNamed() throws Exception {
        var build = Pushes.build(given);
        registry.close();
        var failure = assertThrows(PushFailedException.class, () -> Pushes.push(build));
        assertTrue(failure.getMessage().contains("nothing answers at " + registry.host()), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"latest-armv7, would stand for the index and for one platform's image", "LONG, is too long"})
    void platformTagsThatCannotBeAreRefusedBeforeAnythingIsSent(String tag, String reason) throws Exception {
        given.platformTags = true;
        given.tags = List.of("latest", tag.equals("LONG") ? "v".repeat(123) : tag);
        var build = Pushes.build(given);
        var failure = assertThrows(IOException.class, () -> Pushes.push(build));
        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
        assertEquals(List.of(), registry.requests());
        given.platformTags = false;
        Pushes.push(Pushes.build(given));
    }
}
