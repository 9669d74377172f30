package io.github.multiarch.plan;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Document;
import java.io.IOException;

/**
 * An image that exists, found by its name.
 *
 * @param name not scratch
 * @param source where its content is
 * @param top the manifest or index that the name stands for
 */
public record NamedImage(BaseReference name, ContentSource source, Document top) {
    /**
     * The same, for a walk through all of it: what a registry has is read side by side before.
     *
     * @param depth how far down
     * @param parallelism how many questions are asked at once
     * @return with the documents in memory
     * @throws IOException when the run is interrupted; what cannot be read is told when the walk comes to it
     */
    public NamedImage readAhead(ReadAhead.Depth depth, int parallelism) throws IOException {
        return name instanceof BaseReference.InRegistry
                ? new NamedImage(name, ReadAhead.of(source, top, depth, parallelism), top)
                : this;
    }
}
