package io.github.multiarch.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Lets Jazzer look for input that a parser cannot bear, for a bounded time for each. Runs in the profile {@code fuzz} only, which puts Jazzer on the class path:
 * its own main class, in a process for each parser, as it can fuzz one target in a process. What it finds, its inputs and its log stay in {@code target/fuzz}.
 */
class Fuzzing {
    private static final Pattern EXECUTIONS = Pattern.compile("stat::number_of_executed_units: *([0-9]+)");

    static final List<ParserCheck> PARSERS = ParserChecks.ALL;

    @ParameterizedTest(name = "{0}")
    @FieldSource("PARSERS")
    void findsNothing(ParserCheck parser, TestReporter reporter) throws IOException, InterruptedException {
        var folder = Path.of(System.getProperty("basedir"), "target", "fuzz", parser.name());
        var inputs = Files.createDirectories(folder.resolve("inputs"));
        for (int i = 0; i < parser.examples().size(); i++) {
            Files.write(inputs.resolve("example-" + i), parser.examples().get(i));
        }
        var log = folder.resolve("log.txt");
        int status = new ProcessBuilder(command(parser, folder, inputs))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        var said = Files.readString(log);
        assertEquals(0, status, () -> "Jazzer found something, or could not run: see " + log + "\n" + end(said));
        var executions = EXECUTIONS.matcher(said);
        assertTrue(executions.find(), () -> "Jazzer did not run: see " + log + "\n" + end(said));
        reporter.publishEntry(parser + " executions", executions.group(1));
    }

    private static List<String> command(ParserCheck parser, Path folder, Path inputs) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzTarget.class.getName(),
                "--target_args=" + parser.name(),
                "--instrumentation_includes=io.github.multiarch.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + Integer.getInteger("multiarch.fuzz.seconds"),
                // In bytes and seconds. No parser here needs a thousandth of the time; one that hangs is found.
                "-max_len=4096",
                "-timeout=20",
                "-print_final_stats=1",
                inputs.toString());
    }

    private static String end(String log) {
        return log.substring(Math.max(0, log.length() - 4_000));
    }
}
