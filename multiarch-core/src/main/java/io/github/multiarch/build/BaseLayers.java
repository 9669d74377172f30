package io.github.multiarch.build;

import io.github.multiarch.cache.LayerCache;
import io.github.multiarch.compression.LayerDecompressor;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.FileAccess;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.plan.Base;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads which folders and links the layers of a base have, where these lie on this machine. Each layer is read once; what was found is kept by its digest. */
final class BaseLayers {
    /** To be raised when equal layers give other facts than before. */
    private static final String RECIPE = "folders 1 ";

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int HEADER_BYTES = 2 * 1024 * 1024;
    private static final int MOST_FACTS = 500_000;
    private static final int MODE = 07777;
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    private final LayerCache cache;
    private final Map<Digest, Optional<List<LayerFact>>> known = new HashMap<>();

    BaseLayers(LayerCache cache) {
        this.cache = cache;
    }

    /** Empty when a layer cannot be read here: then nobody knows what the base has. */
    Optional<BaseTree> tree(Base base) {
        var tree = new BaseTree();
        if (base.reference() instanceof BaseReference.Scratch) {
            return Optional.of(tree);
        }
        if (base.here().isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < base.layers().size(); i++) {
            var facts = facts(
                    base.layers().get(i),
                    base.config().diffIds().get(i),
                    base.here().get());
            if (facts.isEmpty()) {
                return Optional.empty();
            }
            tree.add(facts.get());
        }
        return Optional.of(tree);
    }

    private Optional<List<LayerFact>> facts(Descriptor layer, Digest diffId, ContentSource source) {
        return known.computeIfAbsent(diffId, any -> {
            var key = Digest.of((RECIPE + diffId).getBytes(StandardCharsets.UTF_8));
            try {
                var kept = cache.note(key);
                if (kept.isPresent()) {
                    return Optional.of(LayerFact.read(kept.get()));
                }
                var facts = read(layer, source);
                cache.keepNote(key, LayerFact.write(facts));
                return Optional.of(facts);
            } catch (IOException | RuntimeException e) {
                // Libraries have many words for damage. Who needs the layer itself says what is wrong with it.
                return Optional.empty();
            }
        });
    }

    private static List<LayerFact> read(Descriptor layer, ContentSource source) throws IOException {
        var compression = layer.mediaType().layerCompression();
        if (layer.mediaType().isForeign() || compression.isEmpty()) {
            throw new IOException("nobody knows how " + layer.mediaType() + " is packed");
        }
        try (var stored = new BufferedInputStream(source.open(layer), BUFFER_BYTES);
                var unpacked =
                        new BufferedInputStream(LayerDecompressor.open(compression.get(), stored), BUFFER_BYTES)) {
            var rationed = new RationedStream(unpacked);
            rationed.allow(HEADER_BYTES);
            var tar = new TarArchiveInputStream(rationed, StandardCharsets.UTF_8.name());
            var facts = new Facts();
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                facts.add(entry);
                rationed.allow(HEADER_BYTES + entry.getSize());
            }
            return facts.found;
        }
    }

    /** What one layer does, in its order. */
    private static final class Facts {
        private final List<LayerFact> found = new ArrayList<>();
        private final Set<String> folders = new HashSet<>();

        void add(TarArchiveEntry entry) throws IOException {
            var path = path(entry.getName());
            var above = path.substring(0, Math.max(path.lastIndexOf('/'), 0));
            var name = path.substring(path.lastIndexOf('/') + 1);
            if (path.isEmpty()) {
                return;
            }
            imply(above);
            if (name.equals(OPAQUE)) {
                found.add(LayerFact.emptied(above));
            } else if (name.startsWith(WHITEOUT)) {
                var gone = name.substring(WHITEOUT.length());
                found.add(LayerFact.gone(above.isEmpty() ? gone : above + "/" + gone));
            } else if (entry.isDirectory()) {
                folders.add(path);
                found.add(LayerFact.folder(
                        path, new FileAccess(entry.getMode() & MODE, entry.getLongUserId(), entry.getLongGroupId())));
            } else if (entry.isSymbolicLink()) {
                found.add(LayerFact.link(path, entry.getLinkName()));
            }
            if (found.size() > MOST_FACTS) {
                throw new IOException("more than " + MOST_FACTS + " folders and links");
            }
        }

        private void imply(String folder) {
            if (!folder.isEmpty() && folders.add(folder)) {
                imply(folder.substring(0, Math.max(folder.lastIndexOf('/'), 0)));
                found.add(LayerFact.implied(folder));
            }
        }

        private static String path(String name) {
            var path = name;
            while (path.startsWith("./") || path.startsWith("/")) {
                path = path.substring(path.startsWith("/") ? 1 : 2);
            }
            while (path.endsWith("/")) {
                path = path.substring(0, path.length() - 1);
            }
            return path.equals(".") ? "" : path;
        }
    }
}
