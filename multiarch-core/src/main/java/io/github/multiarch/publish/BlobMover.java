package io.github.multiarch.publish;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.Copier;
import io.github.multiarch.layout.Layouts;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.publish.BlobCounts.Outcome;
import io.github.multiarch.registry.Registries;
import io.github.multiarch.registry.Repository;
import java.io.IOException;

/** Brings one blob to the target in the cheapest way: it is there, the registry mounts it, or its bytes are sent from where they are. */
final class BlobMover {
    private final PublishRequest request;
    private final Registries registries;
    private final Repository target;
    private final Copier copier;

    BlobMover(PublishRequest request, Registries registries, Repository target, Progress progress) {
        this.request = request;
        this.registries = registries;
        this.target = target;
        this.copier = new Copier(progress);
    }

    Outcome move(Graph.Blob blob) throws IOException {
        try {
            return bring(blob);
        } catch (IOException e) {
            throw new IOException(blob.label() + ": " + e.getMessage(), e);
        }
    }

    private Outcome bring(Graph.Blob blob) throws IOException {
        var descriptor = blob.descriptor();
        if (target.has(descriptor)) {
            return Outcome.PRESENT;
        }
        var base = request.baseLayers().get(descriptor.digest());
        if (base == null || request.layout().has(descriptor)) {
            copier.copy(descriptor, request.layout(), target, blob.label());
            return Outcome.UPLOADED;
        }
        if (mount(descriptor, base)) {
            return Outcome.MOUNTED;
        }
        copier.copy(descriptor, open(base), target, blob.label());
        return Outcome.COPIED;
    }

    private boolean mount(Descriptor descriptor, BaseReference base) throws IOException {
        return base instanceof BaseReference.InRegistry image
                && image.reference().registry().equals(request.target().image().registry())
                && target.mount(descriptor, image.reference());
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
