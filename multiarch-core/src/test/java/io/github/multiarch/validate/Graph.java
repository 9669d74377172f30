package io.github.multiarch.validate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.VerifyingInputStream;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.History;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.progress.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** A sound index over two platforms in memory, with one place to damage each of its documents. It hands out what it has without a look at the descriptor. */
class Graph implements ContentSource {
    static final Consumer<ObjectNode> AS_IT_IS = json -> {};

    final Map<Digest, byte[]> blobs = new TreeMap<>();
    final ImageFormat format;
    Descriptor root;

    /** The damage is done to the documents of linux/arm/v7, which comes first, and to the index. */
    Graph(ImageFormat format, Consumer<ObjectNode> config, Consumer<ObjectNode> manifest, Consumer<ObjectNode> index) {
        this.format = format;
        var entries = List.of(
                image("linux/arm/v7", config, manifest).withPlatform(Platform.parse("linux/arm/v7")),
                image("linux/arm64", AS_IT_IS, AS_IT_IS).withPlatform(Platform.parse("linux/arm64")));
        root = damaged(new ImageIndex(format.index(), entries, new TreeMap<>()).toDocument(), index);
    }

    static Graph sound() {
        return new Graph(ImageFormat.OCI, AS_IT_IS, AS_IT_IS, AS_IT_IS);
    }

    private Descriptor image(String platform, Consumer<ObjectNode> configDamage, Consumer<ObjectNode> manifestDamage) {
        var layers = new ArrayList<Descriptor>();
        var config = ImageConfig.empty(Platform.parse(platform)).edit().created(Instant.EPOCH);
        for (var compression : List.of(Compression.NONE, Compression.GZIP)) {
            var plain = (compression + " layer of " + platform).getBytes(StandardCharsets.UTF_8);
            layers.add(blob(format.layer(compression), compression == Compression.GZIP ? gzip(plain) : plain));
            config.layer(Digest.of(plain), new History(Instant.EPOCH, "test", "", false));
        }
        var document = damaged(config.done().toDocument(format), configDamage);
        return damaged(new Manifest(format.manifest(), document, layers, new TreeMap<>()).toDocument(), manifestDamage);
    }

    /** Stores a document after this was done to its JSON. */
    Descriptor damaged(Document document, Consumer<ObjectNode> damage) {
        var json = document.json();
        damage.accept(json);
        var stored = Document.of(document.descriptor().mediaType(), json);
        blobs.put(stored.digest(), stored.bytes());
        return stored.descriptor();
    }

    Descriptor blob(MediaType type, byte[] bytes) {
        blobs.put(Digest.of(bytes), bytes);
        return new Descriptor(type, Digest.of(bytes), bytes.length);
    }

    /** The index in this graph. */
    ImageIndex index() {
        return ImageIndex.parse(Document.of(root.mediaType(), blobs.get(root.digest())));
    }

    /** The manifest of the platform at this position. */
    Manifest manifest(int position) {
        var entry = index().manifests().get(position);
        return Manifest.parse(Document.of(entry.mediaType(), blobs.get(entry.digest())));
    }

    List<Finding> validate() throws IOException {
        return GraphValidator.validate(this, root, layer -> false, Layers.UNPACKED);
    }

    /** As an image that other tools made. */
    Validation walk(Descriptor from) throws IOException {
        return GraphValidator.walk(this, from, layer -> false, Layers.LISTED, Rules.UNAMBIGUOUS, Progress.SILENT);
    }

    /** Validates, and looks for a finding whose place and message have these in them. */
    void assertFound(String place, String message) throws IOException {
        var findings = validate();
        assertTrue(
                findings.stream()
                        .anyMatch(f -> f.place().contains(place) && f.message().contains(message)),
                () -> "no finding '" + message + "' at " + place + " in " + findings);
        assertTrue(findings.stream().allMatch(f -> f.place().startsWith("the index sha256:")), findings::toString);
    }

    /** Puts this in place of the upper layer of linux/arm/v7. */
    void replaceLayer(Descriptor layer) {
        var manifest = manifest(0);
        var layers = List.of(manifest.layers().get(0), layer);
        replaceManifest(new Manifest(manifest.mediaType(), manifest.config(), layers, manifest.annotations()));
    }

    /** Puts this in place of the manifest of linux/arm/v7. */
    void replaceManifest(Manifest manifest) {
        var index = index();
        var platform = index.manifests().get(0).platform().orElseThrow();
        var entry = damaged(manifest.toDocument(), AS_IT_IS).withPlatform(platform);
        var entries = List.of(entry, index.manifests().get(1));
        root = damaged(new ImageIndex(index.mediaType(), entries, index.annotations()).toDocument(), AS_IT_IS);
    }

    /** Makes the root the only entry of a new root. */
    void nest() {
        var outer = new ImageIndex(format.index(), List.of(root), new TreeMap<>());
        root = damaged(outer.toDocument(), AS_IT_IS);
    }

    static byte[] gzip(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    @Override
    public Optional<Document> resolve(String tagOrDigest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Document document(Descriptor descriptor) throws IOException {
        return Document.of(descriptor.mediaType(), bytes(descriptor));
    }

    @Override
    public InputStream open(Descriptor descriptor) throws IOException {
        return VerifyingInputStream.of(new ByteArrayInputStream(bytes(descriptor)), descriptor, "the source");
    }

    @Override
    public boolean has(Descriptor descriptor) {
        return blobs.containsKey(descriptor.digest());
    }

    private byte[] bytes(Descriptor descriptor) throws IOException {
        var bytes = blobs.get(descriptor.digest());
        if (bytes == null) {
            throw new ContentNotFoundException(descriptor.digest() + " is not here");
        }
        return bytes;
    }
}
