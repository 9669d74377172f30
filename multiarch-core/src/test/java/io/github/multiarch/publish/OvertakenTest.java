package io.github.multiarch.publish;

import static io.github.multiarch.publish.Pushes.AMD;
import static io.github.multiarch.publish.Pushes.ARM;
import static io.github.multiarch.publish.Pushes.REPOSITORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Target;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a push makes of a tag that stands for something else right after it was set. */
class OvertakenTest {
    private static final String TAG = "/v2/acme/orders/manifests/1.0";

    @TempDir
    Path project;

    private final FakeRegistry registry = FakeRegistry.start();
    private final List<String> lines = new ArrayList<>();
    private TestParameters given;
    private FinishedBuild theirs;

    @BeforeEach
    void somebodyElsesBuildIsThere() throws Exception {
        given = Pushes.given(project, registry, TestBases.layout(project.resolve("bases"), AMD, ARM));
        given.tags = List.of("latest");
        given.environment = Map.of("WHOSE", "theirs");
        theirs = Pushes.build(given);
        var image = theirs.report().target().image();
        Pushes.push(theirs, new Target(image, List.of("theirs"), false), CredentialSource.NONE, 4);
        given.environment = Map.of("WHOSE", "ours");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private void moveToTheirs() {
        registry.putManifest(
                REPOSITORY, "1.0", registry.manifest(REPOSITORY, "theirs").orElseThrow());
    }

    @Test
    void whoeverIsOvertakenHasPushed() throws Exception {
        registry.on("GET", TAG).times(1).before(this::moveToTheirs).serve();
        var ours = Pushes.build(given);
        var publication = Pushes.push(ours, new PlainProgress(lines::add));
        assertEquals(ours.report().digest(), publication.digest());
        assertEquals(theirs.report().digest(), registry.tags(REPOSITORY).get("1.0"));
        assertEquals(ours.report().digest(), registry.tags(REPOSITORY).get("latest"));
        assertTrue(
                lines.contains("the tag 1.0 of " + registry.host() + "/" + REPOSITORY
                        + " was set, and somebody else who pushed at the same time has moved it on to "
                        + theirs.report().digest()),
                lines::toString);
    }

    @Test
    void aTagThatStaysWhereItWasWasNotSet() throws Exception {
        moveToTheirs();
        registry.on("GET", TAG).before(this::moveToTheirs).serve();
        var ours = Pushes.build(given);
        var failure = assertThrows(PushFailedException.class, () -> Pushes.push(ours));
        assertTrue(
                failure.getMessage()
                        .contains("but now stands for " + theirs.report().digest()),
                failure::getMessage);
    }

    @Test
    void aTagForSomethingThatIsNotThereWasNotMovedOn() throws Exception {
        registry.on("GET", TAG).answer(200, Map.of("Content-Type", MediaType.OCI_INDEX.value()), "{\"manifests\":[]}");
        var ours = Pushes.build(given);
        var failure = assertThrows(PushFailedException.class, () -> Pushes.push(ours));
        assertTrue(failure.getMessage().contains("push again"), failure::getMessage);
    }

    @Test
    void aTagForSomethingElseWhileOursIsNotThereWasNotSet() throws Exception {
        var ours = Pushes.build(given);
        registry.on("GET", TAG)
                .before(() -> {
                    moveToTheirs();
                    registry.removeManifest(REPOSITORY, ours.report().digest());
                })
                .serve();
        assertThrows(PushFailedException.class, () -> Pushes.push(ours));
    }
}
