package io.github.multiarch.cache;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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
    private final Warning warning;
    private final Flights<String, Optional<Document>> names = new Flights<>();
    private final Flights<Digest, Document> documents = new Flights<>();

    private BaseCache(@Nullable DocumentFiles files, Warning warning) {
        this.files = files;
        this.warning = warning;
    }

    /** With a folder, which is made when something is written. */
    static BaseCache in(Path directory, Warning warning) {
        return new BaseCache(new DocumentFiles(directory.resolve("documents")), warning);
    }

    /**
     * Without a folder.
     *
     * @return empty memory
     */
    public static BaseCache inMemory() {
        return new BaseCache(null, Warning.NONE);
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
