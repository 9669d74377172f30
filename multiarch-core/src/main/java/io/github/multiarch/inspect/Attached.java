package io.github.multiarch.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Referrer;
import io.github.multiarch.oci.Shown;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.plan.NamedImage;
import io.github.multiarch.referrers.Attachment;
import io.github.multiarch.workers.Workers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * What a registry says was attached to an image: its referrers.
 *
 * @param referrers first those of the whole image, then those of one platform's
 * @param remarks why there may be more of them
 */
public record Attached(List<Entry> referrers, List<String> remarks) {
    private static final int MOST_TYPES = 20;

    /** Takes copies. */
    public Attached {
        referrers = List.copyOf(referrers);
        remarks = List.copyOf(remarks);
    }

    /**
     * One of them.
     *
     * @param subject the digest of what it was attached to
     * @param artifactType what it is; empty text when it does not say
     * @param mediaType of its manifest
     * @param digest of its manifest
     * @param size of its manifest, in bytes
     * @param annotations sorted by key
     */
    public record Entry(
            String subject,
            String artifactType,
            String mediaType,
            String digest,
            long size,
            SortedMap<String, String> annotations) {
        static Entry of(Digest subject, Referrer referrer) {
            var descriptor = referrer.descriptor();
            return new Entry(
                    subject.toString(),
                    referrer.artifactType().orElse(""),
                    descriptor.mediaType().value(),
                    descriptor.digest().toString(),
                    descriptor.size(),
                    descriptor.annotations());
        }

        /** Takes a copy. */
        public Entry {
            annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        }
    }

    /**
     * Asks, side by side. It is a help: a registry that does not answer is no failure of the whole.
     *
     * @param subjects the digests of images and indexes
     * @param image where they are
     * @param sources opened that place
     * @param parallelism how many questions are asked at once
     * @return in the order of the subjects
     * @throws IOException when the run is interrupted
     */
    public static Attached to(List<Digest> subjects, NamedImage image, ContentSources sources, int parallelism)
            throws IOException {
        var answers = Workers.run(
                parallelism,
                subjects.stream()
                        .distinct()
                        .map(subject -> (Callable<Attached>) () -> to(subject, image, sources))
                        .toList());
        return new Attached(
                answers.stream().flatMap(answer -> answer.referrers().stream()).toList(),
                answers.stream().flatMap(answer -> answer.remarks().stream()).toList());
    }

    static Attached of(List<Attachment> attachments) {
        return new Attached(
                attachments.stream()
                        .map(attachment -> Entry.of(attachment.subject(), Referrer.of(attachment.document())))
                        .toList(),
                List.of());
    }

    private static Attached to(Digest subject, NamedImage image, ContentSources sources) throws IOException {
        try {
            var answer = sources.referrers(image.name(), image.source(), subject, false);
            return new Attached(
                    answer.list().stream()
                            .map(referrer -> Entry.of(subject, referrer))
                            .toList(),
                    answer.unread().stream()
                            .map(reason -> "There may be more referrers of " + subject + " than these: " + reason)
                            .toList());
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | MalformedDocumentException e) {
            return new Attached(
                    List.of(), List.of("The referrers of " + subject + " cannot be listed: " + e.getMessage()));
        }
    }

    /**
     * What programs are told. Its names are an interface.
     *
     * @param json gets {@code referrers} and {@code remarks}
     */
    public void writeTo(ObjectNode json) {
        var array = json.putArray("referrers");
        for (var referrer : referrers) {
            var object = array.addObject();
            object.put("of", referrer.subject());
            if (!referrer.artifactType().isEmpty()) {
                object.put("artifactType", referrer.artifactType());
            }
            object.put("mediaType", referrer.mediaType());
            object.put("digest", referrer.digest());
            object.put("size", referrer.size());
            referrer.annotations().forEach(object.putObject("annotations")::put);
        }
        remarks.forEach(json.putArray("remarks")::add);
    }

    /**
     * How many there are of each type, for people.
     *
     * @return empty text where there are none
     */
    public String counts() {
        var types = new TreeMap<String, Integer>();
        referrers.forEach(referrer -> types.merge(
                Shown.of(referrer.artifactType().isEmpty() ? referrer.mediaType() : referrer.artifactType()),
                1,
                Integer::sum));
        return types.entrySet().stream()
                        .limit(MOST_TYPES)
                        .map(type -> type.getValue() + " " + type.getKey())
                        .collect(Collectors.joining(", "))
                + (types.size() > MOST_TYPES ? " and of " + (types.size() - MOST_TYPES) + " more types" : "");
    }

    /**
     * Why there may be more, for people.
     *
     * @return a line for each remark, with a line end before it
     */
    public String remarkLines() {
        return remarks.stream()
                .limit(MOST_TYPES)
                .map(remark -> "\n  " + Shown.of(remark, 1000))
                .collect(Collectors.joining());
    }
}
