package io.github.multiarch.referrers;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.ReferrerChoice;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.workers.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Finds what refers to images: by the list that registries and layouts have (<a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers">OCI
 * distribution spec v1.1.1, listing referrers</a>), and by the tags of cosign before its version 3. Goes on to what refers to that. All of one depth is asked for side by
 * side.
 */
public final class AttachmentReader {
    /** A signature of a bill of materials of an image is the second. */
    public static final int MAX_DEPTH = 5;

    /** Where more refer to an image, the user says which are wanted. */
    public static final int MAX_NUMBER = 1000;

    private static final long MAX_BYTES = 16L * OciJson.MAX_DOCUMENT_BYTES;

    private final ContentSources sources;
    private final int parallelism;

    /**
     * With the places where images are.
     *
     * @param sources opens them
     * @param parallelism how many are asked for at once
     */
    public AttachmentReader(ContentSources sources, int parallelism) {
        this.sources = sources;
        this.parallelism = parallelism;
    }

    /**
     * Reads what shall be sent.
     *
     * @param name of the place where the images are
     * @param source that place
     * @param subjects the digests of images and indexes; what refers to one of them is what is looked for
     * @param choice which
     * @return each once for each thing that it refers to, after that
     * @throws ContentNotFoundException when something is listed that is not there
     * @throws IOException when there are too many; or the user has said which are wanted and they cannot be listed or read
     */
    public Attachments read(BaseReference name, ContentSource source, List<Digest> subjects, ReferrerChoice choice)
            throws IOException {
        var found = look(name, source, subjects, choice);
        if (!found.missing().isEmpty()) {
            throw new ContentNotFoundException(String.join("\n", found.missing()));
        }
        return found;
    }

    /**
     * The same, with what is missing.
     *
     * @param name of the place where the images are
     * @param source that place
     * @param subjects the digests of images and indexes; what refers to one of them is what is looked for
     * @param choice which
     * @return each once for each thing that it refers to, after that
     * @throws IOException when there are too many; or the user has said which are wanted and they cannot be listed or read
     */
    public Attachments look(BaseReference name, ContentSource source, List<Digest> subjects, ReferrerChoice choice)
            throws IOException {
        if (choice.isNone()) {
            return Attachments.NONE;
        }
        var subject = new SubjectReader(sources, name, source, choice);
        var found = new LinkedHashMap<Map.Entry<Digest, Digest>, Attachment>();
        var notes = new ArrayList<String>();
        var missing = new ArrayList<String>();
        Set<Digest> known = new HashSet<>(subjects);
        var level = subjects.stream().distinct().toList();
        for (int depth = 1; !level.isEmpty(); depth++) {
            if (depth > MAX_DEPTH) {
                notes.add("warning: what refers to " + level.get(0)
                        + " is not looked for: that refers to an image by way of " + MAX_DEPTH + " other things");
                break;
            }
            var next = new ArrayList<Digest>();
            for (var attached : ask(subject, level)) {
                notes.addAll(attached.notes());
                missing.addAll(attached.missing());
                for (var one : attached.list()) {
                    found.put(Map.entry(one.subject(), one.document().digest()), one);
                    if (known.add(one.document().digest())) {
                        next.add(one.document().digest());
                    }
                }
            }
            checkBounds(name, found);
            level = next;
        }
        return new Attachments(List.copyOf(found.values()), notes, missing);
    }

    private List<Attachments> ask(SubjectReader reader, List<Digest> subjects) throws IOException {
        return Workers.run(
                parallelism,
                subjects.stream()
                        .map(subject -> (Callable<Attachments>) () -> reader.read(subject))
                        .toList());
    }

    private static void checkBounds(BaseReference name, Map<Map.Entry<Digest, Digest>, Attachment> found)
            throws IOException {
        long bytes = found.values().stream()
                .mapToLong(attachment -> attachment.document().bytes().length)
                .sum();
        if (found.size() > MAX_NUMBER || bytes > MAX_BYTES) {
            throw new IOException("More refers to " + name + " than the limit, " + MAX_NUMBER + " manifests with "
                    + MAX_BYTES + " bytes together. Say which types go along, such as"
                    + " -Dmultiarch.referrers=application/vnd.dev.cosign.*, or none");
        }
    }
}
