package io.github.multiarch.publish;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.ImageReference;
import java.io.IOException;
import java.util.Optional;

/**
 * Where a part of a graph is before it is published.
 *
 * @param opening opens it, when something has to be read from it
 * @param repository where a registry has it; any tag or digest
 * @param isHere whether it was made on this machine, so that it is hardly anywhere else
 */
public record Place(Opening opening, Optional<ImageReference> repository, boolean isHere) {

    /** Opens a place. */
    @FunctionalInterface
    public interface Opening {
        /**
         * Opens it. Places that nothing is read from are not opened, and need not be there any more.
         *
         * @return nothing has to be closed
         * @throws IOException when it cannot be read
         */
        ContentSource open() throws IOException;
    }

    /**
     * Where an image is that was read a moment ago.
     *
     * @param reference by which it was found
     * @param source where that is
     * @return a repository; or a layout, which is here
     */
    public static Place of(BaseReference reference, ContentSource source) {
        return reference instanceof BaseReference.InRegistry image
                ? new Place(() -> source, Optional.of(image.reference()), false)
                : new Place(() -> source, Optional.empty(), true);
    }

    /** Whether this is a repository of the same name. */
    boolean isRepositoryOf(ImageReference image) {
        return isInRegistryOf(image)
                && repository
                        .filter(one -> one.repository().equals(image.repository()))
                        .isPresent();
    }

    boolean isInRegistryOf(ImageReference image) {
        return repository.filter(one -> one.registry().equals(image.registry())).isPresent();
    }
}
