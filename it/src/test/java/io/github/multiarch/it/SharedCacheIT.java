package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fourteen services on one base, four at a time, and two such builds at once: what the base says is asked for once, and kept for all. */
class SharedCacheIT {
    private static final int SERVICES = 14;
    private static final int PLATFORMS = 3;

    @TempDir
    private static Path temp;

    private static DebianRegistry registry;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
        var base = SyntheticBase.index(temp.resolve("base"), "linux/amd64", "linux/arm64", "linux/arm/v7");
        Skopeo.push(base, SyntheticBase.TAG, registry.name("base:1"));
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void fourteenModulesAskForEachDocumentOfTheBaseOnce() throws IOException, InterruptedException {
        var fleet = fleet("one");
        var cache = temp.resolve("cache-one");
        int mark = registry.mark();
        build(fleet, cache).succeeded();
        var requests = registry.requestsSince(mark);
        var counts = new TreeMap<String, Integer>();
        requests.forEach(request -> counts.merge(request.method() + " " + request.target(), 1, Integer::sum));
        counts.remove("GET /v2/");
        // The index by its tag, and a manifest and a config for each platform.
        assertEquals(1 + 2 * PLATFORMS, counts.size(), counts::toString);
        counts.forEach((request, count) -> assertEquals(1, count, request));

        mark = registry.mark();
        build(fleet, cache).succeeded();
        assertEquals(
                List.of("GET /v2/base/manifests/1"),
                registry.requestsSince(mark).stream()
                        .map(request -> request.method() + " " + request.target())
                        .toList());
        assertAllBuilt(fleet);
    }

    @Test
    void twoBuildsMayShareACacheAtTheSameTime() throws Exception {
        var cache = temp.resolve("cache-two");
        var fleets = List.of(fleet("left"), fleet("right"));
        var threads = Executors.newFixedThreadPool(fleets.size());
        try {
            var results = new ArrayList<Future<MavenRun>>();
            for (var fleet : fleets) {
                Callable<MavenRun> run = () -> build(fleet, cache);
                results.add(threads.submit(run));
            }
            for (var result : results) {
                assertFalse(result.get().succeeded().output().contains("[WARNING] the cache"));
            }
        } finally {
            threads.shutdownNow();
        }
        for (var fleet : fleets) {
            assertAllBuilt(fleet);
        }
        var names = files(cache);
        assertTrue(names.stream().noneMatch(name -> name.startsWith(".")), names::toString);
        assertEquals(1 + 2 * PLATFORMS, files(cache.resolve("documents")).size(), names::toString);
        // The modules of both are alike, but for the names in their class files.
        assertEquals(2 * SERVICES, files(cache.resolve("layers")).size(), names::toString);
    }

    private static List<String> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void aCacheThatWasDamagedIsMendedWithOneWarning() throws IOException, InterruptedException {
        var fleet = fleet("damaged");
        var cache = temp.resolve("cache-damaged");
        build(fleet, cache).succeeded();
        try (var files = Files.walk(cache)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        var text = build(fleet, cache).succeeded().output();
        assertEquals(2, text.split("\\[WARNING] the cache", -1).length, text);
        assertFalse(build(fleet, cache).succeeded().output().contains("[WARNING] the cache"));
    }

    private static void assertAllBuilt(Project fleet) throws IOException {
        for (int i = 1; i <= SERVICES; i++) {
            assertEquals(
                    PLATFORMS, fleet.module(name(i)).report().get("platforms").size());
        }
    }

    private static MavenRun build(Project fleet, Path cache) throws IOException, InterruptedException {
        return fleet.maven()
                .with("-T", "4", "-Dregistry=" + registry.host(), "-Dmultiarch.cache=" + cache)
                .run("package");
    }

    private static Project fleet(String where) throws IOException {
        var fleet = Project.copy("fleet", temp.resolve(where));
        for (int i = 1; i <= SERVICES; i++) {
            var module = Files.createDirectories(fleet.directory().resolve(name(i)));
            Files.writeString(module.resolve("pom.xml"), """
                    <project xmlns="http://maven.apache.org/POM/4.0.0">
                      <modelVersion>4.0.0</modelVersion>
                      <parent>
                        <groupId>com.example</groupId>
                        <artifactId>fleet</artifactId>
                        <version>1.0</version>
                      </parent>
                      <artifactId>%s</artifactId>
                    </project>
                    """.replace("%s", name(i)));
            var resources = Files.createDirectories(module.resolve("src/main/resources"));
            Files.writeString(resources.resolve("name.txt"), name(i));
        }
        return fleet;
    }

    private static String name(int service) {
        return "service-" + (service < 10 ? "0" : "") + service;
    }
}
