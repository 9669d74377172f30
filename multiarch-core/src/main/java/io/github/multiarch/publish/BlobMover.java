package io.github.multiarch.publish;

import io.github.multiarch.content.Copier;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.publish.BlobCounts.Outcome;
import io.github.multiarch.registry.Repository;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Brings one blob to the target in the cheapest way: it is there, the registry mounts it, or its bytes are sent from where they are. */
final class BlobMover {
    /** What goes out at once, without waiting for the other side. */
    private static final int SMALL_BYTES = 16 * 1024;

    private final ImageReference image;
    private final Repository target;
    private final Whereabouts whereabouts;
    private final Copier copier;

    /**
     * Nothing is moved yet.
     *
     * @param image the target's name
     */
    BlobMover(ImageReference image, Repository target, Whereabouts whereabouts, Progress progress) {
        this.image = image;
        this.target = target;
        this.whereabouts = whereabouts;
        this.copier = new Copier(progress);
    }

    /** Brings a blob that is probably not there. */
    Outcome move(Graph.Blob blob) throws IOException {
        return labelled(blob, () -> {
            if (blob.descriptor().mediaType().isConfig() && blob.place().isHere()) {
                return send(blob);
            }
            // The question whether it is there would be one more: what is there is mounted as well.
            if (mountFromPlace(blob)) {
                return Outcome.MOUNTED;
            }
            return whereabouts.bring(image, blob.descriptor().digest(), from -> moveOrMount(blob, from.orElse(null)));
        });
    }

    private Outcome moveOrMount(Graph.Blob blob, @Nullable ImageReference from) throws IOException {
        if (from != null && target.mount(blob.descriptor(), from)) {
            return Outcome.MOUNTED;
        }
        return isNoLongerThanAQuestion(blob) || !target.has(blob.descriptor()) ? send(blob) : Outcome.PRESENT;
    }

    /** It is there. */
    void known(Graph.Blob blob) {
        if (!blob.descriptor().mediaType().isConfig()) {
            whereabouts.known(image, blob.descriptor().digest());
        }
    }

    private static boolean isNoLongerThanAQuestion(Graph.Blob blob) {
        return blob.descriptor().size() <= SMALL_BYTES && blob.place().isHere();
    }

    /** Brings a blob if it is not there. */
    Outcome ask(Graph.Blob blob) throws IOException {
        return labelled(blob, () -> {
            if (target.has(blob.descriptor())) {
                return Outcome.PRESENT;
            }
            return mountFromPlace(blob) ? Outcome.MOUNTED : send(blob);
        });
    }

    private Outcome send(Graph.Blob blob) throws IOException {
        copier.copy(blob.descriptor(), blob.place().opening().open(), target, blob.label());
        return blob.place().isHere() ? Outcome.UPLOADED : Outcome.COPIED;
    }

    private boolean mountFromPlace(Graph.Blob blob) throws IOException {
        var place = blob.place();
        return place.isInRegistryOf(image)
                && target.mount(blob.descriptor(), place.repository().orElseThrow());
    }

    private static Outcome labelled(Graph.Blob blob, Bringing bringing) throws IOException {
        try {
            return bringing.bring();
        } catch (IOException e) {
            throw new IOException(blob.label() + ": " + e.getMessage(), e);
        }
    }

    /** Brings something. */
    @FunctionalInterface
    private interface Bringing {
        Outcome bring() throws IOException;
    }
}
