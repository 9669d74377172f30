package io.github.multiarch.plan;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Document;

/**
 * An image that exists, found by its name.
 *
 * @param name not scratch
 * @param source where its content is
 * @param top the manifest or index that the name stands for
 */
public record NamedImage(BaseReference name, ContentSource source, Document top) {}
