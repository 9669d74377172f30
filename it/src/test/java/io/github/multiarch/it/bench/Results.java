package io.github.multiarch.it.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was measured, as JSON.
 *
 * @param runs every single one
 * @param comparisons what was made of them
 * @param physics what they are held against
 */
record Results(List<Run> runs, List<Comparison> comparisons, Physics physics) {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    Results {
        runs = List.copyOf(runs);
        comparisons = List.copyOf(comparisons);
    }

    void write(Path file) throws IOException {
        var root = MAPPER.createObjectNode();
        root.put(
                "date",
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString());
        root.put("cores", Runtime.getRuntime().availableProcessors());
        root.put("java", Runtime.version().toString());
        root.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        var limit = root.putObject("physics");
        limit.put("relayFivePlatformsSeconds", physics.relaySeconds());
        put(limit.putObject("application"), physics.application());
        put(limit.putObject("fleet"), physics.fleet());
        var cases = root.putArray("cases");
        comparisons.forEach(comparison -> put(cases.addObject(), comparison));
        var all = root.putArray("runs");
        runs.forEach(run -> put(all.addObject(), run));
        MAPPER.writeValue(file.toFile(), root);
    }

    private static void put(ObjectNode node, PhysicalLimit limit) {
        node.put("bytes", limit.bytes());
        node.put("packedBytes", limit.packedBytes());
        node.put("packSeconds", limit.packSeconds());
        node.put("storedSeconds", limit.storedSeconds());
        node.put("sendSeconds", limit.sendSeconds());
    }

    private static void put(ObjectNode node, Comparison comparison) {
        node.put("name", comparison.what().name());
        node.put("title", comparison.what().title());
        for (var contestant : Contestant.values()) {
            put(node, contestant + "Seconds", comparison.seconds(contestant));
        }
        put(node, "multiarchOverFloorSeconds", comparison.overFloor(Contestant.MULTIARCH));
        put(node, "jibOverFloorSeconds", comparison.overFloor(Contestant.JIB));
        put(node, "multiarchOverFloorCpuSeconds", comparison.cpuOverFloor(Contestant.MULTIARCH));
        put(node, "jibOverFloorCpuSeconds", comparison.cpuOverFloor(Contestant.JIB));
        put(node, "ratio", comparison.ratio());
        put(node, "multiarchGoalSeconds", comparison.goalSeconds());
        node.put("physicsSeconds", comparison.limitSeconds());
        var exceeded = node.putArray("exceeded");
        comparison.exceeded().forEach(exceeded::add);
    }

    private static void put(ObjectNode node, String name, Optional<Double> value) {
        value.ifPresent(number -> node.put(name, number));
    }

    private static void put(ObjectNode node, Run run) {
        node.put("case", run.caseName());
        node.put("contestant", run.contestant().toString());
        node.put("run", run.number());
        node.put("place", run.place());
        node.put("timed", run.timed());
        node.put("seconds", run.seconds());
        node.put("cpuSeconds", run.cpuSeconds());
        node.put("requestCount", run.requestCount());
        var requests = node.putObject("requests");
        run.requests().forEach((kind, count) -> requests.put(kind.title(), count));
        run.connections().ifPresent(count -> node.put("connections", count));
        node.put("baseBytesDown", run.baseDown());
        node.put("baseBytesUp", run.baseUp());
        var goals = node.putObject("goalSeconds");
        run.goals().forEach(goals::put);
    }
}
