package io.github.multiarch.layout;

import io.github.multiarch.content.FileDigest;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the images of an archive of {@code docker save}, and makes each its manifest. */
final class DockerImages {
    private final ArchiveListing listing;
    private final String where;
    private final Map<FileSlice, Document> configs = new HashMap<>();
    private final Map<FileSlice, Descriptor> compressed = new HashMap<>();

    /**
     * One of them.
     *
     * @param manifest made here
     * @param names as full names, where they are names
     * @param files where config and layers are
     */
    record Image(Document manifest, List<String> names, Map<Digest, FileSlice> files) {}

    /**
     * Of one archive.
     *
     * @param where whose they are, for messages
     */
    DockerImages(ArchiveListing listing, String where) {
        this.listing = listing;
        this.where = where;
    }

    List<Image> read() throws IOException {
        var images = new ArrayList<Image>();
        byte[] bytes;
        try (var in = file(DockerManifest.FILE).open()) {
            bytes = in.readNBytes(OciJson.MAX_DOCUMENT_BYTES + 1);
        }
        try {
            for (var saved : DockerManifest.parse(bytes)) {
                images.add(image(saved));
            }
            return images;
        } catch (MalformedDocumentException e) {
            throw new LayoutException(where + " is no archive of docker save that can be read: " + e.getMessage(), e);
        }
    }

    private Image image(DockerManifest saved) throws IOException {
        var files = new HashMap<Digest, FileSlice>();
        var configFile = file(saved.config());
        var config = config(configFile);
        files.put(config.digest(), configFile);
        var diffIds = ImageConfig.parse(config).diffIds();
        if (diffIds.size() != saved.layers().size()) {
            throw new LayoutException(where + " is damaged: " + Shown.of(saved.config()) + " knows " + diffIds.size()
                    + " layers, and " + DockerManifest.FILE + " lists "
                    + saved.layers().size());
        }
        var layers = new ArrayList<Descriptor>();
        for (int i = 0; i < diffIds.size(); i++) {
            var file = file(saved.layers().get(i));
            var layer = layer(file, diffIds.get(i));
            files.put(layer.digest(), file);
            layers.add(layer);
        }
        var manifest = new Manifest(MediaType.OCI_MANIFEST, config.descriptor(), layers, new TreeMap<>()).toDocument();
        return new Image(manifest, saved.names().stream().map(ImageName::normal).toList(), files);
    }

    /** Several images may have one config, which is read once. */
    private Document config(FileSlice file) throws IOException {
        var known = configs.get(file);
        if (known != null) {
            return known;
        }
        try (var in = file.open()) {
            var config = Document.of(MediaType.OCI_CONFIG, in.readNBytes(OciJson.MAX_DOCUMENT_BYTES + 1));
            configs.put(file, config);
            return config;
        }
    }

    /** What is not compressed is held against its digest when it is read. What is compressed has no digest here but its own: who unpacks it holds it against the config. */
    private Descriptor layer(FileSlice file, Digest diffId) throws IOException {
        var compression = compression(file);
        if (compression == Compression.NONE) {
            return new Descriptor(ImageFormat.OCI.layer(compression), diffId, file.size());
        }
        var known = compressed.get(file);
        if (known == null) {
            try (var in = file.open()) {
                known = new Descriptor(ImageFormat.OCI.layer(compression), FileDigest.of(in), file.size());
            }
            compressed.put(file, known);
        }
        return known;
    }

    private static Compression compression(FileSlice file) throws IOException {
        byte[] start;
        try (var in = file.open()) {
            start = in.readNBytes(4);
        }
        return Compression.of(start);
    }

    private FileSlice file(String name) throws LayoutException {
        return listing.linked(name)
                .orElseThrow(() -> new LayoutException(where + " is not complete: it has no file " + Shown.of(name)
                        + ", which its " + DockerManifest.FILE + " names"));
    }
}
