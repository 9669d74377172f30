package io.github.multiarch.index;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.config.IndexRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import io.github.multiarch.gather.FoundImage;
import io.github.multiarch.gather.Gathered;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts one index over images that exist, each platform once. */
public final class IndexComposer {
    private final Gathered gathered;
    private final IndexRequest request;
    private final Problems problems;
    private final List<String> notes;

    private IndexComposer(Gathered gathered, IndexRequest request, Problems problems) {
        this.gathered = gathered;
        this.request = request;
        this.problems = problems;
        this.notes = new ArrayList<>(gathered.notes());
    }

    /**
     * Composes.
     *
     * @param gathered the images
     * @param request gives order, annotations and format
     * @param problems what was found before; more is added
     * @return the index
     * @throws InvalidRequestException with all problems, when there are any
     */
    public static Composition compose(Gathered gathered, IndexRequest request, Problems problems)
            throws InvalidRequestException {
        return new IndexComposer(gathered, request, problems).compose();
    }

    private Composition compose() throws InvalidRequestException {
        var ordered = attestationsLast(unique(merged()));
        var format = request.format().orElseGet(() -> common(ordered));
        var images = new FormatConversion(format, problems, notes).convert(ordered);
        problems.throwIfAny();
        var entries = images.stream().map(FoundImage::entry).toList();
        var index = new ImageIndex(format.index(), entries, annotations()).toDocument();
        var changed = gathered.existing().map(Document::digest);
        return new Composition(withFeatures(index, images, format), images, changed, gathered.left(), notes);
    }

    /** What takes the place of an image stands where that stood; the rest follows in the order of the sources. */
    private List<FoundImage> merged() {
        var images = new ArrayList<>(gathered.kept());
        images.addAll(gathered.added());
        var order = gathered.order();
        images.sort(Comparator.comparingInt(image -> position(image.platform().machine(), order)));
        return images;
    }

    private static int position(Platform platform, List<Platform> order) {
        int position = order.indexOf(platform);
        return position < 0 ? order.size() : position;
    }

    /** The same image named twice is one; two images of one platform are an error. */
    private List<FoundImage> unique(List<FoundImage> images) {
        var unique = new ArrayList<FoundImage>();
        var taken = new HashMap<Platform, FoundImage>();
        var attestations = new HashSet<Digest>();
        for (var image : images) {
            if (image.isAttestation()) {
                if (attestations.add(image.entry().digest())) {
                    unique.add(image);
                }
                continue;
            }
            var other = taken.putIfAbsent(image.platform().machine(), image);
            if (other == null) {
                unique.add(image);
            } else if (!other.entry().digest().equals(image.entry().digest())) {
                problems.add(
                        "sources",
                        image.platform() + " is the platform of both " + other + " and " + image
                                + (gathered.kept().contains(other)
                                        ? "; to put it in the place of the other, use the mode replace"
                                        : ""));
            }
        }
        return unique;
    }

    private static List<FoundImage> attestationsLast(List<FoundImage> images) {
        return Stream.concat(
                        images.stream().filter(image -> !image.isAttestation()),
                        images.stream().filter(FoundImage::isAttestation))
                .toList();
    }

    /** The family of all, where they are of one. */
    private static ImageFormat common(List<FoundImage> images) {
        boolean docker = images.stream()
                .filter(image -> !image.isAttestation())
                .allMatch(image -> image.entry().mediaType().isOf(ImageFormat.DOCKER));
        return docker && !images.isEmpty() ? ImageFormat.DOCKER : ImageFormat.OCI;
    }

    private SortedMap<String, String> annotations() {
        var annotations = new TreeMap<String, String>();
        gathered.existing()
                .filter(existing -> existing.descriptor().mediaType().isIndex())
                .ifPresent(existing ->
                        annotations.putAll(ImageIndex.parse(existing).annotations()));
        annotations.putAll(request.annotations());
        return annotations;
    }

    /** OCI has reserved the field {@code features}; Docker's lists have it. */
    private Document withFeatures(Document index, List<FoundImage> images, ImageFormat format) {
        var having =
                images.stream().filter(image -> !image.features().isEmpty()).toList();
        if (having.isEmpty()) {
            return index;
        }
        if (format == ImageFormat.OCI) {
            having.forEach(image -> notes.add("warning: the features of " + image + ", "
                    + Shown.of(String.join(", ", image.features())) + ", are left out: OCI has reserved that field"));
            return index;
        }
        var json = index.json();
        for (int i = 0; i < images.size(); i++) {
            var features = images.get(i).features();
            if (!features.isEmpty() && json.at("/manifests/" + i + "/platform") instanceof ObjectNode platform) {
                var array = platform.putArray("features");
                features.forEach(array::add);
            }
        }
        return Document.of(index.descriptor().mediaType(), json);
    }
}
