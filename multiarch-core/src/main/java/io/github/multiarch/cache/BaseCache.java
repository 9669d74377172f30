package io.github.multiarch.cache;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of bases. In memory, for one build of any number of modules: each name is asked for once, so that all modules see the same version of a tag that moves,
 * and each document is read once. On disk, for all builds: documents by their digest, and what the
 * names of bases stood for when they were asked for last. Layers are not kept.
 *
 * <p>The disk is a help, never a condition: what is damaged there, or cannot be written, costs one warning, and a request. For use by several threads at once; the folder
 * may be shared by several processes.
 */
public final class BaseCache {
    private final @Nullable DocumentFiles files;
    private final @Nullable BaseNames known;
    private final Warning warning;
    private final Flights<String, Optional<Document>> names = new Flights<>();
    private final Flights<Digest, Document> documents = new Flights<>();

    private BaseCache(@Nullable DocumentFiles files, @Nullable BaseNames known, Warning warning) {
        this.files = files;
        this.known = known;
        this.warning = warning;
    }

    /** With a folder, which is made when something is written. */
    static BaseCache in(Path directory, Warning warning) {
        return in(directory, warning, Clock.systemUTC());
    }

    /** With a clock of one's own. */
    static BaseCache in(Path directory, Warning warning, InstantSource clock) {
        var files = new DocumentFiles(directory.resolve("documents"), clock);
        var names = new NameFiles(directory.resolve("names"));
        return new BaseCache(files, new BaseNames(names, files, warning, clock), warning);
    }

    /**
     * Without a folder.
     *
     * @return empty memory
     */
    public static BaseCache inMemory() {
        return new BaseCache(null, null, Warning.NONE);
    }

    /**
     * Puts this before a source.
     *
     * @param source asked for what is not known
     * @return the same content
     */
    public ContentSource before(ContentSource source) {
        return new CachedSource(this, source);
    }

    /**
     * Puts this before the place of a base. What its name stood for is remembered on disk.
     *
     * @param source asked for what is not known
     * @param pull whether it is asked for what is known
     * @param log is told when it cannot be asked and what was known before has to do
     * @return the same content, or what it was before
     */
    public ContentSource before(ContentSource source, Pull pull, Consumer<String> log) {
        return new BaseSource(this, source, pull, log);
    }

    /** What a base's name stands for, in one build always the same. */
    Optional<Document> base(
            String place, String tagOrDigest, Pull pull, Flights.Fetch<Optional<Document>> fetch, Consumer<String> log)
            throws IOException {
        var digest = digest(tagOrDigest);
        Flights.Fetch<Optional<Document>> keeping = () -> {
            var fetched = fetch.get();
            fetched.ifPresent(this::keep);
            return fetched;
        };
        // Apart from what else was asked of that place: this may be of a mirror, or of yesterday.
        return once("base " + place + " " + tagOrDigest, () -> {
            if (digest.isEmpty() && known != null) {
                return known.resolve(place + ":" + tagOrDigest, pull, keeping, log);
            }
            var kept = digest.flatMap(this::kept);
            return kept.isPresent() ? kept : keeping.get();
        });
    }

    Optional<Document> named(String place, String tagOrDigest, Flights.Fetch<Optional<Document>> fetch)
            throws IOException {
        return once(place + " " + tagOrDigest, () -> {
            var kept = digest(tagOrDigest).flatMap(this::kept);
            if (kept.isPresent()) {
                return kept;
            }
            var fetched = fetch.get();
            fetched.ifPresent(this::keep);
            return fetched;
        });
    }

    private Optional<Document> once(String key, Flights.Fetch<Optional<Document>> fetch) throws IOException {
        var found = names.get(key, fetch);
        if (found.isEmpty()) {
            // Another module of this build may be about to push it.
            names.forget(key);
        }
        return found;
    }

    private static Optional<Digest> digest(String text) {
        try {
            return Optional.of(Digest.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Document document(Digest digest, Flights.Fetch<Document> fetch) throws IOException {
        return documents.get(digest, () -> {
            var known = kept(digest);
            if (known.isPresent()) {
                return known.get();
            }
            var fetched = fetch.get();
            keep(fetched);
            return fetched;
        });
    }

    private Optional<Document> kept(Digest digest) {
        if (files == null) {
            return Optional.empty();
        }
        try {
            return files.read(digest);
        } catch (IOException e) {
            warning.unreadable(e);
            return Optional.empty();
        }
    }

    private void keep(Document document) {
        if (files == null) {
            return;
        }
        try {
            files.write(document);
        } catch (IOException e) {
            warning.unwritable(e);
        }
    }
}
