package io.github.multiarch.plan;

import io.github.multiarch.cache.BaseCache;
import io.github.multiarch.cache.Pull;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.layout.Layout;
import io.github.multiarch.layout.Layouts;
import io.github.multiarch.mirrors.MirroredRegistries;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.registry.Referrers;
import io.github.multiarch.registry.Registries;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Opens the places that references name. */
public final class ContentSources {
    private static final int SHOWN = 20;

    private final Registries registries;
    private final Opening own;
    private final Opening strange;
    private final Giver giver;

    /**
     * Registries themselves, with the run's connections.
     *
     * @param registries not closed here
     * @param cache what is known of them already
     */
    public ContentSources(Registries registries, BaseCache cache) {
        this.registries = registries;
        this.own = image -> cache.before(registries.repository(image));
        this.strange = image -> cache.before(registries.strange(image));
        this.giver = image -> Optional.empty();
    }

    /**
     * Bases, which mirrors may have, and which the cache knows by their names.
     *
     * @param registries not closed here
     * @param mirrored the same, behind their mirrors
     * @param cache what is known of bases already
     * @param pull whether what is known is asked for
     * @param log is told when what was known before has to do
     */
    public ContentSources(
            Registries registries, MirroredRegistries mirrored, BaseCache cache, Pull pull, Consumer<String> log) {
        this.registries = registries;
        this.own = image -> cache.before(mirrored.open(image), pull, log);
        this.strange = image -> cache.before(mirrored.openStrange(image), pull, log);
        this.giver = mirrored::giver;
    }

    /** Opens the place of an image. */
    @FunctionalInterface
    private interface Opening {
        ContentSource open(ImageReference image) throws IOException;
    }

    /** Knows from where an image came. */
    @FunctionalInterface
    private interface Giver {
        Optional<ImageReference> of(ImageReference image);
    }

    /**
     * The place where an image's content is.
     *
     * @param reference not scratch
     * @return to read from
     * @throws IOException when it is a layout that cannot be read, or a registry that may not be asked
     */
    public ContentSource open(BaseReference reference) throws IOException {
        if (reference instanceof BaseReference.InRegistry image) {
            return own.open(image.reference());
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
        return strange.open(reference.reference());
    }

    /**
     * From where an image came, if not from the place that its name says.
     *
     * @param reference that was resolved before
     * @return its name at the mirror that gave it
     */
    Optional<ImageReference> giver(BaseReference reference) {
        return reference instanceof BaseReference.InRegistry image ? giver.of(image.reference()) : Optional.empty();
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
     * Reads what a tag stands for that is hardly ever there. A registry is asked whether it is there before, since public ones count what is read, and not what is asked for.
     *
     * @param reference where it would be
     * @param source that place
     * @param tag a valid tag
     * @return empty when there is no such tag
     * @throws IOException when the place cannot be asked
     */
    public Optional<Document> seldom(BaseReference reference, ContentSource source, String tag) throws IOException {
        return reference instanceof BaseReference.InRegistry image
                        && registries
                                .repository(image.reference())
                                .tags()
                                .digestOf(tag)
                                .isEmpty()
                ? Optional.empty()
                : source.resolve(tag);
    }

    /**
     * What was attached to an image. Never remembered from before.
     *
     * @param reference where the image is
     * @param source that place
     * @param subject the digest of its manifest or index
     * @param isPatient whether a registry is asked again after a fault that may pass
     * @return as the place lists it
     * @throws IOException when the place cannot be asked, refuses, or answers with something else
     */
    public Referrers referrers(BaseReference reference, ContentSource source, Digest subject, boolean isPatient)
            throws IOException {
        if (reference instanceof BaseReference.InRegistry image) {
            var repository = registries.repository(image.reference());
            return isPatient ? repository.referrersPatiently(subject) : repository.referrers(subject);
        }
        return new Referrers(source instanceof Layout layout ? layout.referrers(subject) : List.of(), Optional.empty());
    }
}
