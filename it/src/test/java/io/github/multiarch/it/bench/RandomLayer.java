package io.github.multiarch.it.bench;

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
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * A layer with one file of random bytes, so that compression gains nothing and no two are alike.
 *
 * @param descriptor of its compressed form
 * @param diffId the digest of its archive
 */
record RandomLayer(Descriptor descriptor, Digest diffId) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** The same name gives the same bytes. */
    static RandomLayer write(OciLayout layout, String name, int bytes, Instant time) throws IOException {
        var file = Files.createTempFile(layout.directory(), "layer", ".tar.gz");
        try {
            var packed = sha256();
            var archive = sha256();
            try (var out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), packed);
                    var gzip = new GzipCompressorOutputStream(out, stored());
                    var tar = new TarArchiveOutputStream(
                            new DigestOutputStream(gzip, archive), StandardCharsets.UTF_8.name())) {
                var entry = new TarArchiveEntry("opt/base/" + name.replaceAll("\\W", "-"));
                entry.setSize(bytes);
                entry.setModTime(time.toEpochMilli());
                tar.putArchiveEntry(entry);
                fill(tar, name.hashCode(), bytes);
                tar.closeArchiveEntry();
            }
            var descriptor = new Descriptor(ImageFormat.OCI.layer(Compression.GZIP), digest(packed), Files.size(file));
            layout.write(descriptor, () -> Files.newInputStream(file));
            return new RandomLayer(descriptor, digest(archive));
        } finally {
            Files.delete(file);
        }
    }

    private static void fill(OutputStream out, long seed, int bytes) throws IOException {
        var random = new SplittableRandom(seed);
        var buffer = new byte[BUFFER_BYTES];
        for (int left = bytes; left > 0; left -= buffer.length) {
            random.nextBytes(buffer);
            out.write(buffer, 0, Math.min(left, buffer.length));
        }
    }

    private static GzipParameters stored() {
        var parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.NO_COMPRESSION);
        return parameters;
    }

    private static Digest digest(MessageDigest hash) {
        return Digest.parse("sha256:" + HexFormat.of().formatHex(hash.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
