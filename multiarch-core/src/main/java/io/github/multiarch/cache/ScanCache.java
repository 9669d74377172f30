package io.github.multiarch.cache;

import io.github.multiarch.content.FileDigest;
import io.github.multiarch.nativecode.NativeScanner;
import io.github.multiarch.nativecode.ScanResult;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What scans for native code have found before, by the digest of the file that was scanned; and by its status, so that a file that nobody has touched is not even read. Like
 * all of the cache it is a help, never a condition. For use by several threads and processes at once.
 */
public final class ScanCache {
    private static final ScanResult NOTHING = new ScanResult(List.of(), List.of());

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
            return NativeScanner.sideBySide(files, scanner::scan, parallelism);
        }
        var memory = new Memory(kept.get(), scanner);
        var results = NativeScanner.sideBySide(files, memory::scan, parallelism);
        if (memory.learn()) {
            evict(root);
        }
        return results;
    }

    private Optional<ScanFiles> open() {
        try {
            return root == null ? Optional.empty() : Optional.of(ScanFiles.in(root.resolve("scans")));
        } catch (IOException e) {
            warning.unwritable(e);
            return Optional.empty();
        }
    }

    private void evict(Path folder) {
        try {
            new Eviction(folder, limit).run();
        } catch (IOException e) {
            warning.unwritable(e);
        }
    }

    private <T> Optional<T> remembered(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException e) {
            warning.unreadable(e);
            return Optional.empty();
        }
    }

    /** Something that may be on disk. */
    @FunctionalInterface
    private interface Question<T> {
        Optional<T> ask() throws IOException;
    }

    /** What is known, and what is learned. For use by several threads at once. */
    private final class Memory {
        private final ScanFiles kept;
        private final NativeScanner scanner;
        private final FileIdentity identity;
        private final KnownFiles known;
        private final KnownFiles.News news = new KnownFiles.News();

        Memory(ScanFiles kept, NativeScanner scanner) {
            this.kept = kept;
            this.scanner = scanner;
            this.identity = new FileIdentity(kept.now(), step);
            this.known = remembered(kept::known).orElse(KnownFiles.NONE);
        }

        ScanResult scan(Path file) throws IOException {
            // Before it is read: what has changed meanwhile is not what its digest says.
            var status = identity.byStatus(file);
            var noted = status.flatMap(known::content);
            var content = noted.isPresent() ? noted.get() : FileDigest.of(file);
            var before = result(content);
            var result = before.isPresent() ? before.get() : scanner.scan(file);
            if (before.isEmpty() || (status.isPresent() && noted.isEmpty())) {
                keep(new Seen(file, status, content), before.isEmpty(), result);
            }
            return result;
        }

        private Optional<ScanResult> result(Digest content) {
            return known.hasSomething(content)
                    .flatMap(something -> something ? remembered(() -> kept.result(content)) : Optional.of(NOTHING));
        }

        private void keep(Seen seen, boolean isNew, ScanResult result) throws IOException {
            if (!seen.isUnchanged(identity)) {
                return;
            }
            boolean something = !result.files().isEmpty() || !result.unread().isEmpty();
            try {
                if (isNew && something) {
                    kept.keep(seen.content(), result);
                }
                news.add(seen.status(), seen.content(), something);
            } catch (IOException e) {
                warning.unwritable(e);
            }
        }

        /** Whether there was anything. */
        boolean learn() {
            if (news.isNone()) {
                return false;
            }
            try {
                kept.learn(news);
            } catch (IOException e) {
                warning.unwritable(e);
            }
            return true;
        }
    }

    /**
     * A file as it was before it was looked into.
     *
     * @param status empty where that says nothing
     */
    private record Seen(Path file, Optional<Digest> status, Digest content) {
        boolean isUnchanged(FileIdentity identity) throws IOException {
            return status.isPresent()
                    ? identity.byStatus(file).equals(status)
                    : FileDigest.of(file).equals(content);
        }
    }
}
