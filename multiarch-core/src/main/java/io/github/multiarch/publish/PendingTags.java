package io.github.multiarch.publish;

import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.progress.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tags of an image whose content was sent before. Those of several images are moved together: all or none. */
public final class PendingTags {
    private final ImageReference image;
    private final TagMover.Owner owner;
    private final List<Tagging> taggings;

    PendingTags(ImageReference image, TagMover.Owner owner, List<Tagging> taggings) {
        this.image = image;
        this.owner = owner;
        this.taggings = taggings;
    }

    /**
     * Moves. What each tag stands for is asked before the first is moved; when one cannot be moved, those before are set back, in whichever registry they are.
     *
     * @param images with all their tags
     * @param progress is told when somebody else moves a tag on
     * @throws PushFailedException when one cannot be moved; the message says how all tags are now
     */
    public static void move(List<PendingTags> images, Progress progress) throws PushFailedException {
        try {
            var moves = new ArrayList<TagMover.Move>();
            for (var one : images) {
                for (var tagging : one.taggings) {
                    moves.add(new TagMover.Move(one.owner, tagging, Optional.empty()).asked());
                }
            }
            new TagMover(progress).move(moves);
        } catch (IOException e) {
            throw new PushFailedException(text(images, e), e);
        }
    }

    private static String text(List<PendingTags> images, IOException reason) {
        var lines = new ArrayList<String>();
        lines.add("moving the tags of " + images.size() + " images failed: " + reason.getMessage());
        lines.add("All layers and images are in their registries.");
        var changed = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (var one : images) {
            one.taggings.forEach(
                    tagging -> names.add(one.image.withTag(tagging.tag()).toString()));
            one.owner
                    .ledger()
                    .changed()
                    .forEach(tag -> changed.add(one.image.withTag(tag).toString()));
        }
        lines.add(
                changed.isEmpty()
                        ? "No tag was changed: " + String.join(", ", names) + "."
                        : "These tags stand for what was pushed, and could not be set back: "
                                + String.join(", ", changed) + ".");
        lines.add("Running the same again is safe: what is there is not sent twice.");
        return String.join("\n", lines);
    }
}
