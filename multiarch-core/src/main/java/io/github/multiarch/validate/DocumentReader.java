package io.github.multiarch.validate;

import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Reads and parses documents, and makes a finding of whatever is wrong with them. */
final class DocumentReader {
    private final ContentSource source;
    private final Findings findings;

    DocumentReader(ContentSource source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    /** The document, held against its descriptor here too: the source may be what is being validated. */
    Optional<Document> read(Descriptor descriptor, String place) throws IOException {
        if (descriptor.size() > OciJson.MAX_DOCUMENT_BYTES) {
            findings.add(
                    place,
                    "has " + descriptor.size() + " bytes; the limit for a document is " + OciJson.MAX_DOCUMENT_BYTES);
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Document.verified(descriptor, source.document(descriptor).bytes()));
        } catch (ContentNotFoundException e) {
            findings.add(place, "is missing: " + e.getMessage());
        } catch (ContentMismatchException | MalformedDocumentException e) {
            findings.add(place, "is damaged: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** The document as what it should be. */
    <T> Optional<T> parse(Document document, String place, Function<Document, T> parser) {
        try {
            return Optional.of(parser.apply(document));
        } catch (MalformedDocumentException e) {
            findings.add(place, "is malformed: " + e.getMessage());
            return Optional.empty();
        }
    }
}
