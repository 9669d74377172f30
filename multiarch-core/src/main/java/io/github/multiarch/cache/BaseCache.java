package io.github.multiarch.cache;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of bases. In memory, for one build of any number of modules: each name is asked for once, so that all modules see the same version of a tag that moves,
 * and each document is read once. On disk, for all builds: documents by their digest. Layers are not kept.
 *
 * <p>The disk is a help, never a condition: what is damaged there, or cannot be written, costs one warning, and a request. For use by several threads at once; the folder
 * may be shared by several processes.
 */
public final class BaseCache {
    private final @Nullable DocumentFiles files;
    private final Consumer<String> warnings;
    private final AtomicBoolean warned = new AtomicBoolean();
    private final Flights<String, Optional<Document>> names = new Flights<>();
    private final Flights<Digest, Document> documents = new Flights<>();

    private BaseCache(@Nullable DocumentFiles files, Consumer<String> warnings) {
        this.files = files;
        this.warnings = warnings;
    }

    /**
     * With a folder.
     *
     * @param directory made when something is written; can be deleted at any time
     * @param warnings told at most once that something is wrong with it
     * @return empty memory
     */
    public static BaseCache in(Path directory, Consumer<String> warnings) {
        return new BaseCache(new DocumentFiles(directory.resolve("documents")), warnings);
    }

    /**
     * Without a folder.
     *
     * @return empty memory
     */
    public static BaseCache inMemory() {
        return new BaseCache(null, warning -> {});
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

    Optional<Document> named(String name, Flights.Fetch<Optional<Document>> fetch) throws IOException {
        var found = names.get(name, () -> {
            var fetched = fetch.get();
            fetched.ifPresent(this::keep);
            return fetched;
        });
        if (found.isEmpty()) {
            // Another module of this build may be about to push it.
            names.forget(name);
        }
        return found;
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

    Optional<Document> kept(Digest digest) {
        if (files == null) {
            return Optional.empty();
        }
        try {
            return files.read(digest);
        } catch (IOException e) {
            warn("the cache is of no use here: " + describe(e) + "; what it held is fetched again");
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
            warn("nothing can be kept in the cache: " + describe(e) + "; the build goes on without it");
        }
    }

    private void warn(String text) {
        if (!warned.getAndSet(true)) {
            warnings.accept(text);
        }
    }

    private static String describe(IOException failure) {
        return failure instanceof DamagedFileException
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
