package io.github.multiarch.it.bench;

import io.github.multiarch.compression.LayerCompressor;
import io.github.multiarch.oci.Compression;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Packs one file in a JVM that does nothing else, as the first thing it does: so does a build, and what code costs until it is compiled belongs to it. The JVM's own start does
 * not.
 */
final class Packing {
    /** The JDK's own, on one core, for comparison. */
    static final String JDK = "jdk";

    private static final double NANOS = 1e9;

    private Packing() {}

    /** Arguments: how, and the file. Prints the packed bytes, the seconds on the clock, and the seconds of all cores. */
    public static void main(String[] words) throws IOException {
        var counted = new Counting();
        long cpu = cpuNanos();
        long start = System.nanoTime();
        try (var packed = open(words[0], counted)) {
            Files.copy(Path.of(words[1]), packed);
        }
        double seconds = (System.nanoTime() - start) / NANOS;
        double cores = (cpuNanos() - cpu) / NANOS;
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII)) {
            out.println(String.format(Locale.ROOT, "%d %.4f %.4f", counted.count, seconds, cores));
        }
    }

    private static OutputStream open(String how, OutputStream out) throws IOException {
        return how.equals(JDK) ? new GZIPOutputStream(out) : LayerCompressor.open(Compression.parse(how), out);
    }

    /** Of all threads of this process, those of the JVM's compilers too. */
    static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static final class Counting extends FilterOutputStream {
        private long count;

        Counting() {
            super(OutputStream.nullOutputStream());
        }

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
