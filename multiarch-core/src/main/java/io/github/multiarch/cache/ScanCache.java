package io.github.multiarch.cache;

import io.github.multiarch.nativecode.NativeScanner;
import io.github.multiarch.nativecode.ScanResult;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What scans for native code have found before, by the digest of the file that was scanned; and by its status, so that a file that nobody has touched is not even read. Like
 * all of the cache it is a help, never a condition. For use by several threads and processes at once.
 */
public final class ScanCache {
    /** To be raised when the same file gives another result than before. */
    private static final String RECIPE = "1";

    private final @Nullable Path root;
    private final long limit;
    private final Warning warning;
    private final Duration step;

    private ScanCache(@Nullable Path root, long limit, Warning warning, Duration step) {
        this.root = root;
        this.limit = limit;
        this.warning = warning;
        this.step = step;
    }

    /** In the folder of the whole cache, which takes this many bytes at most. */
    static ScanCache in(Path root, long limit, Warning warning) {
        return in(root, limit, warning, FileIdentity.STEP);
    }

    static ScanCache in(Path root, long limit, Warning warning, Duration step) {
        return new ScanCache(root, limit, warning, step);
    }

    /** Never knows anything. */
    static ScanCache none() {
        return new ScanCache(null, 0, Warning.NONE, FileIdentity.STEP);
    }

    /**
     * Looks into files, those that are not known.
     *
     * @param files plain files
     * @param scanner looks
     * @param parallelism how many files are looked into at once; at least 1
     * @return one result for each file, in the same order
     * @throws IOException when one cannot be read; the message names it
     */
    public List<ScanResult> scan(List<Path> files, NativeScanner scanner, int parallelism) throws IOException {
        var kept = open();
        if (root == null || kept.isEmpty()) {
            return scanner.scan(files, parallelism);
        }
        return scan(files, scanner, parallelism, kept.get(), root);
    }

    private Optional<ScanFiles> open() {
        try {
            return root == null ? Optional.empty() : Optional.of(ScanFiles.in(root.resolve("scans")));
        } catch (IOException e) {
            warning.unwritable(e);
            return Optional.empty();
        }
    }

    private List<ScanResult> scan(List<Path> files, NativeScanner scanner, int parallelism, ScanFiles kept, Path folder)
            throws IOException {
        var identity = new FileIdentity(kept.now(), step);
        var known = known(files, identity, kept);
        var unknown = known.stream().filter(one -> one.result().isEmpty()).toList();
        var found = scanner.scan(unknown.stream().map(Known::file).toList(), parallelism)
                .iterator();
        var results = new ArrayList<ScanResult>();
        for (var one : known) {
            results.add(one.result().isPresent() ? one.result().get() : found.next());
        }
        keep(known, results, identity, kept);
        if (!unknown.isEmpty()) {
            evict(folder);
        }
        return List.copyOf(results);
    }

    /**
     * A file.
     *
     * @param status as it was before it was read; empty where that says nothing
     * @param isNoted whether the status was known
     */
    private record Known(
            Path file, Optional<Digest> status, boolean isNoted, Digest digest, Optional<ScanResult> result) {
        Digest key() {
            return Digest.of((RECIPE + " " + digest).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private List<Known> known(List<Path> files, FileIdentity identity, ScanFiles kept) throws IOException {
        try {
            return files.parallelStream()
                    .map(file -> known(file, identity, kept))
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e.getCause());
        }
    }

    private Known known(Path file, FileIdentity identity, ScanFiles kept) {
        try {
            var status = identity.byStatus(file);
            var noted = status.flatMap(key -> remembered(() -> kept.digestOf(key)));
            var digest = noted.isPresent() ? noted.get() : identity.byContent(file);
            var one = new Known(file, status, noted.isPresent(), digest, Optional.empty());
            return new Known(file, status, noted.isPresent(), digest, remembered(() -> kept.result(one.key())));
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private void keep(List<Known> known, List<ScanResult> results, FileIdentity identity, ScanFiles kept) {
        IntStream.range(0, known.size()).parallel().forEach(i -> {
            try {
                keep(known.get(i), results.get(i), identity, kept);
            } catch (IOException e) {
                warning.unwritable(e);
            }
        });
    }

    private void keep(Known one, ScanResult result, FileIdentity identity, ScanFiles kept) throws IOException {
        if ((one.isNoted() && one.result().isPresent()) || !isUnchanged(one, identity)) {
            return;
        }
        if (one.result().isEmpty()) {
            kept.keep(one.key(), result);
        }
        if (one.status().isPresent()) {
            kept.note(one.status().get(), one.digest());
        }
    }

    /** What has changed while it was looked at is not what its digest says. */
    private static boolean isUnchanged(Known one, FileIdentity identity) throws IOException {
        return one.status().isPresent()
                ? identity.byStatus(one.file()).equals(one.status())
                : identity.byContent(one.file()).equals(one.digest());
    }

    private void evict(Path folder) {
        try {
            new Eviction(folder, limit).run();
        } catch (IOException e) {
            warning.unwritable(e);
        }
    }

    private <T> Optional<T> remembered(Memory<T> memory) {
        try {
            return memory.ask();
        } catch (IOException e) {
            warning.unreadable(e);
            return Optional.empty();
        }
    }

    /** Something that may be on disk. */
    @FunctionalInterface
    private interface Memory<T> {
        Optional<T> ask() throws IOException;
    }
}
