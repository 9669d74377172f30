package io.github.multiarch.build;

import io.github.multiarch.compression.LayerCompressor;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.security.DigestOutputStream;

/** Packs tar archives as layers of a layout. What is written is hashed on the way, before and after packing; nothing is read again. */
final class LayerWriter {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final OciLayout layout;
    private final ImageFormat format;
    private final Compression compression;

    LayerWriter(OciLayout layout, ImageFormat format, Compression compression) {
        this.layout = layout;
        this.format = format;
        this.compression = compression;
    }

    Layer write(String name, TarSource archive) throws IOException {
        var diffId = Digest.Algorithm.SHA256.newMessageDigest();
        try (var blob = layout.blobOutput()) {
            try (var packed = LayerCompressor.open(compression, blob.stream());
                    var hashed = new DigestOutputStream(packed, diffId);
                    var buffered = new BufferedOutputStream(hashed, BUFFER_BYTES)) {
                archive.writeTo(buffered);
            }
            var descriptor = blob.commit(format.layer(compression));
            return new Layer(name, descriptor, Digest.of(Digest.Algorithm.SHA256, diffId.digest()));
        }
    }
}
