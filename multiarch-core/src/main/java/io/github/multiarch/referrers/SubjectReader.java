package io.github.multiarch.referrers;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.ReferrerChoice;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.ListedContent;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Referrer;
import io.github.multiarch.plan.ContentSources;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what refers to one image. For use by several threads. */
final class SubjectReader {
    /** <a href="https://github.com/sigstore/cosign/blob/v2.5.0/specs/SIGNATURE_SPEC.md">cosign's signature specification, v2.5.0</a>, discovery. */
    private static final List<String> COSIGN = List.of("sig", "att", "sbom");

    private final ContentSources sources;
    private final BaseReference name;
    private final ContentSource source;
    private final ReferrerChoice choice;

    SubjectReader(ContentSources sources, BaseReference name, ContentSource source, ReferrerChoice choice) {
        this.sources = sources;
        this.name = name;
        this.source = source;
        this.choice = choice;
    }

    Attachments read(Digest subject) throws IOException {
        var found = new ArrayList<Attachment>();
        var notes = new ArrayList<String>();
        var missing = new ArrayList<String>();
        attempt(subject, notes, () -> listed(subject, found, notes, missing));
        attempt(subject, notes, () -> tagged(subject, found, missing));
        return new Attachments(found, notes, missing);
    }

    private void listed(Digest subject, List<Attachment> found, List<String> notes, List<String> missing)
            throws IOException {
        var answer = sources.referrers(name, source, subject, true);
        for (var referrer : answer.list()) {
            if (referrer.artifactType().filter(type -> !choice.takes(type)).isPresent()) {
                continue;
            }
            whole(subject, missing, () -> {
                var document = source.document(referrer.descriptor());
                if (Referrer.subjectOf(document).filter(subject::equals).isEmpty()) {
                    notes.add("warning: " + name + " lists " + document.digest() + " among what refers to " + subject
                            + ", which it does not say itself; it is left out");
                } else {
                    take(subject, document, Optional.empty()).ifPresent(found::add);
                }
            });
        }
        tellUnread(subject, answer.unread(), notes);
    }

    /** Those that could be listed go along all the same. */
    private void tellUnread(Digest subject, Optional<String> unread, List<String> notes) throws IOException {
        if (unread.isPresent()) {
            var what = "there may be more that refers to " + subject + " in " + name + ": " + unread.get();
            if (choice.isSaid()) {
                throw new IOException(what);
            }
            notes.add("warning: " + what);
        }
    }

    private void tagged(Digest subject, List<Attachment> found, List<String> missing) throws IOException {
        for (var kind : COSIGN) {
            var tag = subject.toString().replace(':', '-') + "." + kind;
            var document = source.resolve(tag);
            if (document.isPresent()) {
                whole(
                        subject,
                        missing,
                        () -> take(subject, document.get(), Optional.of(tag)).ifPresent(found::add));
            }
        }
    }

    private void whole(Digest subject, List<String> missing, Reading reading) throws IOException {
        try {
            reading.read();
        } catch (ContentNotFoundException e) {
            missing.add("What refers to " + subject + " in " + name + " is not complete: " + e.getMessage());
        }
    }

    private Optional<Attachment> take(Digest subject, Document document, Optional<String> tag) throws IOException {
        var type = Referrer.of(document).artifactType();
        if (Stream.concat(type.stream(), layerTypes(document)).noneMatch(choice::takes) && !choice.isAll()) {
            return Optional.empty();
        }
        return Optional.of(new Attachment(
                subject, type.orElse(document.descriptor().mediaType().value()), document, within(document), tag));
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
        var listed = ListedContent.of(document, source);
        var within = new ArrayList<Document>();
        for (var entry : listed.entries()) {
            if (!entry.descriptor().mediaType().isManifest()) {
                throw new IOException(
                        document.digest() + " lists " + entry.descriptor().digest()
                                + ", which is no manifest but a "
                                + entry.descriptor().mediaType());
            }
            within.add(source.document(entry.descriptor()));
        }
        listed.indexes().forEach(nested -> within.add(nested.document()));
        return within;
    }

    /** What cannot be found out is told, and is an error only for those who have asked for it. */
    private void attempt(Digest subject, List<String> notes, Reading reading) throws IOException {
        try {
            reading.read();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | MalformedDocumentException e) {
            var what = "what refers to " + subject + " in " + name + " cannot be read: " + e.getMessage();
            if (choice.isSaid()) {
                throw new IOException(what + ". -Dmultiarch.referrers=none goes on without such things", e);
            }
            notes.add("warning: " + what + ". It does not go along");
        }
    }

    /** Reads something. */
    @FunctionalInterface
    private interface Reading {
        void read() throws IOException;
    }
}
