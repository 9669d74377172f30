package io.github.multiarch.cache;

import io.github.multiarch.content.PartialFile;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Layers that were packed before, on disk, for all builds. Each is found by keys that whoever packs makes of what goes in; its bytes are there once, under their digest.
 *
 * <p>It is a help, never a condition: what is damaged there, or cannot be written, costs one warning, and the packing. For use by several threads at once; the folder may
 * be shared by several processes.
 */
public final class LayerCache {
    private static final int MAX_KEY_BYTES = 256;

    private final @Nullable Path directory;
    private final long limit;
    private final Warning warning;

    private LayerCache(@Nullable Path directory, long limit, Warning warning) {
        this.directory = directory;
        this.limit = limit;
        this.warning = warning;
    }

    /** In a folder that takes this many bytes at most; when they are more, what was not used for longest goes. */
    static LayerCache in(Path directory, long limit, Warning warning) {
        return new LayerCache(directory, limit, warning);
    }

    /** Never finds anything. */
    static LayerCache none() {
        return new LayerCache(null, 0, Warning.NONE);
    }

    /**
     * Whether it is worth asking.
     *
     * @return false when nothing can be found
     */
    public boolean mayKnow() {
        return directory != null && Files.isDirectory(directory.resolve("keys"));
    }

    /**
     * Looks for a layer.
     *
     * @param key of what goes in
     * @return empty when it was not packed before, is not kept any more, or is damaged
     */
    public Optional<CachedLayer> find(Digest key) {
        if (directory == null) {
            return Optional.empty();
        }
        var file = file(directory, key);
        Digest digest;
        try (var in = Files.newInputStream(file)) {
            digest = Digest.parse(new String(in.readNBytes(MAX_KEY_BYTES), StandardCharsets.US_ASCII).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            warning.unreadable(e);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            warning.unreadable(new DamagedFileException(file));
            return Optional.empty();
        }
        var folder = folder(directory, digest);
        try {
            var layer = folder.use();
            folder.wasUsedBy(file);
            return Optional.of(layer);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            warning.unreadable(e);
            folder.delete();
            return Optional.empty();
        }
    }

    /**
     * Where the bytes of a layer are that was found.
     *
     * @param layer as it was found
     * @return nobody may write there; may be gone at any time
     */
    public Path bytes(CachedLayer layer) {
        if (directory == null) {
            throw new IllegalStateException("nothing was found without a cache");
        }
        return folder(directory, layer.digest()).bytes();
    }

    /**
     * What was noted of a layer before.
     *
     * @param key of the layer, and of what is looked for in it
     * @return as it was kept; empty when it was not, is not kept any more, or is damaged
     */
    public Optional<byte[]> note(Digest key) {
        try {
            return directory == null ? Optional.empty() : new LayerNotes(directory).read(key);
        } catch (IOException e) {
            warning.unreadable(e);
            return Optional.empty();
        }
    }

    /**
     * Notes something of a layer.
     *
     * @param key of the layer, and of what is looked for in it
     * @param text whatever was found
     */
    public void keepNote(Digest key, byte[] text) {
        if (directory == null) {
            return;
        }
        try {
            new LayerNotes(directory).write(key, text);
        } catch (IOException e) {
            warning.unwritable(e);
        }
    }

    /**
     * Keeps a layer.
     *
     * @param key of what went in
     * @param layer what came out
     * @param blob its bytes, to which nobody writes any more; shared where the file system can do that
     */
    public void keep(Digest key, CachedLayer layer, Path blob) {
        if (directory == null) {
            return;
        }
        var folder = folder(directory, layer.digest());
        try {
            boolean isNew = store(folder, layer, blob);
            Files.createDirectories(directory.resolve("keys"));
            try (var file = PartialFile.in(directory.resolve("keys"))) {
                file.out().write((layer.digest() + "\n").getBytes(StandardCharsets.US_ASCII));
                file.moveTo(file(directory, key));
            }
            if (isNew) {
                new Eviction(directory, limit).run();
            }
        } catch (IOException e) {
            warning.unwritable(e);
        }
    }

    /** Another build may be about to keep the same, or to evict it. */
    private static boolean store(LayerFolder folder, CachedLayer layer, Path blob) throws IOException {
        try {
            // The rest of it is in the digest.
            if (folder.use().diffId().equals(layer.diffId())) {
                return false;
            }
        } catch (IOException e) {
            // Then it is stored anew.
        }
        folder.delete();
        folder.store(layer, blob);
        return true;
    }

    /**
     * Forgets a layer, since its bytes turned out to be wrong.
     *
     * @param digest of the layer
     */
    public void forget(Digest digest) {
        if (directory != null) {
            folder(directory, digest).delete();
        }
    }

    private static LayerFolder folder(Path directory, Digest digest) {
        var parent =
                directory.resolve("layers").resolve(digest.algorithm().name().toLowerCase(Locale.ROOT));
        return new LayerFolder(parent.resolve(digest.hex()), digest);
    }

    private static Path file(Path directory, Digest key) {
        return directory.resolve("keys").resolve(key.hex());
    }
}
