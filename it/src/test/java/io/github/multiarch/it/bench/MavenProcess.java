package io.github.multiarch.it.bench;

import io.github.multiarch.it.LocalRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A run of the Maven that started the benchmark, with the JVM's own defaults, and the time that it took.
 *
 * @param seconds from its start to its end
 * @param cpuSeconds that it kept a core busy, all its threads together; says more than the clock on a machine that has other work
 * @param lines what it said, each with the milliseconds since its start
 */
record MavenProcess(double seconds, double cpuSeconds, List<String> lines) {
    private static final long LIMIT_SECONDS = Duration.ofMinutes(20).toSeconds();
    private static final String CPU = "CPU seconds: ";
    private static final int LAST_LINES = 40;
    private static final double NANOS = 1e9;

    MavenProcess {
        lines = List.copyOf(lines);
    }

    /**
     * Runs it in a folder; nobody's credentials and caches but those that the arguments name are in reach.
     *
     * @throws IOException when it fails, with its last lines
     */
    static MavenProcess run(Path folder, Path log, List<String> arguments) throws IOException, InterruptedException {
        var words = new ArrayList<String>();
        words.addAll(List.of("bash", "-c", "TIMEFORMAT='" + CPU + "%U %S'; time \"$@\"", "bash"));
        words.add(Path.of(LocalRepository.required("multiarch.it.maven"), "bin", "mvn")
                .toString());
        words.addAll(List.of("-B", "-ntp", "-Dstyle.color=never"));
        words.add("-Dmaven.repo.local=" + LocalRepository.path());
        words.addAll(arguments);
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var nobody =
                Files.createDirectories(log.resolveSibling("no-credentials")).toString();
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("MAVEN_") && !name.equals("MAVEN_OPTS"));
        environment.remove("SOURCE_DATE_EPOCH");
        environment.merge("MAVEN_OPTS", "-Dorg.slf4j.simpleLogger.showDateTime=true", (own, more) -> own + " " + more);
        List.of("DOCKER_CONFIG", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
                .forEach(name -> environment.put(name, nobody));
        long start = System.nanoTime();
        var process = builder.start();
        try {
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            double seconds = (System.nanoTime() - start) / NANOS;
            var lines = Files.readAllLines(log);
            if (!ended || process.exitValue() != 0) {
                throw new IOException((ended ? "failed" : "not finished in time") + ": " + String.join(" ", words)
                        + "\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
            }
            return new MavenProcess(seconds, cpuSeconds(lines), lines);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** It stands at the end of the last line, behind what Maven sends to a terminal. */
    private static double cpuSeconds(List<String> lines) {
        var last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        int at = last.indexOf(CPU);
        return at < 0
                ? 0
                : Pattern.compile(" ")
                        .splitAsStream(last.substring(at + CPU.length()))
                        .mapToDouble(Double::parseDouble)
                        .sum();
    }
}
