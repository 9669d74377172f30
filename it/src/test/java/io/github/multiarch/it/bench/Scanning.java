package io.github.multiarch.it.bench;

import io.github.multiarch.cache.Cache;
import io.github.multiarch.nativecode.NativeScanner;
import io.github.multiarch.nativecode.ScanLimits;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Looks for native code in jars, in a JVM that does nothing else, as the first thing it does. */
final class Scanning {
    private static final double NANOS = 1e9;
    private static final long CACHE_BYTES = 1L << 30;

    private Scanning() {}

    /** Arguments: a file with a jar in each line, and a folder for the cache. Prints how many files of native code there are, the seconds on the clock, and those of all cores. */
    public static void main(String[] words) throws IOException {
        var jars = Files.readAllLines(Path.of(words[0])).stream().map(Path::of).toList();
        var warnings = new StringBuilder();
        long cpu = Packing.cpuNanos();
        long start = System.nanoTime();
        var results = Cache.in(Path.of(words[1]), CACHE_BYTES, warnings::append)
                .scans()
                .scan(
                        jars,
                        new NativeScanner(ScanLimits.defaults()),
                        Runtime.getRuntime().availableProcessors());
        double seconds = (System.nanoTime() - start) / NANOS;
        double cores = (Packing.cpuNanos() - cpu) / NANOS;
        if (warnings.length() > 0) {
            throw new IOException(warnings.toString());
        }
        int found = results.stream().mapToInt(result -> result.files().size()).sum();
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII)) {
            out.println(String.format(Locale.ROOT, "%d %.4f %.4f", found, seconds, cores));
        }
    }
}
