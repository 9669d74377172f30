package io.github.multiarch.mirrors;

import io.github.multiarch.oci.ImageReference;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What one build has learned of mirrors, so that all modules need to learn it once. For use by several threads at once. */
public final class MirrorMemory {
    private final Set<String> down = ConcurrentHashMap.newKeySet();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<ImageReference, ImageReference> givers = new ConcurrentHashMap<>();

    /** A registry that did not answer is not waited for again. */
    void isDown(PullSource source) {
        down.add(source.image().registry());
    }

    boolean isUp(PullSource source) {
        return !down.contains(source.image().registry());
    }

    /** Whether this is the first trouble with that repository. */
    boolean isNews(PullSource source) {
        return told.add(source.repository());
    }

    void gave(ImageReference image, PullSource source) {
        givers.put(image, source.image());
    }

    /**
     * From where an image came.
     *
     * @param image as the user names it
     * @return its name at the place that has answered; empty when nobody was asked, or the place is that of its own name
     */
    public Optional<ImageReference> giver(ImageReference image) {
        return Optional.ofNullable(givers.get(image)).filter(from -> !from.isSameRepositoryAs(image));
    }
}
