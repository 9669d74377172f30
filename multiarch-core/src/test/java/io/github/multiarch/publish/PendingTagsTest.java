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
import io.github.multiarch.mirrors.MirroredRegistries;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Registries;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.TestRegistries;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tags of several images, in two registries, move together or not at all. */
class PendingTagsTest {
    @TempDir
    Path project;

    private final FakeRegistry one = FakeRegistry.start();
    private final FakeRegistry two = FakeRegistry.start();
    private FinishedBuild first;
    private FinishedBuild second;

    @BeforeEach
    void build() throws Exception {
        first = build("one", one);
        second = build("two", two);
    }

    private FinishedBuild build(String name, FakeRegistry registry) throws Exception {
        var folder = project.resolve(name);
        TestParameters given = Pushes.given(folder, registry, TestBases.layout(folder.resolve("bases"), AMD, ARM));
        given.environment = Map.of("NAME", name);
        given.tags = List.of("latest");
        return Pushes.build(given);
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void whatIsSentHasNoTagUntilAllMove() throws Exception {
        send();
        assertEquals(Map.of(), one.tags(REPOSITORY));
        int requests = one.requests().size();

        move();
        for (var tag : List.of("1.0", "latest")) {
            assertEquals(first.report().digest(), one.tags(REPOSITORY).get(tag));
            assertEquals(second.report().digest(), two.tags(REPOSITORY).get(tag));
        }
        // Each tag is asked for, set and proven, and nothing else.
        assertTrue(
                one.requests().subList(requests, one.requests().size()).stream()
                        .allMatch(request -> request.target().contains("/manifests/")),
                one.requests()::toString);
    }

    @Test
    void oneThatCannotMoveSetsAllBack() throws Exception {
        send();
        move();
        var before = one.tags(REPOSITORY);
        first = changed("one", one);
        second = changed("two", two);
        send();
        two.on("PUT", "/v2/acme/orders/manifests/latest").answer(403, Map.of(), "");

        var failure = assertThrows(PushFailedException.class, this::move).getMessage();

        assertEquals(before, one.tags(REPOSITORY));
        assertTrue(failure.contains("No tag was changed"), failure);
        assertTrue(failure.contains(one.host() + "/" + REPOSITORY + ":latest"), failure);
    }

    @Test
    void oneThatCannotBeSetBackIsNamed() throws Exception {
        send();
        move();
        first = changed("one", one);
        second = changed("two", two);
        send();
        two.on("PUT", "/v2/acme/orders/manifests/1.0").answer(403, Map.of(), "");
        one.on("PUT", "/v2/acme/orders/manifests/1.0").skip(1).answer(403, Map.of(), "");

        var failure = assertThrows(PushFailedException.class, this::move).getMessage();

        assertTrue(failure.contains("could not be set back: " + one.host() + "/" + REPOSITORY + ":1.0"), failure);
    }

    @Test
    void whatTheRegistryLosesMeanwhileIsSentAgain() throws Exception {
        send();
        var child = first.index().manifests().get(1).digest();
        one.removeManifest(REPOSITORY, child);

        move();

        assertEquals(first.report().digest(), one.tags(REPOSITORY).get("1.0"));
        assertTrue(one.manifest(REPOSITORY, child.toString()).isPresent());
    }

    private FinishedBuild changed(String name, FakeRegistry registry) throws Exception {
        var folder = project.resolve(name);
        var given = Pushes.given(folder, registry, TestBases.layout(folder.resolve("bases"), AMD, ARM));
        given.environment = Map.of("NAME", name, "CHANGED", "1");
        given.tags = List.of("latest");
        return Pushes.build(given);
    }

    private void send() throws IOException {
        try (var registries = open()) {
            for (var build : List.of(first, second)) {
                publisher(registries).send(request(build), MirroredRegistries.none(registries));
            }
        }
    }

    private void move() throws IOException {
        try (var registries = open()) {
            var pending = new ArrayList<PendingTags>();
            for (var build : List.of(first, second)) {
                pending.add(publisher(registries).pending(request(build), MirroredRegistries.none(registries)));
            }
            PendingTags.move(pending, Progress.SILENT);
        }
    }

    private static Registries open() {
        return TestRegistries.open(RegistryOptions.defaults(), CredentialSource.NONE);
    }

    private static Publisher publisher(Registries registries) {
        return new Publisher(registries, new Whereabouts(), 4, Progress.SILENT);
    }

    private static PublishRequest request(FinishedBuild build) {
        return new PublishRequest(
                build.layout(),
                build.report().indexDescriptor(),
                build.report().baseLayers(),
                build.report().target(),
                false);
    }
}
