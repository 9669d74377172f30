package io.github.multiarch.it.bench;

import io.github.multiarch.it.ItFiles;
import io.github.multiarch.it.LocalRepository;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What it takes to look for native code in 500 MB of jars, and when they are known; each several times, in a JVM of its own. */
public final class ScanCosts {
    private static final int RUNS = 5;
    private static final long BYTES = 500_000_000;

    private ScanCosts() {}

    /**
     * Prints a table, and writes it to {@code target/bench/scan.md}.
     *
     * @param words {@code --scan}, and nothing else
     * @throws IOException when something could not be run
     */
    public static void main(String[] words) throws IOException, InterruptedException {
        if (words.length != 1) {
            throw new IllegalArgumentException("--scan goes alone, not with " + List.of(words));
        }
        var folder = ItFiles.of("target/bench");
        var table = measure(folder.resolve("scan"));
        Files.writeString(folder.resolve("scan.md"), table.toString());
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.print(table);
        }
    }

    private static Table measure(Path work) throws IOException, InterruptedException {
        Lane.delete(work);
        Files.createDirectories(work);
        var jars = jars();
        long bytes = 0;
        for (var jar : jars) {
            bytes += Files.size(jar);
        }
        var list = Files.writeString(
                work.resolve("jars"), jars.stream().map(Path::toString).collect(Collectors.joining("\n")));
        var first = new Costs();
        var again = new Costs();
        for (int run = 0; run < RUNS; run++) {
            var cache = work.resolve("cache-" + run);
            first.add(FreshJvm.run(Scanning.class, list.toString(), cache.toString()));
            again.add(FreshJvm.run(Scanning.class, list.toString(), cache.toString()));
        }
        Lane.delete(work);
        var table = new Table("", "jars", "MB", "native files", "seconds", "of all cores");
        table.row(first.row("looked at", jars.size(), bytes));
        table.row(again.row("known", jars.size(), bytes));
        return table;
    }

    /** Those of the tests' local repository, in the order of their names, as far as they have so many bytes. */
    private static List<Path> jars() throws IOException {
        var jars = new ArrayList<Path>();
        long bytes = 0;
        try (var files = Files.walk(LocalRepository.path())) {
            for (var file : files.filter(path -> path.toString().endsWith(".jar"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList()) {
                if (bytes < BYTES) {
                    jars.add(file);
                    bytes += Files.size(file);
                }
            }
        }
        return jars;
    }

    /** What several runs took. */
    private static final class Costs {
        private final List<Double> seconds = new ArrayList<>();
        private final List<Double> cores = new ArrayList<>();
        private String found = "";

        void add(String[] figures) {
            found = figures[0];
            seconds.add(Double.parseDouble(figures[1]));
            cores.add(Double.parseDouble(figures[2]));
        }

        List<String> row(String title, int jars, long bytes) {
            return List.of(
                    title,
                    Integer.toString(jars),
                    Figures.megabytes(bytes),
                    found,
                    Figures.seconds(Median.of(seconds)),
                    Figures.seconds(Median.of(cores)));
        }
    }
}
