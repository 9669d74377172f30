package io.github.multiarch.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.fixtures.TestBases;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BaseCacheTest {
    private final FakeRegistry registry = FakeRegistry.start();
    private final Registries registries = TestRegistries.open();
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    void base() throws IOException {
        TestBases.write(TestBases.inside(registry, "jre"), "21", "linux/amd64", "linux/arm64");
    }

    @AfterEach
    void stop() {
        registries.close();
        registry.close();
    }

    /** What can happen to a file. */
    enum Damage {
        TRUNCATED {
            @Override
            byte[] to(byte[] bytes) {
                return Arrays.copyOf(bytes, bytes.length / 2);
            }
        },
        EMPTY {
            @Override
            byte[] to(byte[] bytes) {
                return new byte[0];
            }
        },
        FLIPPED {
            @Override
            byte[] to(byte[] bytes) {
                bytes[bytes.length - 2] ^= 1;
                return bytes;
            }
        },
        FLIPPED_TYPE {
            @Override
            byte[] to(byte[] bytes) {
                bytes[3] ^= 1;
                return bytes;
            }
        },
        LONGER {
            @Override
            byte[] to(byte[] bytes) {
                return Arrays.copyOf(bytes, bytes.length + 1);
            }
        },
        ZEROS {
            @Override
            byte[] to(byte[] bytes) {
                return new byte[bytes.length];
            }
        };

        abstract byte[] to(byte[] bytes);
    }

    @Test
    void documentsAreReadOnceAndNamesOnceForEachBuild() throws IOException {
        readAll(BaseCache.in(folder, new Warning(warnings::add)));
        assertEquals(5, registry.requests().size());
        registry.forgetRequests();
        readAll(BaseCache.in(folder, new Warning(warnings::add)));
        assertEquals(
                List.of("GET /v2/jre/manifests/21"),
                registry.requests().stream().map(Object::toString).toList());
        assertEquals(List.of(), warnings);
    }

    @Test
    void oneBuildSeesOneVersionOfATag() throws IOException {
        var cache = BaseCache.in(folder, new Warning(warnings::add));
        var before = cache.before(source()).resolve("21").orElseThrow().digest();
        TestBases.write(TestBases.inside(registry, "jre"), "21", "linux/s390x");
        assertEquals(before, cache.before(source()).resolve("21").orElseThrow().digest());
        var next = BaseCache.in(folder, new Warning(warnings::add));
        assertTrue(
                !before.equals(next.before(source()).resolve("21").orElseThrow().digest()));
    }

    @Test
    void whatIsNotThereIsAskedForAgain() throws IOException {
        var cache = BaseCache.inMemory();
        assertTrue(cache.before(source()).resolve("22").isEmpty());
        TestBases.write(TestBases.inside(registry, "jre"), "22", "linux/s390x");
        assertTrue(cache.before(source()).resolve("22").isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void damageIsNoticedMendedAndToldOnce(Damage damage) throws IOException {
        readAll(BaseCache.in(folder, new Warning(warnings::add)));
        for (var file : files()) {
            Files.write(file, damage.to(Files.readAllBytes(file)));
        }
        registry.forgetRequests();
        readAll(BaseCache.in(folder, new Warning(warnings::add)));
        assertEquals(5, registry.requests().size());
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(
                warnings.get(0).contains(folder.toString()) && warnings.get(0).contains("fetched again"));
        registry.forgetRequests();
        readAll(BaseCache.in(folder, new Warning(warnings::add)));
        assertEquals(1, registry.requests().size());
        assertEquals(1, warnings.size(), warnings.toString());
    }

    @Test
    void aFolderThatCannotBeWrittenCostsAWarning() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        readAll(BaseCache.in(file, new Warning(warnings::add)));
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains(file.toString()), warnings.get(0));
    }

    @Test
    void nothingUnfinishedIsLeft() throws IOException {
        readAll(BaseCache.in(folder, new Warning(warnings::add)));
        assertTrue(
                files().stream().noneMatch(file -> file.getFileName().toString().startsWith(".")));
    }

    @Test
    void manyModulesAtOnceReadEachDocumentOnce() throws Exception {
        var cache = BaseCache.in(folder, new Warning(warnings::add));
        var threads = Executors.newFixedThreadPool(8);
        var start = new CountDownLatch(1);
        try {
            var results = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < 14; i++) {
                Callable<Boolean> module = () -> {
                    start.await();
                    readAll(cache);
                    return true;
                };
                results.add(threads.submit(module));
            }
            start.countDown();
            for (var result : results) {
                assertTrue(result.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(5, registry.requests().size(), registry.requests().toString());
    }

    @Test
    void aFailureIsNotRemembered() throws IOException {
        var cache = BaseCache.inMemory();
        registry.on("GET", "/v2/jre/manifests/21").times(1).answer(403, Map.of(), "");
        assertThrows(IOException.class, () -> cache.before(source()).resolve("21"));
        assertTrue(cache.before(source()).resolve("21").isPresent());
    }

    private void readAll(BaseCache cache) throws IOException {
        var source = cache.before(source());
        var index = source.resolve("21").orElseThrow();
        for (var child : ImageIndex.parse(index).manifests()) {
            Document manifest = source.document(child);
            source.document(Manifest.parse(manifest).config());
        }
    }

    private ContentSource source() {
        return registries.repository(ImageReference.parse(registry.host() + "/jre"));
    }

    private List<Path> files() throws IOException {
        try (var tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }
}
