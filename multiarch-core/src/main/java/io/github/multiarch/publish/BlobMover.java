package io.github.multiarch.publish;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.Copier;
import io.github.multiarch.layout.Layouts;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.publish.BlobCounts.Outcome;
import io.github.multiarch.registry.Registries;
import io.github.multiarch.registry.Repository;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings one blob to the target in the cheapest way: it is there, the registry mounts it, or its bytes are sent from where they are. */
final class BlobMover {
    /** What goes out at once, without waiting for the other side. */
    private static final int SMALL_BYTES = 16 * 1024;

    private final PublishRequest request;
    private final Registries registries;
    private final Repository target;
    private final Whereabouts whereabouts;
    private final Copier copier;

    BlobMover(
            PublishRequest request,
            Registries registries,
            Repository target,
            Whereabouts whereabouts,
            Progress progress) {
        this.whereabouts = whereabouts;
        this.request = request;
        this.registries = registries;
        this.target = target;
        this.copier = new Copier(progress);
    }

    /** Brings a blob that is probably not there. */
    Outcome move(Graph.Blob blob) throws IOException {
        return labelled(blob, () -> {
            var descriptor = blob.descriptor();
            if (descriptor.mediaType().isConfig()) {
                return send(blob);
            }
            // The question whether it is there would be one more: what is there is mounted as well.
            if (mountFromBase(descriptor)) {
                return Outcome.MOUNTED;
            }
            return whereabouts.bring(
                    request.target().image(), descriptor.digest(), from -> moveOrMount(blob, from.orElse(null)));
        });
    }

    private Outcome moveOrMount(Graph.Blob blob, @Nullable ImageReference from) throws IOException {
        if (from != null && target.mount(blob.descriptor(), from)) {
            return Outcome.MOUNTED;
        }
        return isNoLongerThanAQuestion(blob.descriptor()) || !target.has(blob.descriptor())
                ? send(blob)
                : Outcome.PRESENT;
    }

    /** It is there. */
    void known(Graph.Blob blob) {
        if (!blob.descriptor().mediaType().isConfig()) {
            whereabouts.known(request.target().image(), blob.descriptor().digest());
        }
    }

    private boolean isNoLongerThanAQuestion(Descriptor descriptor) throws IOException {
        return descriptor.size() <= SMALL_BYTES && base(descriptor).isEmpty();
    }

    /** Brings a blob if it is not there. */
    Outcome ask(Graph.Blob blob) throws IOException {
        return labelled(blob, () -> {
            if (target.has(blob.descriptor())) {
                return Outcome.PRESENT;
            }
            return mountFromBase(blob.descriptor()) ? Outcome.MOUNTED : send(blob);
        });
    }

    private Outcome send(Graph.Blob blob) throws IOException {
        var descriptor = blob.descriptor();
        var base = base(descriptor);
        copier.copy(descriptor, base.isPresent() ? open(base.get()) : request.layout(), target, blob.label());
        return base.isPresent() ? Outcome.COPIED : Outcome.UPLOADED;
    }

    /** Where a layer is that was not made here. */
    private Optional<BaseReference> base(Descriptor descriptor) throws IOException {
        return request.layout().has(descriptor)
                ? Optional.empty()
                : Optional.ofNullable(request.baseLayers().get(descriptor.digest()));
    }

    private boolean mountFromBase(Descriptor descriptor) throws IOException {
        return base(descriptor).orElse(null) instanceof BaseReference.InRegistry image
                && image.reference().registry().equals(request.target().image().registry())
                && target.mount(descriptor, image.reference());
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

    private ContentSource open(BaseReference base) throws IOException {
        if (base instanceof BaseReference.InRegistry image) {
            return registries.repository(image.reference());
        }
        if (base instanceof BaseReference.InLayout layout) {
            return Layouts.open(layout.path());
        }
        throw new IllegalStateException("scratch has no layers");
    }
}
