package io.github.multiarch.inspect;

import io.github.multiarch.config.ReferrerChoice;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.JsonFields;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Shown;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.plan.NamedImage;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.referrers.Attachment;
import io.github.multiarch.referrers.AttachmentReader;
import io.github.multiarch.validate.Finding;
import io.github.multiarch.validate.GraphValidator;
import io.github.multiarch.validate.Layers;
import io.github.multiarch.workers.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Whether what refers to an image holds together as well: it says that it is of this image, and all that it names is there. */
final class AttachedVerifier {
    private final ContentSources sources;
    private final int parallelism;
    private final Progress progress;

    AttachedVerifier(ContentSources sources, int parallelism, Progress progress) {
        this.sources = sources;
        this.parallelism = parallelism;
        this.progress = progress;
    }

    /**
     * Looks.
     *
     * @param subjects what may be referred to
     * @param closeness how closely blobs are looked at
     */
    Verified verify(NamedImage image, List<Descriptor> subjects, Layers closeness) throws IOException {
        var known = new HashMap<Digest, Descriptor>();
        subjects.forEach(subject -> known.put(subject.digest(), subject));
        var found = new AttachmentReader(sources, parallelism)
                .look(
                        image.name(),
                        image.source(),
                        subjects.stream().map(Descriptor::digest).toList(),
                        ReferrerChoice.DEFAULT);
        var findings = new ArrayList<Finding>();
        found.notes().forEach(note -> findings.add(new Finding("what refers to it", note)));
        found.missing().forEach(line -> findings.add(new Finding("what refers to it", line)));
        for (var attachment : found.list()) {
            var descriptor = attachment.document().descriptor();
            known.putIfAbsent(descriptor.digest(), descriptor);
            subject(attachment, known).ifPresent(problem -> findings.add(new Finding(place(descriptor), problem)));
        }
        var checks = found.list().stream()
                .map(attachment -> attachment.document().descriptor())
                .distinct()
                .map(descriptor -> (Callable<List<Finding>>) () ->
                        GraphValidator.artifact(image.source(), descriptor, place(descriptor), closeness, progress))
                .toList();
        Workers.run(parallelism, checks).forEach(findings::addAll);
        var digests = subjects.stream().map(Descriptor::digest).toList();
        return new Verified(
                findings,
                Attached.of(found.list().stream()
                        .filter(attachment -> attachment.tag().isEmpty() && digests.contains(attachment.subject()))
                        .toList()));
    }

    /**
     * What was found.
     *
     * @param findings all that is wrong
     * @param attached what refers to the subjects, as a list would say it
     */
    record Verified(List<Finding> findings, Attached attached) {}

    private static String place(Descriptor referrer) {
        return "the referrer " + referrer.digest();
    }

    /** Some clients, such as oras, find it only where its {@code subject} is the image's descriptor in all parts. */
    private static Optional<String> subject(Attachment attachment, Map<Digest, Descriptor> known) {
        var subject = known.get(attachment.subject());
        if (attachment.tag().isPresent() || subject == null) {
            return Optional.empty();
        }
        try {
            var json = attachment.document().json().path("subject");
            var fields = new JsonFields(json, "its subject");
            var type = fields.string("mediaType").orElse("");
            long size = fields.size("size");
            return type.equals(subject.mediaType().value()) && size == subject.size()
                    ? Optional.empty()
                    : Optional.of("has a subject that is a " + Shown.of(type) + " of " + size + " bytes, where "
                            + subject.digest() + " is a " + subject.mediaType() + " of " + subject.size());
        } catch (MalformedDocumentException e) {
            return Optional.of("is malformed: " + e.getMessage());
        }
    }
}
