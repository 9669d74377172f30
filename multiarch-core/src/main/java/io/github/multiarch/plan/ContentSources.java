package io.github.multiarch.plan;

import io.github.multiarch.cache.BaseCache;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.layout.Layout;
import io.github.multiarch.layout.Layouts;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.registry.Referrers;
import io.github.multiarch.registry.Registries;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opens the places that references name. */
public final class ContentSources {
    private static final int SHOWN = 20;

    private final Registries registries;
    private final BaseCache cache;

    /**
     * With the run's connections.
     *
     * @param registries not closed here
     * @param cache what is known of them already
     */
    public ContentSources(Registries registries, BaseCache cache) {
        this.registries = registries;
        this.cache = cache;
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
            return cache.before(registries.repository(image.reference()));
        }
        if (reference instanceof BaseReference.InLayout layout) {
            return Layouts.open(layout.path());
        }
        throw new IllegalArgumentException(reference + " has no content");
    }

    /**
     * The place where an image's content is whose name a stranger wrote.
     *
     * @param reference of an image in a registry
     * @return to read from
     * @throws IOException when that registry is one that only the user may name
     */
    public ContentSource openStrange(BaseReference.InRegistry reference) throws IOException {
        return cache.before(registries.strange(reference.reference()));
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

    /**
     * An image that must be there.
     *
     * @param name not scratch
     * @return what the name stands for now, and where that is
     * @throws ContentNotFoundException when there is none of that name
     * @throws IOException when the place cannot be asked
     */
    public NamedImage find(BaseReference name) throws IOException {
        var source = open(name);
        var top = resolve(name, source);
        if (top.isEmpty()) {
            throw new ContentNotFoundException(
                    name + " does not exist: " + source + " has no such image" + others(source));
        }
        return new NamedImage(name, source, top.get());
    }

    /** Which names there are instead; registries are not asked for theirs. */
    private static String others(ContentSource source) throws IOException {
        if (!(source instanceof Layout layout) || layout.fullNames().isEmpty()) {
            return "";
        }
        var names = layout.fullNames();
        return "; it has " + names.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }

    /**
     * What a registry says was attached to an image. Never remembered from before.
     *
     * @param reference where the image is
     * @param subject the digest of its manifest or index
     * @return empty for a layout, which has no such list
     * @throws IOException when the registry cannot be asked, refuses, or answers with something else
     */
    public Optional<Referrers> referrers(BaseReference reference, Digest subject) throws IOException {
        return reference instanceof BaseReference.InRegistry image
                ? Optional.of(registries.repository(image.reference()).referrers(subject))
                : Optional.empty();
    }
}
