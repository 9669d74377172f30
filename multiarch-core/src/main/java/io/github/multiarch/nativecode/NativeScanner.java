package io.github.multiarch.nativecode;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Finds native code in files, be they jars, wars, jars of Spring Boot, or plain files. Of most entries the first bytes are enough. An archive in an archive is read where it lies when it is
 * stored, and unpacked before when it is packed. What is found depends on the content alone: not on names, on the number of threads or on the order of the files.
 */
public final class NativeScanner {
    private final ScanLimits limits;

    /**
     * A scanner that keeps nothing between two files.
     *
     * @param limits for each file
     */
    public NativeScanner(ScanLimits limits) {
        this.limits = limits;
    }

    /**
     * Looks into a file.
     *
     * @param file a plain file, or a link to one
     * @return what there is, and what could not be looked at: damage never ends the scan
     * @throws IOException when the file cannot be opened or read, or when a large archive in it cannot be unpacked into the temporary folder
     */
    public ScanResult scan(Path file) throws IOException {
        try (var bytes = FileBytes.open(file)) {
            return new ArchiveWalk(limits).walk(bytes);
        }
    }

    /** Looks into a file. */
    @FunctionalInterface
    public interface FileScan {
        /**
         * Looks, or remembers having looked.
         *
         * @param file a plain file, or a link to one
         * @return what there is
         * @throws IOException when it cannot be read
         */
        ScanResult scan(Path file) throws IOException;
    }

    /**
     * Looks into files side by side, each by one thread.
     *
     * @param files plain files, or links to such
     * @param scan for use by several threads at once
     * @param parallelism how many threads; at least 1
     * @return one result for each file, in the same order
     * @throws IOException as with one file; the message names it
     * @throws IllegalArgumentException for a parallelism below 1
     */
    public static List<ScanResult> sideBySide(List<Path> files, FileScan scan, int parallelism) throws IOException {
        var pool = Executors.newFixedThreadPool(parallelism, runnable -> {
            var thread = new Thread(runnable, "multiarch-nativecode");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var futures = new ArrayList<Future<ScanResult>>();
            files.forEach(file -> futures.add(null));
            for (int index : largestFirst(files)) {
                futures.set(index, pool.submit(() -> scan.scan(files.get(index))));
            }
            var results = new ArrayList<ScanResult>();
            for (int i = 0; i < files.size(); i++) {
                results.add(await(futures.get(i), files.get(i)));
            }
            return List.copyOf(results);
        } finally {
            pool.shutdownNow();
        }
    }

    /** So that the last thread to end does not begin with the largest when the others are done. */
    private static List<Integer> largestFirst(List<Path> files) throws IOException {
        var sizes = new ArrayList<Long>();
        var order = new ArrayList<Integer>();
        for (var file : files) {
            order.add(sizes.size());
            sizes.add(Files.size(file));
        }
        order.sort(Comparator.comparing(index -> -sizes.get(index)));
        return order;
    }

    private static ScanResult await(Future<ScanResult> future, Path file) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw new IOException("'" + file + "' cannot be read: " + io.getMessage(), io);
            }
            throw new IllegalStateException("'" + file + "' cannot be scanned", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("the scan for native code was interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
