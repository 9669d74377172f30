package io.github.multiarch.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.registry.Registries;
import io.github.multiarch.registry.TestRegistries;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one build after the other is told of a base, while its registry may be away. Each reading is a build of its own. */
class KnownBasesTest {
    private final FakeRegistry registry = FakeRegistry.start();
    private final Registries registries = TestRegistries.open();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private Document base;

    @TempDir
    Path folder;

    @BeforeEach
    void base() throws IOException {
        base = write("linux/amd64", "linux/arm64");
    }

    @AfterEach
    void stop() {
        registries.close();
        registry.close();
    }

    @Test
    void aRegistryThatIsAwayIsDoneWithoutAndTheLogSaysSinceWhen() throws IOException {
        read(Pull.ALWAYS);
        now = Instant.parse("2026-11-27T10:00:00Z");
        read(Pull.ALWAYS);
        now = Instant.parse("2026-11-28T10:00:00Z");
        assertEquals(List.of(), lines);
        registry.close();
        assertEquals(base.digest(), read(Pull.ALWAYS));
        assertEquals(1, lines.size(), lines.toString());
        for (var part : List.of(
                registry.host() + "/jre:21",
                "nothing answers",
                base.digest().toString(),
                "since 2026-11-20",
                "2026-11-27")) {
            assertTrue(lines.get(0).contains(part), lines.get(0));
        }
        assertEquals(List.of(), warnings);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aRegistryThatCannotAnswerIsAway(int status) throws IOException {
        read(Pull.ALWAYS);
        registry.on("GET", ".*/manifests/21").answer(status, Map.of(), "");
        assertEquals(base.digest(), read(Pull.ALWAYS));
        assertTrue(lines.get(0).contains(String.valueOf(status)), lines.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aRefusalIsNoOutage(int status) throws IOException {
        read(Pull.ALWAYS);
        registry.on("GET", ".*/manifests/21").answer(status, Map.of(), "");
        assertTrue(messageOf(Pull.ALWAYS).contains(String.valueOf(status)), messageOf(Pull.ALWAYS));
        assertEquals(List.of(), lines);
    }

    @Test
    void whatIsGoneIsGone() throws IOException {
        read(Pull.ALWAYS);
        registry.on("GET", ".*/manifests/21").answer(404, Map.of(), "");
        assertTrue(
                cache().before(source(), Pull.ALWAYS, lines::add).resolve("21").isEmpty());
    }

    @Test
    void whatIsNotKnownFailsWhenItsRegistryIsAway() {
        registry.close();
        assertTrue(messageOf(Pull.ALWAYS).contains("nothing answers"), messageOf(Pull.ALWAYS));
    }

    @Test
    void theNewestIsWhatIsKnown() throws IOException {
        read(Pull.ALWAYS);
        now = now.plus(Duration.ofMinutes(1));
        var moved = write("linux/s390x");
        assertEquals(moved.digest(), read(Pull.ALWAYS));
        registry.close();
        assertEquals(moved.digest(), read(Pull.ALWAYS));
    }

    @Test
    void missingAsksOnce() throws IOException {
        read(Pull.MISSING);
        registry.forgetRequests();
        write("linux/s390x");
        assertEquals(base.digest(), read(Pull.MISSING));
        assertEquals(List.of(), registry.requests());
    }

    @ParameterizedTest
    @EnumSource(names = {"NEVER", "OFFLINE"})
    void neverAsksNobody(Pull pull) throws IOException {
        assertTrue(messageOf(pull).contains(registry.host() + "/jre"), messageOf(pull));
        assertTrue(messageOf(pull).contains("mvn package"), messageOf(pull));
        assertEquals(List.of(), registry.requests());
        read(Pull.ALWAYS);
        registry.forgetRequests();
        assertEquals(base.digest(), read(pull));
        assertEquals(List.of(), registry.requests());
        assertEquals(List.of(), lines);
    }

    @Test
    void aPinIsHeldAndKnownWithoutItsTag() throws IOException {
        read(Pull.ALWAYS);
        registry.close();
        var pinned = base.digest().toString();
        assertEquals(
                base.digest(),
                cache().before(source(), Pull.OFFLINE, lines::add)
                        .resolve(pinned)
                        .orElseThrow()
                        .digest());
        var other = Digest.of(new byte[0]).toString();
        assertThrows(
                IOException.class,
                () -> cache().before(source(), Pull.OFFLINE, lines::add).resolve(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "damaged"})
    void aDamagedNameIsAskedForAgain(String damage) throws IOException {
        read(Pull.ALWAYS);
        for (var file : files("names")) {
            Files.writeString(file, damage);
        }
        registry.forgetRequests();
        assertEquals(base.digest(), read(Pull.MISSING));
        assertEquals(1, registry.requests().size(), registry.requests().toString());
        assertEquals(1, warnings.size(), warnings.toString());
        assertEquals(base.digest(), read(Pull.NEVER));
    }

    @Test
    void aNameWithoutItsDocumentIsNotKnown() throws IOException {
        read(Pull.ALWAYS);
        for (var file : files("documents")) {
            Files.delete(file);
        }
        assertTrue(messageOf(Pull.OFFLINE).contains("offline"), messageOf(Pull.OFFLINE));
    }

    @Test
    void aNameIsWrittenOnceADay() throws IOException {
        read(Pull.ALWAYS);
        var before = Files.getLastModifiedTime(files("names").get(0));
        Files.setLastModifiedTime(files("names").get(0), FileTime.from(Instant.EPOCH));
        now = now.plus(Duration.ofHours(23));
        read(Pull.ALWAYS);
        assertEquals(
                FileTime.from(Instant.EPOCH),
                Files.getLastModifiedTime(files("names").get(0)));
        now = now.plus(Duration.ofHours(1));
        read(Pull.ALWAYS);
        assertTrue(Files.getLastModifiedTime(files("names").get(0)).compareTo(before) >= 0);
    }

    /** So that what is needed offline is not the first to go. */
    @Test
    void whatIsUsedCountsAsNew() throws IOException {
        read(Pull.ALWAYS);
        for (var file : files("documents")) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        }
        read(Pull.OFFLINE);
        for (var file : files("documents")) {
            assertEquals(FileTime.from(now), Files.getLastModifiedTime(file), file.toString());
        }
    }

    @Test
    void namesAreOfTheCacheThatIsKeptSmall() throws IOException {
        read(Pull.ALWAYS);
        new Eviction(folder, 0).run();
        assertEquals(List.of(), files("names"));
    }

    private String messageOf(Pull pull) {
        return assertThrows(IOException.class, () -> read(pull)).getMessage();
    }

    private Digest read(Pull pull) throws IOException {
        var source = cache().before(source(), pull, lines::add);
        var index = source.resolve("21").orElseThrow();
        for (var child : ImageIndex.parse(index).manifests()) {
            source.document(Manifest.parse(source.document(child)).config());
        }
        return index.digest();
    }

    private BaseCache cache() {
        return BaseCache.in(folder, new Warning(warnings::add), () -> now);
    }

    private ContentSource source() {
        return registries.repository(ImageReference.parse(registry.host() + "/jre"));
    }

    private Document write(String... platforms) throws IOException {
        return TestBases.write(TestBases.inside(registry, "jre"), "21", platforms);
    }

    private List<Path> files(String name) throws IOException {
        try (var tree = Files.walk(folder.resolve(name))) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }
}
