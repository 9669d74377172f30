package io.github.multiarch.oci;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Something that was attached to an image: a signature, a bill of materials. An entry of the answer to <a
 * href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers">OCI distribution spec v1.1.1, listing referrers</a>.
 *
 * @param descriptor of its manifest, with its annotations
 * @param artifactType what it is; empty when it does not say
 */
public record Referrer(Descriptor descriptor, Optional<String> artifactType) {
    private static final int LONGEST_TAG_PART = 64;

    /**
     * Reads the list of what was attached to something.
     *
     * @param document an index
     * @return in the order of the list
     * @throws MalformedDocumentException when it is no index; the message names document and field
     */
    public static List<Referrer> parseAll(Document document) {
        var index = ImageIndex.parse(document);
        var entries = new JsonFields(document.json(), document.toString()).objects("manifests");
        var referrers = new ArrayList<Referrer>();
        for (int i = 0; i < entries.size(); i++) {
            referrers.add(new Referrer(
                    index.manifests().get(i),
                    entries.get(i).string("artifactType").filter(type -> !type.isEmpty())));
        }
        return referrers;
    }

    /**
     * How a list has this manifest or index: with its annotations and, where it says no {@code artifactType}, the media type of its config.
     *
     * @param document a manifest or an index
     * @return an entry for it
     * @throws MalformedDocumentException when it is neither
     */
    public static Referrer of(Document document) {
        var isIndex = document.descriptor().mediaType().isIndex();
        var annotations = isIndex
                ? ImageIndex.parse(document).annotations()
                : Manifest.parse(document).annotations();
        var type = text(document.json().path("artifactType"))
                .or(() -> text(document.json().path("config").path("mediaType")));
        var its = document.descriptor();
        return new Referrer(
                new Descriptor(
                        its.mediaType(), its.digest(), its.size(), List.of(), annotations, Optional.empty(), type),
                type);
    }

    /**
     * The tag that stands in for a list of what was attached to something: <a
     * href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema">OCI distribution spec v1.1.1, referrers tag schema</a>. No part may make it too long.
     *
     * @param subject the digest of what was attached to
     * @return a valid tag
     */
    public static String listTag(Digest subject) {
        var hex = subject.hex();
        var algorithm = subject.toString().substring(0, subject.toString().indexOf(':'));
        return algorithm + "-" + hex.substring(0, Math.min(hex.length(), LONGEST_TAG_PART));
    }

    /**
     * What a manifest or index says that it was attached to.
     *
     * @param document a manifest or an index
     * @return its {@code subject}; empty where it has none that can be read
     */
    public static Optional<Digest> subjectOf(Document document) {
        try {
            return text(document.json().path("subject").path("digest")).map(Digest::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * A list of what was attached to something, with these in it, too. Whatever else it says stays as and where it is.
     *
     * @param list an index; absent where there is none yet
     * @param referrers those to be in it
     * @return the same document when they are in it already
     * @throws MalformedDocumentException when the list is no index
     */
    public static Document listWith(Optional<Document> list, List<Referrer> referrers) {
        var old = list.orElseGet(() -> new ImageIndex(MediaType.OCI_INDEX, List.of(), new TreeMap<>()).toDocument());
        var known = parseAll(old).stream()
                .map(referrer -> referrer.descriptor().digest())
                .collect(Collectors.toCollection(HashSet::new));
        var json = old.json();
        var manifests = json.withArray("manifests");
        for (var referrer : referrers) {
            if (known.add(referrer.descriptor().digest())) {
                manifests.add(referrer.descriptor().toJson());
            }
        }
        return list.isPresent() && manifests.size() == parseAll(old).size()
                ? old
                : Document.of(old.descriptor().mediaType(), json);
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue()).filter(text -> !text.isEmpty());
    }
}
