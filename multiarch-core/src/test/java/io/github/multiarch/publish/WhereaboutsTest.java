package io.github.multiarch.publish;

import static io.github.multiarch.publish.Pushes.AMD;
import static io.github.multiarch.publish.Pushes.ARM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Target;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.mirrors.MirroredRegistries;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.registry.TestRegistries;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several modules with the same layers, pushed by one build. */
class WhereaboutsTest {
    @TempDir
    Path project;

    private final FakeRegistry registry = FakeRegistry.start();
    private final Whereabouts whereabouts = new Whereabouts();
    private FinishedBuild build;
    private int layers;

    @BeforeEach
    void aBuild() throws Exception {
        var given = Pushes.given(project, registry, TestBases.layout(project.resolve("bases"), AMD, ARM));
        build = Pushes.build(given);
        layers = (int) List.of(AMD, ARM).stream()
                .flatMap(platform -> manifestLayers(platform).stream())
                .distinct()
                .count();
    }

    private List<String> manifestLayers(String platform) {
        try {
            return build.manifest(platform).layers().stream()
                    .map(layer -> layer.digest().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private Publication push(String repository) throws Exception {
        return push(repository, whereabouts, 4);
    }

    private Publication push(String repository, Whereabouts known, int parallelism) throws Exception {
        var target = Target.read(registry.host() + "/" + repository + ":1", "1", List.of(), false);
        try (var registries = TestRegistries.open()) {
            return new Publisher(registries, known, parallelism, Progress.SILENT)
                    .publish(
                            new PublishRequest(
                                    build.layout(),
                                    build.report().indexDescriptor(),
                                    build.report().baseLayers(),
                                    target,
                                    false),
                            MirroredRegistries.none(registries));
        }
    }

    @Test
    void theSecondMountsWhatTheFirstHasSent() throws Exception {
        assertEquals(0, push("team/a").blobs().mounted());
        var second = push("team/b").blobs();
        assertEquals(layers, second.mounted());
        assertEquals(2, second.uploaded(), "the configs");
        assertTrue(Pushes.paths(registry, "POST", "mount=").stream().allMatch(path -> path.contains("from=team%2Fa")));
    }

    @Test
    void whatWasThereIsMountedToo() throws Exception {
        push("team/a");
        var other = new Whereabouts();
        assertEquals(0, push("team/a", other, 4).blobs().mounted());
        assertEquals(layers, push("team/b", other, 4).blobs().mounted());
    }

    @Test
    void sideBySideEachLayerIsSentOnce() throws Exception {
        var before = registry.stored();
        var threads = Executors.newFixedThreadPool(6);
        try {
            var pushes = new ArrayList<Callable<Publication>>();
            for (int i = 0; i < 6; i++) {
                var repository = "team/app" + i;
                pushes.add(() -> push(repository));
            }
            int sent = 0;
            for (var result : threads.invokeAll(pushes, 1, TimeUnit.MINUTES)) {
                var blobs = result.get().blobs();
                sent += blobs.uploaded() + blobs.copied();
            }
            assertEquals(layers + 6 * 2, sent);
        } finally {
            threads.shutdownNow();
        }
        assertTrue(before.isEmpty());
    }

    @Test
    void whatOneCouldNotSendTheNextSendsItself() throws Exception {
        registry.on("PUT", "/v2/team/a/blobs/uploads/.*").answer(403, Map.of(), "");
        assertThrows(PushFailedException.class, () -> push("team/a"));
        var blobs = push("team/b").blobs();
        assertEquals(layers + 2, blobs.uploaded() + blobs.copied());
    }

    @Test
    void whatIsNotMountedIsSent() throws Exception {
        push("team/a");
        registry.on("POST", "/v2/team/b/blobs/uploads/").times(1).answer(403, Map.of(), "");
        var blobs = push("team/b", whereabouts, 1).blobs();
        assertEquals(layers - 1, blobs.mounted());
    }
}
