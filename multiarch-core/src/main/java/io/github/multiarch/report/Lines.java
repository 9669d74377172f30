package io.github.multiarch.report;

import io.github.multiarch.build.BuiltImage;
import io.github.multiarch.build.Layer;
import io.github.multiarch.gather.FoundImage;
import io.github.multiarch.index.Composition;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.BuildPlan;
import io.github.multiarch.publish.BlobCounts;
import io.github.multiarch.publish.PlatformMoves;
import io.github.multiarch.publish.Publication;
import io.github.multiarch.publish.Stored;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** What a log tells people. */
public final class Lines {
    private Lines() {}

    /**
     * Which base each platform starts from.
     *
     * @param plan what was decided
     * @return a line for each note, one for each platform, and one for each remark
     */
    public static List<String> of(BuildPlan plan) {
        int width = width(plan.images().stream().map(image -> image.request().platform()));
        var lines = new ArrayList<>(plan.notes());
        for (var image : plan.images()) {
            var base = image.base();
            var platform = image.request().platform();
            lines.add(padded(platform, width) + "  from " + base.reference()
                    + base.digest().map(digest -> " (" + shown(digest) + ")").orElse("")
                    + base.mirror()
                            .map(mirror -> ", by the mirror " + mirror.registry() + "/" + mirror.repository())
                            .orElse(""));
            base.remark().ifPresent(remark -> lines.add(platform + ": " + remark));
            image.jars()
                    .sizes()
                    .filter(sizes -> sizes.after() < sizes.before())
                    .ifPresent(sizes -> lines.add(platform + ": jars of " + Sizes.of(sizes.before()) + " go with "
                            + Sizes.of(sizes.after()) + ", without native code that it cannot load"));
            image.jars().notes().forEach(note -> lines.add(platform + ": " + note));
        }
        lines.addAll(warnings(plan.remarks()));
        return lines;
    }

    /**
     * What the user should know.
     *
     * @param remarks what is in nobody's way
     * @return a line for each
     */
    public static List<String> warnings(List<String> remarks) {
        return remarks.stream().map(remark -> "warning: " + remark).toList();
    }

    /**
     * What was made.
     *
     * @param images the images
     * @return a line for each layer that was made, shared ones once
     */
    public static List<String> of(List<BuiltImage> images) {
        var layers = new LinkedHashMap<String, Layer>();
        for (var image : images) {
            image.layers()
                    .forEach(layer -> layers.putIfAbsent(
                            layer.name() + " " + layer.descriptor().digest(), layer));
        }
        return layers.values().stream()
                .map(layer -> "layer " + layer.name() + ": "
                        + Sizes.of(layer.descriptor().size()) + " ("
                        + shown(layer.descriptor().digest()) + ")")
                .toList();
    }

    /**
     * What an index is made of.
     *
     * @param composition the index
     * @return a line for each image, and one for each note
     */
    public static List<String> of(Composition composition) {
        var lines = new ArrayList<>(composition.notes());
        int width = width(composition.images().stream().map(FoundImage::platform));
        for (var image : composition.images()) {
            var what = image.isAttestation() ? "attestation " : "";
            lines.add(padded(image.platform(), width) + "  " + what
                    + shown(image.entry().digest()) + "  " + image.reference());
        }
        return lines;
    }

    /**
     * What was published.
     *
     * @param publication what was done
     * @return a line for each platform, and what holds for all
     */
    public static List<String> of(Publication publication) {
        var lines = new ArrayList<>(ofSent(publication));
        lines.addAll(ofTags(publication));
        return lines;
    }

    /**
     * What was sent.
     *
     * @param publication what was done
     * @return a line for each platform, and one for all
     */
    public static List<String> ofSent(Publication publication) {
        return moves(publication.platforms(), publication.blobs());
    }

    /**
     * Which tags were moved.
     *
     * @param publication what was done
     * @return one line or two
     */
    public static List<String> ofTags(Publication publication) {
        var lines = new ArrayList<String>();
        if (!publication.platformTags().isEmpty()) {
            lines.add("platform tags: " + String.join(", ", publication.platformTags()));
        }
        lines.add(
                publication.tags().isEmpty()
                        ? "no tag: the images are there by their digests"
                        : "tags: " + String.join(", ", publication.tags()));
        return lines;
    }

    /**
     * What was written to a layout.
     *
     * @param stored what was done
     * @return a line for each platform, and what holds for all
     */
    public static List<String> of(Stored stored) {
        var lines = new ArrayList<>(moves(stored.platforms(), stored.blobs()));
        // Tags have no slash, full names have one.
        var what = stored.names().stream().anyMatch(name -> name.contains("/")) ? "names: " : "tags: ";
        lines.add(what + String.join(", ", stored.names()));
        return lines;
    }

    private static List<String> moves(List<PlatformMoves> platforms, BlobCounts blobs) {
        var lines = new ArrayList<String>();
        int width = width(platforms.stream().map(PlatformMoves::platform));
        for (var moves : platforms) {
            lines.add(padded(moves.platform(), width) + "  " + of(moves.blobs()));
        }
        lines.add("in all, each blob once: " + of(blobs));
        return lines;
    }

    private static String of(BlobCounts blobs) {
        var moved = new ArrayList<String>();
        if (blobs.uploaded() > 0) {
            moved.add(blobs.uploaded() + " uploaded (" + Sizes.of(blobs.uploadedBytes()) + ")");
        }
        if (blobs.copied() > 0) {
            moved.add(blobs.copied() + " copied (" + Sizes.of(blobs.copiedBytes()) + ")");
        }
        if (blobs.mounted() > 0) {
            moved.add(blobs.mounted() + " mounted");
        }
        if (blobs.present() > 0) {
            moved.add(blobs.present() + " already there");
        }
        return String.join(", ", moved);
    }

    private static int width(Stream<Platform> platforms) {
        return platforms
                .mapToInt(platform -> platform.toString().length())
                .max()
                .orElse(0);
    }

    private static String padded(Platform platform, int width) {
        return platform + " ".repeat(width - platform.toString().length());
    }

    private static String shown(Digest digest) {
        return "sha256:" + digest.shortHex();
    }
}
