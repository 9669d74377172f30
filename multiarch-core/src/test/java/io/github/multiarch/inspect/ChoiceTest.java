package io.github.multiarch.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.cache.BaseCache;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.InspectRequest;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.ImageFormat;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoiceTest {
    @TempDir
    Path directory;

    private final List<Descriptor> entries = new ArrayList<>();
    private OciLayout sink;

    @BeforeEach
    void start() throws IOException {
        sink = OciLayout.create(directory);
    }

    @Test
    void theClosestIsTakenAndTheOthersAreExplained() throws Exception {
        add("linux/amd64", "linux/arm64", "linux/arm/v5", "linux/arm/v7", "windows/amd64");
        entries.add(entries.get(3));
        entries.add(entries.get(0)
                .withPlatform(Platform.of("unknown", "unknown", ""))
                .withAnnotations(Map.of("vnd.docker.reference.type", "attestation-manifest")));
        var choice = choose("linux/arm/v8");
        var taken = choice.chosen().orElseThrow();
        assertEquals("linux/arm/v7", taken.name());
        assertEquals(entries.get(3).digest().toString(), taken.digest());
        assertEquals(
                List.of(
                        "another architecture",
                        "another architecture",
                        "would run, but linux/arm/v7 is closer",
                        "the closest that it runs",
                        "for windows",
                        "fits as well, and comes later in the index",
                        "statements about an image"),
                reasons(choice));
        assertEquals(List.of(), choice.remarks());
        assertEquals(
                """
                linux/arm/v8 takes linux/arm/v7 (DIGEST): the closest that it runs
                It runs, best first: linux/arm/v8, linux/arm/v7, linux/arm/v6, linux/arm/v5
                Docker before 23 takes linux/arm/v5 (SHORT2): the first that fits by its rules

                 NOT TAKEN        HEAD  BECAUSE
                 linux/amd64      SHORT0  another architecture
                 linux/arm64      SHORT1  another architecture
                 linux/arm/v5     SHORT2  would run, but linux/arm/v7 is closer
                 windows/amd64    SHORT4  for windows
                 linux/arm/v7     SHORT5  fits as well, and comes later in the index
                 unknown/unknown  SHORT6  statements about an image""".replace("DIGEST)", taken.digest() + ")")
                        .replace("HEAD", "DIGEST" + " ".repeat(65))
                        .replace("SHORT0", digest(0))
                        .replace("SHORT1", digest(1))
                        .replace("SHORT2", digest(2))
                        .replace("SHORT4", digest(4))
                        .replace("SHORT5", digest(5))
                        .replace("SHORT6", digest(6)),
                body(choice));
    }

    private String digest(int entry) {
        return entries.get(entry).digest().toString();
    }

    private static String body(Choice choice) {
        var shown = Presenter.present(choice, OutputForm.TABLE);
        return shown.substring(shown.indexOf("\n\n") + 2);
    }

    @Test
    void programsGetTheSame() throws Exception {
        add("linux/amd64/v3", "linux/amd64");
        var json = OciJson.parseObject(
                Presenter.present(choose("linux/amd64/v2"), OutputForm.JSON).getBytes(StandardCharsets.UTF_8), "it");
        assertEquals("linux/amd64/v2", json.get("for").asText());
        assertEquals(
                "[\"linux/amd64/v2\",\"linux/amd64\",\"linux/386\"]",
                json.get("runs").toString());
        assertEquals("linux/amd64", json.at("/chosen/platform").asText());
        assertEquals(
                entries.get(1).digest().toString(), json.at("/chosen/digest").asText());
        assertEquals("the closest that it runs", json.at("/chosen/reason").asText());
        assertEquals(
                "a variant that it does not run",
                json.at("/candidates/0/reason").asText());
        assertEquals(2, json.get("candidates").size());
        assertEquals(0, json.get("remarks").size());
    }

    @Test
    void withoutAMatchTheEnginesWordsAreTold() throws Exception {
        add("linux/arm64/v9", "linux/arm/v7");
        var choice = choose("linux/arm/v6");
        assertEquals(Optional.empty(), choice.chosen());
        assertEquals(List.of("another architecture", "a variant that it does not run"), reasons(choice));
        assertTrue(
                body(choice)
                        .startsWith(
                                "There is no image for linux/arm/v6; an engine there says \"no matching manifest for linux/arm/v6\""),
                body(choice));
        assertEquals(
                List.of("a variant that it does not run", "the closest that it runs"), reasons(choose("linux/arm64")));
    }

    @Test
    void aConfigThatSaysSomethingElseIsWhatTheEngineDoesNotSee() throws Exception {
        var arm = TestBase.of("linux/arm64").writeTo(sink).descriptor();
        entries.add(arm.withPlatform(Platform.parse("linux/amd64")));
        var remarks = choose("linux/amd64").remarks();
        assertEquals(
                List.of(
                        "The index says linux/amd64 and the image's own config linux/arm64: the engine goes by the index,"
                                + " and starting the image may end with \"exec format error\""),
                remarks);
        entries.clear();
        var intel = TestBase.of("linux/386").writeTo(sink).descriptor();
        entries.add(intel.withPlatform(Platform.parse("linux/amd64")));
        assertEquals(
                List.of(
                        "The index says linux/amd64 and the image's own config linux/386: the engine goes by the index"),
                choose("linux/amd64").remarks());
    }

    @Test
    void aConfigNeedNotSayTheVariant() throws Exception {
        var silent = TestBase.of("linux/arm/v6").config(config -> config.remove("variant"));
        entries.add(silent.writeTo(sink).descriptor().withPlatform(Platform.parse("linux/arm/v6")));
        assertEquals(List.of(), choose("linux/arm/v6").remarks());
    }

    @Test
    void anImageAloneIsTakenWhateverItIsFor() throws Exception {
        sink.tag(TestBase.of("linux/amd64").writeTo(sink), "1");
        var fits = read("linux/amd64");
        assertEquals(List.of("the only one: there is no index to choose from"), reasons(fits));
        assertEquals(List.of(), fits.remarks());
        var misfit = read("linux/arm64");
        assertEquals("linux/amd64", misfit.chosen().orElseThrow().name());
        assertTrue(
                misfit.remarks().get(0).contains("\"exec format error\""),
                misfit.remarks().toString());
        assertTrue(misfit.remarks().get(0).startsWith("The image is for linux/amd64 alone"));
    }

    @Test
    void whatSaysNoPlatformComesLastAndIsHeldAgainstItsConfig() throws Exception {
        var silent = TestBase.of("linux/arm/v7").writeTo(sink).descriptor();
        entries.add(silent);
        add("linux/arm/v5");
        assertEquals(
                List.of("does not say its platform: such entries come last", "the closest that it runs"),
                reasons(choose("linux/arm/v7")));
        entries.remove(1);
        assertEquals(
                "no platform", choose("linux/arm/v7").chosen().orElseThrow().name());
        var misfit = choose("linux/amd64");
        assertEquals(Optional.empty(), misfit.chosen());
        assertEquals(List.of("does not say its platform in the index, and its config does not fit"), reasons(misfit));
    }

    @Test
    void featuresAreWanted() throws Exception {
        var linux = TestBase.of("linux/amd64").writeTo(sink).descriptor();
        entries.add(
                linux.withPlatform(new Platform("linux", "amd64", Optional.empty(), Optional.empty(), List.of("gpu"))));
        assertEquals(List.of("needs gpu of the operating system"), reasons(choose("linux/amd64")));
        entries.clear();
        add("windows/amd64");
        entries.add(linux.withPlatform(
                new Platform("windows", "amd64", Optional.empty(), Optional.empty(), List.of("win32k"))));
        var choice = choose("windows/amd64");
        assertEquals(List.of("fits as well, and makes use of fewer features", "exactly that"), reasons(choice));
        assertTrue(
                choice.remarks().toString().contains("os.version"),
                choice.remarks().toString());
    }

    @Test
    void onlyOneThingIsAskedAtATime() {
        var image = BaseReference.parse("oci:x", directory);
        var amd = Optional.of(Platform.parse("linux/amd64"));
        assertThrows(IllegalArgumentException.class, () -> new InspectRequest(image, OutputForm.TABLE, amd, amd));
        assertThrows(
                IllegalArgumentException.class, () -> new InspectRequest(image, OutputForm.RAW, Optional.empty(), amd));
    }

    private static List<String> reasons(Choice choice) {
        return choice.candidates().stream().map(Choice.Candidate::reason).toList();
    }

    private void add(String... platforms) throws IOException {
        for (var name : platforms) {
            var base = TestBase.of(name);
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
