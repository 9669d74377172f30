package io.github.multiarch.build;

import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.security.DigestOutputStream;
import java.util.zip.GZIPOutputStream;

/** Packs tar archives as layers of a layout. What is written is hashed on the way, before and after packing; nothing is read again. */
final class LayerWriter {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final OciLayout layout;
    private final ImageFormat format;

    LayerWriter(OciLayout layout, ImageFormat format) {
        this.layout = layout;
        this.format = format;
    }

    Layer write(String name, TarSource archive) throws IOException {
        var diffId = Digest.Algorithm.SHA256.newMessageDigest();
        try (var blob = layout.blobOutput()) {
            try (var gzip = new GZIPOutputStream(blob.stream(), BUFFER_BYTES);
                    var hashed = new DigestOutputStream(gzip, diffId);
                    var buffered = new BufferedOutputStream(hashed, BUFFER_BYTES)) {
                archive.writeTo(buffered);
            }
            var descriptor = blob.commit(format.layer(Compression.GZIP));
            return new Layer(name, descriptor, Digest.of(Digest.Algorithm.SHA256, diffId.digest()));
        }
    }
}
