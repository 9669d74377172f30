package io.github.multiarch.publish;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What shall be published, with everything that it names, each blob once.
 *
 * @param root an index over the children, or the only child's manifest
 * @param children one manifest for each platform, in the order of the index; attestations are for {@code unknown/unknown}
 * @param indexes that lie within the root, each after those within itself
 * @param blobs every config and layer, with the platforms that need it, and what indexes list that is no manifest
 * @param attached what refers to the root, to a child or to another such thing; its manifests are among the children, too
 */
public record Graph(
        Document root, List<Child> children, List<Document> indexes, List<Blob> blobs, List<Attached> attached) {
    /** Takes copies. */
    public Graph {
        children = List.copyOf(children);
        indexes = List.copyOf(indexes);
        blobs = List.copyOf(blobs);
        attached = List.copyOf(attached);
    }

    /**
     * What is found by what it refers to: a signature, a bill of materials.
     *
     * @param document a manifest, or an index
     * @param subject the digest of what it refers to
     * @param tag under which it is found, where it does not say its subject
     * @param indexes those within an index, each after those within itself, and that index; empty for a manifest
     * @param place where it is
     */
    public record Attached(
            Document document, Digest subject, Optional<String> tag, List<Document> indexes, Place place) {
        /** Takes a copy. */
        public Attached {
            indexes = List.copyOf(indexes);
        }
    }

    /**
     * One platform's image.
     *
     * @param platform of the image
     * @param manifest of the image
     * @param place where its blobs are, unless the locator says otherwise
     * @param isThere whether the manifest is there too; not when it was made anew
     */
    public record Child(Platform platform, Document manifest, Place place, boolean isThere) {
        boolean isIn(ImageReference repository) {
            return isThere && place.isRepositoryOf(repository);
        }
    }

    /**
     * A config or layer. Foreign layers are not here: registries do not hold them.
     *
     * @param descriptor of the blob
     * @param place where it is
     * @param platforms that need it
     */
    public record Blob(Descriptor descriptor, Place place, List<Platform> platforms) {
        /** Takes a copy. */
        public Blob {
            platforms = List.copyOf(platforms);
        }

        /**
         * What it is, for people.
         *
         * @return such as {@code linux/arm64 layer 0123456789ab}; {@code attestation 0123456789ab} for what is no part of an image to run
         */
        public String label() {
            return what() + " " + descriptor.digest().shortHex();
        }

        private String what() {
            if (platforms.stream().allMatch(Platform::isUnknown)) {
                return "attestation";
            }
            var whose = platforms.size() == 1 ? platforms.get(0).toString() : platforms.size() + " platforms";
            return whose + (descriptor.mediaType().isConfig() ? " config" : " layer");
        }
    }

    /** Tells where a blob of an image is. */
    @FunctionalInterface
    public interface Locator {
        /**
         * Tells.
         *
         * @param child the first that needs it
         * @param blob a config, or a layer that is not foreign
         * @return where it can be read
         * @throws IOException when that cannot be found out
         */
        Place locate(Child child, Descriptor blob) throws IOException;
    }

    /**
     * The graph of these images.
     *
     * @param root an index over them, or the only one's manifest
     * @param children in the order of the index
     * @param locator asked for each blob once
     * @return with all their blobs
     * @throws MalformedDocumentException when a child is no manifest
     * @throws IOException as the locator does
     */
    public static Graph of(Document root, List<Child> children, Locator locator) throws IOException {
        var blobs = new LinkedHashMap<Digest, Needed>();
        for (var child : children) {
            var manifest = Manifest.parse(child.manifest());
            for (var layer : manifest.layers()) {
                if (!layer.mediaType().isForeign()) {
                    add(blobs, layer, child, locator);
                }
            }
            add(blobs, manifest.config(), child, locator);
        }
        return new Graph(
                root,
                children,
                List.of(),
                blobs.values().stream().map(Needed::blob).toList(),
                List.of());
    }

    /**
     * The same with what else is listed.
     *
     * @param within indexes within the root, each after those within itself
     * @param listed what indexes list that is no manifest, each once
     * @return a new graph
     */
    public Graph with(List<Document> within, List<Blob> listed) {
        var known = blobs.stream().map(blob -> blob.descriptor().digest()).collect(Collectors.toSet());
        var all = Stream.concat(
                        blobs.stream(),
                        listed.stream()
                                .filter(blob ->
                                        !known.contains(blob.descriptor().digest())))
                .toList();
        return new Graph(root, children, within, all, attached);
    }

    /**
     * The same with what refers to its parts.
     *
     * @param referring their manifests are among the children
     * @return a new graph
     */
    public Graph with(List<Attached> referring) {
        return new Graph(root, children, indexes, blobs, referring);
    }

    /**
     * A blob whose platforms are being found.
     *
     * @param platforms grows; in the order of the index
     */
    private record Needed(Descriptor descriptor, Place place, Set<Platform> platforms) {
        Blob blob() {
            return new Blob(descriptor, place, List.copyOf(platforms));
        }
    }

    private static void add(Map<Digest, Needed> blobs, Descriptor descriptor, Child child, Locator locator)
            throws IOException {
        var blob = blobs.get(descriptor.digest());
        if (blob == null) {
            blob = new Needed(descriptor, locator.locate(child, descriptor), new LinkedHashSet<>());
            blobs.put(descriptor.digest(), blob);
        }
        blob.platforms().add(child.platform());
    }
}
