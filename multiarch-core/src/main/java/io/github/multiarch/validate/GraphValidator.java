package io.github.multiarch.validate;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * Holds an image, or an index with all that it names, against the <a href="https://github.com/opencontainers/image-spec/tree/v1.1.1">OCI image spec v1.1.1</a>,
 * against itself, and against the stricter rules of this project: names of platforms in normal form, one family of media types, nothing left implicit.
 */
public final class GraphValidator {
    private GraphValidator() {}

    /**
     * Walks from the root to the last layer. Layers are not unpacked.
     *
     * @param source where to look
     * @param root an index or manifest
     * @param heldElsewhere says which layers need not be in the source, such as those of a base
     * @return all that is wrong, in the order of the walk; empty for a sound graph. At most 200 and a line that there is more
     * @throws IOException when the source cannot be read; bad content is a finding instead
     */
    public static List<Finding> validate(ContentSource source, Descriptor root, Predicate<Descriptor> heldElsewhere)
            throws IOException {
        return validate(source, root, heldElsewhere, Layers.AS_STORED);
    }

    /**
     * Walks from the root to the last layer.
     *
     * @param source where to look
     * @param root an index or manifest
     * @param heldElsewhere says which layers need not be in the source, such as those of a base
     * @param layers how closely layers are looked at
     * @return all that is wrong, in the order of the walk; empty for a sound graph. At most 200 and a line that there is more
     * @throws IOException when the source cannot be read; bad content is a finding instead
     */
    public static List<Finding> validate(
            ContentSource source, Descriptor root, Predicate<Descriptor> heldElsewhere, Layers layers)
            throws IOException {
        return walk(source, root, heldElsewhere, layers, Rules.NORMAL_FORM, Progress.SILENT)
                .findings();
    }

    /**
     * Walks from the root to the last layer, whoever made it, and tells what it has met.
     *
     * @param source where to look
     * @param root an index or manifest
     * @param heldElsewhere says which layers need not be in the source, such as those of a base
     * @param layers how closely layers are looked at
     * @param rules for the names of platforms
     * @param progress is told of every layer that is read
     * @return what is wrong, and which platforms there are
     * @throws IOException when the source cannot be read; bad content is a finding instead
     */
    public static Validation walk(
            ContentSource source,
            Descriptor root,
            Predicate<Descriptor> heldElsewhere,
            Layers layers,
            Rules rules,
            Progress progress)
            throws IOException {
        var findings = new Findings();
        var walk = new GraphWalk(
                source, root, new LayerCheck(source, heldElsewhere, layers, progress, findings), rules, findings);
        walk.walk();
        return new Validation(findings.list(), walk.platforms());
    }

    /**
     * Walks from an artifact to its last blob.
     *
     * @param source where to look
     * @param artifact a manifest, or an index of such
     * @param place its name for people
     * @param layers how closely blobs are looked at
     * @param progress is told of every blob that is read
     * @return all that is wrong
     * @throws IOException when the source cannot be read; bad content is a finding instead
     */
    public static List<Finding> artifact(
            ContentSource source, Descriptor artifact, String place, Layers layers, Progress progress)
            throws IOException {
        var findings = new Findings();
        new GraphWalk(
                        source,
                        artifact,
                        new LayerCheck(source, layer -> false, layers, progress, findings),
                        Rules.UNAMBIGUOUS,
                        findings)
                .artifact(place);
        return findings.list();
    }
}
