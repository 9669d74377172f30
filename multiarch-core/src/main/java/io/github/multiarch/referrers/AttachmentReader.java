package io.github.multiarch.referrers;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.ReferrerChoice;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Digest;
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
import java.util.stream.Stream;

/**
 * Finds what refers to images: by the list that registries and layouts have (<a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers">OCI
 * distribution spec v1.1.1, listing referrers</a>), and by the tags of cosign before its version 3. Goes on to what refers to that. All of one depth is asked for side by
 * side.
 */
public final class AttachmentReader {
    /** A signature of a bill of materials of an image is the second; nobody has made a fifth yet. */
    public static final int MAX_DEPTH = 5;

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
     * @return each once for each thing that it refers to, after that; what was not found out is among the notes
     * @throws IOException when there are too many; or the user has said which are wanted, and not all can be listed or read
     */
    public Attachments read(BaseReference name, ContentSource source, List<Digest> subjects, ReferrerChoice choice)
            throws IOException {
        var found = look(name, source, subjects, choice);
        var wrong =
                Stream.concat(found.notes().stream(), found.missing().stream()).toList();
        if (choice.isSaid() && !wrong.isEmpty()) {
            throw new IOException(
                    String.join("\n", wrong) + ". -Dmultiarch.referrers=none goes on without such things");
        }
        return new Attachments(
                found.list(), wrong.stream().map(line -> "warning: " + line).toList(), List.of());
    }

    /**
     * The same without an opinion.
     *
     * @param name of the place where the images are
     * @param source that place
     * @param subjects the digests of images and indexes; what refers to one of them is what is looked for
     * @param choice which
     * @return each once for each thing that it refers to, after that; with what could not be found out, and what is missing
     * @throws IOException when there are too many, or the run is interrupted
     */
    public Attachments look(BaseReference name, ContentSource source, List<Digest> subjects, ReferrerChoice choice)
            throws IOException {
        if (choice.isNone()) {
            return Attachments.NONE;
        }
        var place = new SubjectReader.Place(sources, name, source, choice, new Budget(name));
        var found = new LinkedHashMap<Map.Entry<Digest, Digest>, Attachment>();
        var notes = new ArrayList<String>();
        var missing = new ArrayList<String>();
        Set<Digest> known = new HashSet<>(subjects);
        var level = subjects.stream().distinct().toList();
        for (int depth = 1; !level.isEmpty() && depth <= MAX_DEPTH; depth++) {
            var next = new ArrayList<Digest>();
            for (var attached : ask(place, level)) {
                notes.addAll(attached.notes());
                missing.addAll(attached.missing());
                for (var one : attached.list()) {
                    found.put(Map.entry(one.subject(), one.document().digest()), one);
                    if (known.add(one.document().digest())) {
                        next.add(one.document().digest());
                    }
                }
            }
            level = next;
        }
        return new Attachments(List.copyOf(found.values()), notes, missing);
    }

    private List<Attachments> ask(SubjectReader.Place place, List<Digest> subjects) throws IOException {
        return Workers.run(
                parallelism,
                subjects.stream()
                        .map(subject -> (Callable<Attachments>) () -> new SubjectReader(place, subject).read())
                        .toList());
    }
}
