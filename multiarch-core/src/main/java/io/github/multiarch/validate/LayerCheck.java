package io.github.multiarch.validate;

import io.airlift.compress.MalformedInputException;
import io.github.multiarch.compression.LayerDecompressor;
import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.VerifyingInputStream;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.progress.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Whether a layer is there and is what its descriptor, and on request its diffID, say. Each is read once, however many platforms share it. */
final class LayerCheck {
    private final ContentSource source;
    private final Predicate<Descriptor> heldElsewhere;
    private final Layers closeness;
    private final Progress progress;
    private final Findings findings;
    private final Set<String> seen = new HashSet<>();

    LayerCheck(
            ContentSource source,
            Predicate<Descriptor> heldElsewhere,
            Layers closeness,
            Progress progress,
            Findings findings) {
        this.source = source;
        this.heldElsewhere = heldElsewhere;
        this.closeness = closeness;
        this.progress = progress;
        this.findings = findings;
    }

    /** The layer of an image for this platform, as far as that is known. */
    void check(Descriptor layer, String place, Optional<Platform> platform, Optional<Digest> diffId)
            throws IOException {
        var unpackedDigest = closeness == Layers.UNPACKED ? diffId : Optional.<Digest>empty();
        boolean elsewhere = layer.mediaType().isForeign() || heldElsewhere.test(layer);
        if (elsewhere || !seen.add(layer.digest() + " " + layer.size() + " " + unpackedDigest)) {
            return;
        }
        if (closeness == Layers.LISTED && source.has(layer)) {
            return;
        }
        var what =
                platform.map(p -> p.isUnknown() ? "attestation" : p + " layer").orElse("layer");
        try (var step = progress.begin(what, layer.size());
                var stored = new SourceStream(VerifyingInputStream.of(source.open(layer), layer, source.toString())
                        .telling(step::at))) {
            var problem = unpackedDigest.isPresent() ? unpack(layer, stored, unpackedDigest.get()) : "";
            stored.transferTo(OutputStream.nullOutputStream());
            if (!problem.isEmpty()) {
                findings.add(place, problem);
            }
        } catch (ContentNotFoundException e) {
            findings.add(place, "is missing: " + e.getMessage());
        } catch (ContentMismatchException e) {
            findings.add(place, "is damaged: " + e.getMessage());
        }
    }

    /** What is wrong with the unpacked layer, or nothing. That damaged bytes cannot be unpacked is not worth saying, so that the caller reads on first. */
    private static String unpack(Descriptor layer, SourceStream stored, Digest diffId) throws IOException {
        var compression = layer.mediaType().layerCompression();
        if (compression.isEmpty()) {
            return "";
        }
        var hash = diffId.algorithm().newMessageDigest();
        try {
            LayerDecompressor.open(compression.get(), stored)
                    .transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), hash));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | MalformedInputException e) {
            stored.rethrow();
            return "cannot be unpacked as " + layer.mediaType() + ": " + e.getMessage();
        }
        var actual = Digest.of(diffId.algorithm(), hash.digest());
        return actual.equals(diffId) ? "" : "unpacks to " + actual + " where the config's diff_ids have " + diffId;
    }
}
