package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.config.PlatformParameters;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.OciLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the config of a base. */
class GraftTest {
    private static final String ARM = "linux/arm/v7";

    @TempDir
    Path project;

    private final TestBase base = TestBase.of(ARM);
    private TestParameters given;

    @BeforeEach
    void aSmallApplication() throws IOException {
        given = TestParameters.in(project, ARM);
        given.from = "oci:" + project.resolve("bases");
        given.application = TestApplications.small(project);
    }

    @Test
    void whateverNobodySetsStays() throws Exception {
        var config = build().configJson(ARM);
        var expected = base.config();
        expected.put("created", "2024-03-04T05:06:07Z");
        var settings = (ObjectNode) expected.get("config");
        settings.remove("Cmd");
        settings.set("Entrypoint", config.get("config").get("Entrypoint"));
        for (var own : tail(config.get("rootfs").get("diff_ids"), 2)) {
            expected.withObject("/rootfs").withArray("/diff_ids").add(own);
        }
        for (var own : tail(config.get("history"), 3)) {
            expected.withArray("/history").add(own);
        }
        assertEquals(expected, config);
        assertEquals(names(expected), names(config), "the order of the fields");
        assertTrue(config.toString().contains("\"ratio\":2.50"), "numbers as they were written");
    }

    @Test
    void theConfigIsTheBasesOwnWhenNothingIsAdded() throws Exception {
        given.entrypoint = List.of("INHERIT");
        var settings = build().configJson(ARM).get("config");
        assertEquals(base.config().get("config"), settings);
    }

    @Test
    void theEnvironmentIsMergedInTheBasesOrder() throws Exception {
        given.environment = Map.of("LANG", "de_DE.UTF-8", "BETA", "common", "ALPHA", "x=y");
        given.platforms.clear();
        given.platforms.add(new PlatformParameters(
                ARM,
                Optional.empty(),
                List.of(),
                Map.of("BETA", "own", "GAMMA", ""),
                Map.of(),
                Optional.empty(),
                List.of()));
        assertEquals(
                List.of(
                        "ZULU=first",
                        "PATH=/opt/java/bin:/usr/bin:/bin",
                        "LANG=de_DE.UTF-8",
                        "ALPHA=x=y",
                        "BETA=own",
                        "GAMMA="),
                strings(build().configJson(ARM).at("/config/Env")));
    }

    @Test
    void labelsAreMerged() throws Exception {
        given.labels = Map.of("edition", "ours", "team", "common");
        given.platforms.clear();
        given.platforms.add(new PlatformParameters(
                ARM, Optional.empty(), List.of(), Map.of(), Map.of("team", "own"), Optional.empty(), List.of()));
        assertEquals(
                Map.of("maintainer", "the makers", "edition", "ours", "team", "own"),
                build().config(ARM).labels());
    }

    @Test
    void ourEntrypointDropsTheBasesArguments() throws Exception {
        var config = build().config(ARM);
        assertEquals("java", config.entrypoint().get(0));
        assertEquals(List.of(), config.cmd());
        assertFalse(build().configJson(ARM).get("config").has("Cmd"));
    }

    @Test
    void aCommandDropsThemToo() throws Exception {
        given.entrypoint = List.of("/run", "--fast");
        var config = build().config(ARM);
        assertEquals(List.of("/run", "--fast"), config.entrypoint());
        assertEquals(List.of(), config.cmd());
    }

    @Test
    void anInheritedEntrypointKeepsThem() throws Exception {
        given.entrypoint = List.of("INHERIT");
        assertEquals(List.of("/entry.sh"), build().config(ARM).entrypoint());
        assertEquals(List.of("jshell", "--verbose"), build().config(ARM).cmd());
    }

    @Test
    void argumentsOfOurOwnReplaceThem() throws Exception {
        given.args = Optional.of(List.of("serve", "--port=8080"));
        for (var entrypoint : List.of(List.<String>of(), List.of("INHERIT"), List.of("/run"))) {
            given.entrypoint = entrypoint;
            assertEquals(List.of("serve", "--port=8080"), build().config(ARM).cmd());
        }
    }

    @Test
    void noArgumentsAtAllCanBeAskedFor() throws Exception {
        given.entrypoint = List.of("INHERIT");
        given.args = Optional.of(List.of());
        assertEquals(List.of(), build().config(ARM).cmd());
    }

    @Test
    void flagsOfAllPlatformsComeBeforeThePlatformsOwn() throws Exception {
        given.jvmFlags = List.of("-Xmx64m", "-ea");
        given.platforms.clear();
        given.platforms.add(new PlatformParameters(
                ARM, Optional.empty(), List.of("-Xss512k"), Map.of(), Map.of(), Optional.empty(), List.of()));
        var entrypoint = build().config(ARM).entrypoint();
        assertEquals(List.of("java", "-Xmx64m", "-ea", "-Xss512k", "-cp"), entrypoint.subList(0, 5));
        assertEquals("com.example.Main", entrypoint.get(6));
        assertEquals(7, entrypoint.size());
    }

    @Test
    void portsAndVolumesAreAddedAndTheRestIsReplaced() throws Exception {
        given.ports = List.of("8080-8081", "53/udp");
        given.volumes = List.of("/cache/", "/data");
        given.user = Optional.of("app:app");
        given.workingDirectory = Optional.of("/srv");
        var settings = build().configJson(ARM).get("config");
        assertEquals(List.of("9000/tcp", "53/udp", "8080/tcp", "8081/tcp"), names(settings.get("ExposedPorts")));
        assertEquals(List.of("/data", "/cache"), names(settings.get("Volumes")));
        assertEquals("app:app", settings.get("User").asText());
        assertEquals("/srv", settings.get("WorkingDir").asText());
    }

    @Test
    void eachOfOurLayersHasItsLineOfHistory() throws Exception {
        var build = build();
        var history = build.configJson(ARM).get("history");
        var own = tail(history, 3);
        assertEquals(
                build.layerNames(ARM),
                own.stream().map(line -> line.get("comment").asText()).toList());
        for (var line : own) {
            assertEquals("2024-03-04T05:06:07Z", line.get("created").asText());
            assertEquals("multiarch", line.get("created_by").asText());
            assertFalse(line.has("empty_layer"));
        }
        assertEquals(3, history.size() - own.size());
    }

    @Test
    void aBaseThatTellsTooLittleIsPaddedSoThatLinesAndLayersPair() throws Exception {
        base.config(config -> config.withArray("/history").remove(2));
        var history = build().configJson(ARM).get("history");
        assertEquals(
                "a layer of the base, which has no history",
                history.get(2).get("comment").asText());
        assertEquals("dependencies", history.get(3).get("comment").asText());
        assertEquals(8, history.size());
    }

    @Test
    void aBaseWithoutHistoryIsPaddedWhole() throws Exception {
        base.config(config -> config.remove("history"));
        var build = build();
        assertEquals(7, build.configJson(ARM).get("history").size());
        assertEquals(7, build.config(ARM).layersInHistory());
    }

    @Test
    void aBaseWithoutSettingsGetsOurs() throws Exception {
        base.config(config -> config.remove("config"));
        given.environment = Map.of("A", "1");
        var config = build().config(ARM);
        assertEquals(Map.of("A", "1"), config.environment());
        assertEquals("java", config.entrypoint().get(0));
    }

    @Test
    void thePlatformIsWrittenInNormalForm() throws Exception {
        base.config(config -> config.put("architecture", "ARM").put("variant", "7"));
        var json = build().configJson(ARM);
        assertEquals("arm", json.get("architecture").asText());
        assertEquals("v7", json.get("variant").asText());
    }

    @Test
    void anOlderVariantsConfigSaysThePlatformThatItIsTakenFor() throws Exception {
        TestBases.layout(project.resolve("old"), "linux/arm/v6");
        given.from = "oci:" + project.resolve("old");
        assertEquals(
                ARM, FinishedBuild.of(given.request()).config(ARM).platform().toString());
    }

    @Test
    void scratchHasOnlyWhatIsOurs() throws Exception {
        given.from = "scratch";
        given.environment = Map.of("A", "1");
        var build = FinishedBuild.of(given.request());
        var json = build.configJson(ARM);
        assertEquals(5, json.at("/rootfs/diff_ids").size());
        assertEquals(5, json.get("history").size());
        assertEquals(Map.of("A", "1"), build.config(ARM).environment());
        assertEquals(5, build.manifest(ARM).layers().size());
        assertEquals(List.of(), List.copyOf(build.manifest(ARM).annotations().keySet()));
    }

    private FinishedBuild build() throws Exception {
        TestBases.write(OciLayout.create(project.resolve("bases")), "1", List.of(base));
        return FinishedBuild.of(given.request());
    }

    private static List<JsonNode> tail(JsonNode array, int from) {
        var nodes = new ArrayList<JsonNode>();
        array.forEach(nodes::add);
        return nodes.subList(from, nodes.size());
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
