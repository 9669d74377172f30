package io.github.multiarch.build;

import io.github.multiarch.cache.CachedLayer;
import io.github.multiarch.cache.LayerCache;
import io.github.multiarch.content.Inventory;
import io.github.multiarch.inputs.Inputs;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Makes layers, or takes those that were made of the same files before. What is known by the files' status is not even read. A small archive is known by its content, too,
 * since class files are new after each compilation.
 */
final class LayerMaker {
    /** To be raised when equal files give other bytes than before. */
    static final String RECIPE = "3";

    /** To read more than this is no less work than to pack it. */
    private static final long SMALL_BYTES = 16 * 1024 * 1024;

    /** File systems tell time in steps of up to two seconds. A file that is younger may change without being seen to. */
    private static final long STEP_MILLIS = TimeUnit.SECONDS.toMillis(2);

    private static final int BUFFER_BYTES = 64 * 1024;

    private final OciLayout layout;
    private final LayerWriter writer;
    private final LayerCache cache;
    private final ImageFormat format;
    private final Compression compression;
    private final FileTime begun;
    private final List<Inputs.Layer> inputs = new ArrayList<>();

    LayerMaker(OciLayout layout, ImageFormat format, Compression compression, LayerCache cache) throws IOException {
        this.layout = layout;
        this.writer = new LayerWriter(layout, format, compression);
        this.cache = cache;
        this.format = format;
        this.compression = compression;
        this.begun = Files.getLastModifiedTime(layout.directory());
    }

    Layer make(String name, TarSource archive) throws IOException {
        var before = inventory(archive);
        var layer = make(name, archive, before);
        inputs.add(new Inputs.Layer(layer.descriptor().digest(), before.taken()));
        return layer;
    }

    /** What the layers were made of. */
    List<Inputs.Layer> inputs() {
        return List.copyOf(inputs);
    }

    private Layer make(String name, TarSource archive, Inventory before) throws IOException {
        var files = before.digest().map(digest -> key("files", digest));
        var known = take(name, files.flatMap(cache::find));
        if (known.isPresent()) {
            return known.get();
        }
        var layer = take(name, sameContent(archive, before));
        if (layer.isEmpty()) {
            layer = Optional.of(writer.write(name, archive));
            keep(key("content", layer.get().diffId()), layer.get());
        }
        // Files that change while they are packed, or have changed just before, are known by their content only.
        boolean isSettled = before.latest().toMillis() + STEP_MILLIS < begun.toMillis();
        if (isSettled
                && files.isPresent()
                && files.equals(inventory(archive).digest().map(digest -> key("files", digest)))) {
            keep(files.get(), layer.get());
        }
        return layer.get();
    }

    private Optional<CachedLayer> sameContent(TarSource archive, Inventory inventory) throws IOException {
        return cache.mayKnow() && inventory.bytes() <= SMALL_BYTES
                ? cache.find(key("content", diffId(archive)))
                : Optional.empty();
    }

    /** Empty when nothing was found, or another build has taken it away meanwhile. */
    private Optional<Layer> take(String name, Optional<CachedLayer> found) throws IOException {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var layer = found.get();
        var descriptor = new Descriptor(format.layer(compression), layer.digest(), layer.size());
        return layout.adopt(descriptor, cache.bytes(layer))
                ? Optional.of(new Layer(name, descriptor, layer.diffId()))
                : Optional.empty();
    }

    private void keep(Digest key, Layer layer) {
        var descriptor = layer.descriptor();
        cache.keep(
                key,
                new CachedLayer(descriptor.digest(), descriptor.size(), layer.diffId()),
                layout.pathOf(descriptor.digest()));
    }

    private static Inventory inventory(TarSource archive) throws IOException {
        var inventory = new Inventory();
        archive.describe(inventory);
        return inventory;
    }

    private static Digest diffId(TarSource archive) throws IOException {
        var hash = Digest.Algorithm.SHA256.newMessageDigest();
        try (var hashed = new DigestOutputStream(OutputStream.nullOutputStream(), hash);
                var out = new BufferedOutputStream(hashed, BUFFER_BYTES)) {
            archive.writeTo(out);
        }
        return Digest.of(Digest.Algorithm.SHA256, hash.digest());
    }

    private Digest key(String kind, Digest what) {
        return Digest.of((RECIPE + " " + compression + " " + kind + " " + what).getBytes(StandardCharsets.UTF_8));
    }
}
