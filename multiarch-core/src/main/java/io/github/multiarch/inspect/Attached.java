package io.github.multiarch.inspect;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Referrer;
import io.github.multiarch.plan.ContentSources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /** Asks. It is a help: a registry that does not answer is no failure of the whole. */
    static Attached to(List<Digest> subjects, Found found, ContentSources sources) {
        var referrers = new ArrayList<Entry>();
        var remarks = new ArrayList<String>();
        for (var subject : subjects.stream().distinct().toList()) {
            try {
                var answer = sources.referrers(found.image(), found.source(), subject);
                answer.list().forEach(referrer -> referrers.add(Entry.of(subject, referrer)));
                answer.unread()
                        .ifPresent(reason -> remarks.add("The registry says that there are more referrers of " + subject
                                + " than these: " + reason));
            } catch (IOException | MalformedDocumentException e) {
                remarks.add("The referrers of " + subject + " cannot be listed: " + e.getMessage());
            }
        }
        return new Attached(referrers, remarks);
    }
}
