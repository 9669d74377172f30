package io.github.multiarch.inputs;

import io.airlift.compress.zstd.ZstdInputStream;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.Inventory.Taken;
import io.github.multiarch.nativecode.DamagedFileException;
import io.github.multiarch.nativecode.LeanArchive;
import io.github.multiarch.oci.Descriptor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A layer that was made here, to hold files against. */
final class LayerContent {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ContentSource layout;
    private final Descriptor layer;

    LayerContent(ContentSource layout, Descriptor layer) {
        this.layout = layout;
        this.layer = layer;
    }

    /** The form of names by which entries of an archive and what they were made of are told to be the same. */
    static String plain(String name) {
        return name.replaceAll("^/+|/+$", "");
    }

    /**
     * Compares.
     *
     * @param files by their plain names in the layer; they are there
     * @return those that the layer has otherwise, or not at all
     * @throws IOException when the layer or a file cannot be read
     */
    List<Taken> differing(Map<String, Taken> files) throws IOException {
        var left = new LinkedHashMap<>(files);
        var differing = new ArrayList<Taken>();
        try (var tar = new TarArchiveInputStream(
                unpacked(new BufferedInputStream(layout.open(layer), BUFFER_BYTES)), StandardCharsets.UTF_8.name())) {
            for (var entry = tar.getNextEntry(); entry != null && !left.isEmpty(); entry = tar.getNextEntry()) {
                var file = left.remove(plain(entry.getName()));
                if (file != null && !isSame(file, entry, tar)) {
                    differing.add(file);
                }
            }
        }
        differing.addAll(left.values());
        return differing;
    }

    private InputStream unpacked(InputStream stored) throws IOException {
        var compression = layer.mediaType()
                .layerCompression()
                .orElseThrow(() -> new IOException(layer.digest() + " is no layer, but " + layer.mediaType()));
        return switch (compression) {
            case NONE -> stored;
            case GZIP -> new GZIPInputStream(stored, BUFFER_BYTES);
            case ZSTD -> new ZstdInputStream(stored);
        };
    }

    private static boolean isSame(Taken file, TarArchiveEntry entry, InputStream content) throws IOException {
        var path = file.path();
        if (!file.isFollowed() && Files.isSymbolicLink(path)) {
            return entry.isSymbolicLink()
                    && Files.readSymbolicLink(path)
                            .toString()
                            .replace('\\', '/')
                            .equals(entry.getLinkName());
        }
        if (entry.isSymbolicLink() || entry.isDirectory() || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return entry.isDirectory() && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        }
        return file.without().isEmpty()
                ? Files.size(path) == entry.getSize() && hasContent(path, content)
                : hasLeanContent(file, entry, content);
    }

    private static boolean hasContent(Path path, InputStream content) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return isEqual(in, content);
        }
    }

    private static boolean hasLeanContent(Taken file, TarArchiveEntry entry, InputStream content) throws IOException {
        try (var jar = LeanArchive.open(file.path(), file.without())) {
            var comparing = new ComparingOutputStream(content);
            jar.writeTo(comparing);
            return jar.size() == entry.getSize() && comparing.isEqual();
        } catch (DamagedFileException e) {
            // It has not the entries any more that were left out.
            return false;
        }
    }

    private static boolean isEqual(InputStream one, InputStream other) throws IOException {
        var comparing = new ComparingOutputStream(other);
        one.transferTo(comparing);
        return comparing.isEqual();
    }
}
