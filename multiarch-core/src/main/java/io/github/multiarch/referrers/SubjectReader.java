package io.github.multiarch.referrers;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.ReferrerChoice;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.ListedContent;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Referrer;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.registry.Referrers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what refers to one image. What is wrong with one thing costs no other. */
final class SubjectReader {
    /** <a href="https://github.com/sigstore/cosign/blob/v2.5.0/specs/SIGNATURE_SPEC.md">cosign's signature specification, v2.5.0</a>, discovery. */
    private static final List<String> COSIGN = List.of("sig", "att", "sbom");

    private final Place place;
    private final Digest subject;
    private final List<Attachment> found = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    SubjectReader(Place place, Digest subject) {
        this.place = place;
        this.subject = subject;
    }

    /**
     * Where it is, and what is wanted of it.
     *
     * @param sources opened the place
     * @param budget of all that is read there
     */
    record Place(
            ContentSources sources, BaseReference name, ContentSource source, ReferrerChoice choice, Budget budget) {}

    Attachments read() throws IOException {
        listed();
        if (subject.toString().startsWith("sha256:")) {
            for (var kind : COSIGN) {
                var tag = subject.toString().replace(':', '-') + "." + kind;
                attempt("the tag " + tag, () -> tagged(tag));
            }
        }
        return new Attachments(found, notes, missing);
    }

    private void listed() throws IOException {
        var answer = new ArrayList<Referrers>();
        attempt("the list", () -> answer.add(place.sources().referrers(place.name(), place.source(), subject, true)));
        for (var list : answer) {
            for (var referrer : list.list()) {
                var its = referrer.descriptor();
                boolean isWanted =
                        referrer.artifactType().map(place.choice()::takes).orElse(true);
                if (isWanted
                        && !its.mediaType().isManifest()
                        && !its.mediaType().isIndex()) {
                    notes.add(its.digest() + ", which " + place.name() + " lists among what refers to " + subject
                            + ", is a " + its.mediaType() + ", and neither a manifest nor an index");
                } else if (isWanted) {
                    attempt(its.digest().toString(), () -> take(its));
                }
            }
            list.unread()
                    .ifPresent(reason -> notes.add(
                            "there may be more that refers to " + subject + " in " + place.name() + ": " + reason));
        }
    }

    private void take(Descriptor descriptor) throws IOException {
        place.budget().charge(descriptor.size());
        var document = place.source().document(descriptor);
        if (Referrer.subjectOf(document).filter(subject::equals).isEmpty()) {
            notes.add(place.name() + " lists " + document.digest() + " among what refers to " + subject
                    + ", which it does not say itself");
        } else {
            take(document, Optional.empty());
        }
    }

    private void tagged(String tag) throws IOException {
        var document = place.sources().seldom(place.name(), place.source(), tag);
        if (document.isPresent()) {
            place.budget().charge(document.get().descriptor().size());
            take(document.get(), Optional.of(tag));
        }
    }

    private void take(Document document, Optional<String> tag) throws IOException {
        var type = Referrer.of(document).artifactType();
        var choice = place.choice();
        if (choice.isAll() || Stream.concat(type.stream(), layerTypes(document)).anyMatch(choice::takes)) {
            found.add(new Attachment(
                    subject, type.orElse(document.descriptor().mediaType().value()), document, within(document), tag));
        }
    }

    /** What cosign makes without an artifact type says it there. */
    private static Stream<String> layerTypes(Document document) {
        return document.descriptor().mediaType().isIndex()
                ? Stream.empty()
                : Manifest.parse(document).layers().stream()
                        .map(layer -> layer.mediaType().value());
    }

    private List<Document> within(Document document) throws IOException {
        if (!document.descriptor().mediaType().isIndex()) {
            return List.of();
        }
        var listed = ListedContent.of(document, place.source());
        var within = new ArrayList<Document>();
        for (var entry : listed.entries()) {
            var its = entry.descriptor();
            if (!its.mediaType().isManifest()) {
                throw new IOException("it lists " + its.digest() + ", which is no manifest but a " + its.mediaType());
            }
            place.budget().charge(its.size());
            var manifest = place.source().document(its);
            // Whoever sends it needs to know its blobs.
            Manifest.parse(manifest);
            within.add(manifest);
        }
        listed.indexes().forEach(nested -> within.add(nested.document()));
        return within;
    }

    private void attempt(String what, Reading reading) throws IOException {
        try {
            reading.read();
        } catch (InterruptedIOException | Budget.ExceededException e) {
            throw e;
        } catch (ContentNotFoundException e) {
            missing.add("what refers to " + subject + " in " + place.name() + " is not complete: " + what + ": "
                    + e.getMessage());
        } catch (IOException | MalformedDocumentException e) {
            notes.add("what refers to " + subject + " in " + place.name() + " cannot be read: " + what + ": "
                    + e.getMessage());
        }
    }

    /** Reads something. */
    @FunctionalInterface
    private interface Reading {
        void read() throws IOException;
    }
}
