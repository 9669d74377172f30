package io.github.multiarch.inspect;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Referrer;
import io.github.multiarch.oci.Shown;
import io.github.multiarch.plan.ContentSources;
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

    /** Asks, side by side. It is a help: a registry that does not answer is no failure of the whole. */
    static Attached to(List<Digest> subjects, Found found, ContentSources sources, int parallelism) throws IOException {
        var answers = Workers.run(
                parallelism,
                subjects.stream()
                        .distinct()
                        .map(subject -> (Callable<Attached>) () -> to(subject, found, sources))
                        .toList());
        return new Attached(
                answers.stream().flatMap(answer -> answer.referrers().stream()).toList(),
                answers.stream().flatMap(answer -> answer.remarks().stream()).toList());
    }

    private static Attached to(Digest subject, Found found, ContentSources sources) throws IOException {
        try {
            var answer = sources.referrers(found.image(), found.source(), subject, false);
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

    /** How many there are of each type, for people; empty text where there are none. */
    String counts() {
        var types = new TreeMap<String, Integer>();
        referrers.forEach(referrer -> types.merge(
                Shown.of(referrer.artifactType().isEmpty() ? referrer.mediaType() : referrer.artifactType()),
                1,
                Integer::sum));
        return types.entrySet().stream()
                .map(type -> type.getValue() + " " + type.getKey())
                .collect(Collectors.joining(", "));
    }
}
