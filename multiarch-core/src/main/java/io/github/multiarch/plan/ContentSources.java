package io.github.multiarch.plan;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.layout.Layouts;
import io.github.multiarch.oci.Document;
import io.github.multiarch.registry.Registries;
import java.io.IOException;
import java.util.Optional;

/** Opens the places that references name. */
public final class ContentSources {
    private final Registries registries;

    /**
     * With the run's connections.
     *
     * @param registries not closed here
     */
    public ContentSources(Registries registries) {
        this.registries = registries;
    }

    /**
     * The place where an image's content is.
     *
     * @param reference not scratch
     * @return to read from
     * @throws IOException when it is a layout that cannot be read
     */
    public ContentSource open(BaseReference reference) throws IOException {
        if (reference instanceof BaseReference.InRegistry image) {
            return registries.repository(image.reference());
        }
        if (reference instanceof BaseReference.InLayout layout) {
            return Layouts.open(layout.path());
        }
        throw new IllegalArgumentException(reference + " has no content");
    }

    /**
     * The manifest or index that a reference stands for now.
     *
     * @param reference not scratch
     * @param source where it is
     * @return empty when there is none of that name
     * @throws IOException when the place cannot be asked
     */
    public Optional<Document> resolve(BaseReference reference, ContentSource source) throws IOException {
        if (reference instanceof BaseReference.InRegistry image) {
            return source.resolve(image.reference().tagOrDigest());
        }
        var layout = (BaseReference.InLayout) reference;
        return source.resolve(layout.name().orElse(""));
    }
}
