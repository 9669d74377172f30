package io.github.multiarch.it.bench;

import io.github.multiarch.it.ItFiles;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** What each compression costs in time and bytes, for jars and for class files; each pair several times, in turn, in a JVM of its own. */
public final class CompressionCosts {
    private static final int RUNS = 5;
    private static final List<String> WAYS = List.of("none", "gzip", "zstd", Packing.JDK);

    private final Path folder;

    private CompressionCosts(Path folder) {
        this.folder = folder;
    }

    /**
     * Prints a table, and writes it to {@code target/bench/compression.md}.
     *
     * @param words {@code --compression}, and nothing else
     * @throws IOException when something could not be run
     */
    public static void main(String[] words) throws IOException, InterruptedException {
        if (words.length != 1) {
            throw new IllegalArgumentException("--compression goes alone, not with " + List.of(words));
        }
        var table = new CompressionCosts(ItFiles.of("target/bench")).measure();
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.print(table);
        }
    }

    private Table measure() throws IOException, InterruptedException {
        var work = folder.resolve("compression");
        Lane.delete(work);
        var story = Story.all().get(0);
        var jars = Provision.of(Lane.make(story, Contestant.FLOOR, work.resolve("project"), "none"), "");
        var table = new Table("", "packed by", "MB", "to MB", "seconds", "of all cores");
        measure("jars", jars(jars, work.resolve("jars")), table);
        measure("their class files", classes(jars, work.resolve("classes")), table);
        Lane.delete(work);
        Files.writeString(folder.resolve("compression.md"), table.toString());
        return table;
    }

    private static Path jars(List<Path> jars, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            for (var jar : jars) {
                Files.copy(jar, out);
            }
        }
        return file;
    }

    private static Path classes(List<Path> jars, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            for (var jar : jars) {
                copyClasses(jar, out);
            }
        }
        return file;
    }

    private static void copyClasses(Path jar, OutputStream out) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .toList()) {
                try (var in = zip.getInputStream(entry)) {
                    in.transferTo(out);
                }
            }
        }
    }

    private static void measure(String title, Path file, Table table) throws IOException, InterruptedException {
        var seconds = new ArrayList<List<Double>>();
        var cores = new ArrayList<List<Double>>();
        var sizes = new long[WAYS.size()];
        WAYS.forEach(way -> {
            seconds.add(new ArrayList<>());
            cores.add(new ArrayList<>());
        });
        for (int run = 0; run < RUNS; run++) {
            for (int i = 0; i < WAYS.size(); i++) {
                var figures = FreshJvm.run(Packing.class, WAYS.get(i), file.toString());
                sizes[i] = Long.parseLong(figures[0]);
                seconds.get(i).add(Double.parseDouble(figures[1]));
                cores.get(i).add(Double.parseDouble(figures[2]));
            }
        }
        for (int i = 0; i < WAYS.size(); i++) {
            var way = WAYS.get(i);
            table.row(List.of(
                    title,
                    way.equals(Packing.JDK) ? "the JDK's gzip" : way,
                    Figures.megabytes(Files.size(file)),
                    Figures.megabytes(sizes[i]),
                    Figures.seconds(Median.of(seconds.get(i))),
                    Figures.seconds(Median.of(cores.get(i)))));
        }
    }
}
