package io.github.multiarch.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that was attached to an image: a signature, a bill of materials. An entry of the answer to <a
 * href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers">OCI distribution spec v1.1.1, listing referrers</a>.
 *
 * @param descriptor of its manifest, with its annotations
 * @param artifactType what it is; empty when it does not say
 */
public record Referrer(Descriptor descriptor, Optional<String> artifactType) {
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
}
