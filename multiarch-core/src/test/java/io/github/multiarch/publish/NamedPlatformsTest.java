package io.github.multiarch.publish;

import static io.github.multiarch.publish.Pushes.AMD;
import static io.github.multiarch.publish.Pushes.ARM;
import static io.github.multiarch.publish.Pushes.REPOSITORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refusal says whose image it is about. */
class NamedPlatformsTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    @TempDir
    Path project;

    private final FakeRegistry registry = FakeRegistry.start();
    private TestParameters given;
    private FinishedBuild build;

    @BeforeEach
    void twoPlatforms() throws Exception {
        given = Pushes.given(project, registry, TestBases.layout(project.resolve("bases"), AMD, ARM));
        build = Pushes.build(given);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    /** A replica that lags behind for longer than anybody waits. */
    @Test
    void anIndexIsRefusedForTheImageOfAPlatform() throws Exception {
        var image = build.index().manifests().get(1).digest();
        registry.on("PUT", "/v2/acme/orders/manifests/1.0")
                .answer(
                        404,
                        JSON,
                        "{\"errors\":[{\"code\":\"MANIFEST_BLOB_UNKNOWN\",\"message\":\"unknown\",\"detail\":\"" + image
                                + "\"}]}");
        var message = message();
        assertTrue(message.contains("what it does not see is the image of " + ARM + " (" + image + ")"), message);
        assertFalse(message.contains("the image of " + AMD), message);
        assertEquals(Map.of(), registry.tags(REPOSITORY));
    }

    @Test
    void anImageIsRefused() throws Exception {
        var image = build.index().manifests().get(1).digest();
        registry.on("PUT", "/v2/acme/orders/manifests/" + image).answer(403, JSON, "{}");
        var message = message();
        assertTrue(message.contains("failed: " + ARM + ": Writing the manifest " + image), message);
    }

    @Test
    void aTagThatMayNotBeSetAgainIsToldWithBothDigests() throws Exception {
        Pushes.push(build);
        var before = build.report().digest();
        given.environment = Map.of("CHANGED", "1");
        build = Pushes.build(given);
        registry.rules().immutableTags(400);
        var message = message();
        assertTrue(
                message.contains("the tag 1.0 stands for " + before + " there, and was to stand for "
                        + build.report().digest()),
                message);
        assertTrue(message.contains("No tag was changed: 1.0"), message);
        assertEquals(before, registry.tags(REPOSITORY).get("1.0"));
    }

    private String message() {
        return String.valueOf(assertThrows(PushFailedException.class, () -> Pushes.push(build))
                .getMessage());
    }
}
