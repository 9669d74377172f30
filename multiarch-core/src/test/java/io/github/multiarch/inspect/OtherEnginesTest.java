package io.github.multiarch.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.cache.BaseCache;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.InspectRequest;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.registry.TestRegistries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What engines take that choose in other ways than containerd. */
class OtherEnginesTest {
    @TempDir
    Path directory;

    private final List<Descriptor> entries = new ArrayList<>();
    private OciLayout sink;

    @BeforeEach
    void start() throws IOException {
        sink = OciLayout.create(directory);
    }

    /** Of each the platform that it takes: Docker before 23, Docker 23 and later, podman. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amd64 arm64                      | amd64            | amd64            | amd64  | amd64            | amd64",
                "amd64/v2 amd64/v3                | amd64            | -                | -      | -                | -",
                "amd64/v2 amd64/v3                | amd64/v3         | amd64/v3         | -      | amd64/v3         | -",
                "amd64/v3 amd64                   | amd64/v3         | amd64/v3         | amd64  | amd64/v3         | amd64",
                "386 arm64                        | amd64            | 386              | -      | 386              | -",
                "386 arm/v7                       | arm64            | arm/v7           | -      | arm/v7           | -",
                "arm/v5 arm/v6                    | arm/v7           | arm/v6           | arm/v5 | arm/v6           | arm/v6",
                "amd64 arm/v7                     | arm/v6           | -                | arm/v7 | -                | -",
                "arm64/v9 arm64                   | arm64/v9         | arm64/v9         | arm64  | arm64/v9         | arm64",
                "riscv64/rva23u64                 | riscv64/rva23u64 | riscv64/rva23u64 | -      | riscv64/rva23u64 | -",
            })
    void eachHasRulesOfItsOwn(
            String platforms, String machine, String containerd, String exactDocker, String docker, String podman)
            throws Exception {
        add(platforms.split(" "));
        var choice = choose(machine);
        assertEquals(containerd, name(choice.chosen().flatMap(Choice.Candidate::platform)), "containerd");
        assertEquals(docker + " " + exactDocker + " " + podman, names(choice));
    }

    @Test
    void onlyThoseThatDifferAreTold() throws Exception {
        add("amd64/v3", "amd64");
        var shown = Presenter.present(choose("amd64/v3"), OutputForm.TABLE);
        assertTrue(
                shown.contains("podman 4.6 and later takes linux/amd64 ("
                        + entries.get(1).digest()),
                shown);
        assertTrue(shown.contains("Docker before 23 takes linux/amd64"), shown);
        assertFalse(shown.contains("Docker 23"), shown);
        shown = Presenter.present(choose("amd64"), OutputForm.TABLE);
        assertFalse(shown.contains("podman") || shown.contains("Docker"), shown);
    }

    @Test
    void programsGetThemAll() throws Exception {
        add("amd64/v3");
        var json = OciJson.parseObject(
                Presenter.present(choose("amd64/v3"), OutputForm.JSON).getBytes(StandardCharsets.UTF_8), "it");
        assertEquals(3, json.get("engines").size());
        assertEquals(
                entries.get(0).digest().toString(), json.at("/engines/0/digest").asText());
        assertEquals("linux/amd64/v3", json.at("/engines/0/platform").asText());
        assertTrue(json.at("/engines/2/engine").asText().startsWith("podman"));
        assertTrue(json.at("/engines/2/digest").isMissingNode());
        assertTrue(json.at("/engines/2/reason").asText().contains("linux/amd64"));
    }

    /** To containerd v1 is what every amd64 runs; podman compares words. */
    @Test
    void podmanReadsNamesAsTheyAreWritten() throws Exception {
        add("amd64");
        var index = new ImageIndex(MediaType.OCI_INDEX, entries, new TreeMap<>()).toDocument();
        var json = index.json();
        ((ObjectNode) json.at("/manifests/0/platform")).put("variant", "v1");
        var other = Document.of(MediaType.OCI_INDEX, json);
        sink.write(other);
        sink.tag(other, "1");
        var choice = read("amd64");
        assertEquals("amd64", name(choice.chosen().flatMap(Choice.Candidate::platform)));
        assertEquals("amd64 amd64 -", names(choice));
        assertTrue(choice.engines().get(2).reason().contains("as it is written"));
    }

    @Test
    void podmanPrefersWhatIsMarkedAsZstd() throws Exception {
        add("amd64");
        entries.add(TestBase.of("linux/amd64")
                .config(config -> config.put("author", "zstd"))
                .writeTo(sink)
                .descriptor()
                .withPlatform(Platform.parse("linux/amd64"))
                .withAnnotations(Map.of("io.github.containers.compression.zstd", "true")));
        var engines = choose("amd64").engines();
        assertEquals(entries.get(1).digest().toString(), engines.get(2).digest().orElseThrow());
        assertEquals(entries.get(0).digest().toString(), engines.get(0).digest().orElseThrow());
    }

    @Test
    void whatSaysNoPlatformIsTakenWhateverItIsByAllButTheOldest() throws Exception {
        entries.add(TestBase.of("linux/arm64").writeTo(sink).descriptor());
        var choice = choose("amd64");
        assertEquals(Optional.empty(), choice.chosen());
        var digest = Optional.of(entries.get(0).digest().toString());
        assertEquals(
                List.of(digest, Optional.empty(), digest),
                choice.engines().stream().map(EngineChoice::digest).toList());
        TestBases.index(sink, "1", ImageFormat.DOCKER, entries);
        assertEquals(Optional.empty(), read("amd64").engines().get(2).digest(), "in a list of Docker's");
    }

    @Test
    void anIndexWithinIsLookedIntoByOneOfThem() throws Exception {
        add("amd64");
        var image = entries.get(0).digest().toString();
        var inner = new ImageIndex(MediaType.OCI_INDEX, entries, new TreeMap<>()).toDocument();
        sink.write(inner);
        entries.clear();
        entries.add(inner.descriptor().withPlatform(Platform.parse("linux/amd64")));
        var choice = choose("amd64");
        assertEquals(image, choice.chosen().orElseThrow().digest());
        assertEquals(
                List.of(Optional.of(image), Optional.empty(), Optional.empty()),
                choice.engines().stream().map(EngineChoice::digest).toList());
        assertTrue(choice.engines().get(2).reason().contains(inner.digest().toString()));
    }

    @Test
    void noneOfThemLooksAtTheTypeOfAnArtifact() throws Exception {
        var artifact = TestBase.of("linux/arm64").writeTo(sink).descriptor();
        entries.add(new Descriptor(
                artifact.mediaType(),
                artifact.digest(),
                artifact.size(),
                List.of(),
                new TreeMap<>(),
                Optional.of(Platform.parse("linux/amd64")),
                Optional.of("application/vnd.example.toc")));
        add("amd64");
        var choice = choose("amd64");
        assertEquals(
                entries.get(1).digest().toString(),
                choice.chosen().orElseThrow().digest());
        for (var engine : choice.engines()) {
            assertEquals(Optional.of(artifact.digest().toString()), engine.digest(), engine.engine());
            assertTrue(engine.reason().contains("application/vnd.example.toc"), engine.reason());
        }
    }

    @Test
    void withoutAnIndexThereIsNothingToChooseFrom() throws Exception {
        sink.tag(TestBase.of("linux/arm64").writeTo(sink), "1");
        assertEquals(List.of(), read("amd64").engines());
        add("amd64");
        assertEquals(List.of(), choose("windows/amd64").engines());
    }

    private static String names(Choice choice) {
        return choice.engines().stream().map(engine -> name(engine.platform())).collect(Collectors.joining(" "));
    }

    private static String name(Optional<Platform> platform) {
        return platform.map(known -> known.toString().replace("linux/", "")).orElse("-");
    }

    private void add(String... platforms) throws IOException {
        for (var name : platforms) {
            var base = TestBase.of(Platform.parse(name).toString());
            entries.add(base.writeTo(sink).descriptor().withPlatform(base.platform()));
        }
    }

    private Choice choose(String machine) throws IOException {
        TestBases.index(sink, "1", ImageFormat.OCI, entries);
        return read(machine);
    }

    private Choice read(String machine) throws IOException {
        try (var registries = TestRegistries.open()) {
            return (Choice) new Inspector(new ContentSources(registries, BaseCache.inMemory()), 4)
                    .inspect(new InspectRequest(
                            BaseReference.parse("oci:" + directory + ":1", directory),
                            OutputForm.TABLE,
                            Optional.empty(),
                            Optional.of(Platform.parseMachine(machine))));
        }
    }
}
