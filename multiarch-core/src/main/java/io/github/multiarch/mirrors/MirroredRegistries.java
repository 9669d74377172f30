package io.github.multiarch.mirrors;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.registry.Registries;
import io.github.multiarch.registry.Repository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens the repositories of bases: the registry itself, or a source that asks its mirrors first. */
public final class MirroredRegistries {
    private final Registries registries;
    private final Insecure insecure;
    private final Mirrors mirrors;
    private final MirrorMemory memory;
    private final Consumer<String> log;

    /** Has the connections to registries that files of this machine call insecure. */
    @FunctionalInterface
    public interface Insecure {
        /**
         * Connections to one of them, which show it no credentials unless the user calls it insecure, too.
         *
         * @param registry {@code host[:port]}
         * @return not closed here
         */
        Registries to(String registry);
    }

    /**
     * Nothing is asked yet.
     *
     * @param registries the run's connections, not closed here
     * @param insecure those for registries that may be anybody
     * @param mirrors who is asked first
     * @param memory what the build has learned
     * @param log gets a line for each mirror that is of no use
     */
    public MirroredRegistries(
            Registries registries, Insecure insecure, Mirrors mirrors, MirrorMemory memory, Consumer<String> log) {
        this.registries = registries;
        this.insecure = insecure;
        this.mirrors = mirrors;
        this.memory = memory;
        this.log = log;
    }

    /**
     * Without mirrors.
     *
     * @param registries the run's connections, not closed here
     * @return opens each registry itself
     */
    public static MirroredRegistries none(Registries registries) {
        return new MirroredRegistries(registries, name -> registries, Mirrors.none(), new MirrorMemory(), line -> {});
    }

    /**
     * The place of an image.
     *
     * @param image as the user names it
     * @return to read from
     * @throws IOException when the mirrors' files make no sense, or block it
     */
    public ContentSource open(ImageReference image) throws IOException {
        return open(image, registries::repository);
    }

    /**
     * The place of an image whose name a stranger wrote.
     *
     * @param image a registry that only the user may name is refused
     * @return to read from
     * @throws IOException when it may not be asked for
     */
    public ContentSource openStrange(ImageReference image) throws IOException {
        return open(image, registries::strange);
    }

    /**
     * Under which name a registry has an image, so that it need not be fetched to be there.
     *
     * @param registry {@code host[:port]}
     * @param image as the user names it
     * @return its name at a mirror that is this registry; else its own, which may be of another one
     * @throws IOException when the mirrors' files make no sense, or block it
     */
    public ImageReference nameIn(String registry, ImageReference image) throws IOException {
        return image.registry().equals(registry)
                ? image
                : mirrors.sources(image).stream()
                        .map(PullSource::image)
                        .filter(name -> name.registry().equals(registry))
                        .findFirst()
                        .orElse(image);
    }

    /**
     * From where an image came that was asked for in this build.
     *
     * @param image as the user names it
     * @return its name there; empty when that is its own, or nobody was asked
     */
    public Optional<ImageReference> giver(ImageReference image) {
        return memory.giver(image);
    }

    /** Opens the repository of the image's own name. */
    @FunctionalInterface
    private interface Own {
        Repository open(ImageReference image) throws IOException;
    }

    private ContentSource open(ImageReference image, Own own) throws IOException {
        var sources = mirrors.sources(image);
        var last = sources.get(sources.size() - 1);
        boolean isOwn = last.image().equals(image) && !last.isInsecure();
        var itself = isOwn ? own.open(image) : at(last).repository(last.image());
        if (sources.size() == 1 && isOwn) {
            return itself;
        }
        var places = new ArrayList<MirroredSource.Place>();
        for (var source : sources.subList(0, sources.size() - 1)) {
            places.add(new MirroredSource.Place(source, at(source).standIn(source.image())));
        }
        places.add(new MirroredSource.Place(last, itself));
        return new MirroredSource(image, places, memory, log);
    }

    private Registries at(PullSource source) {
        return source.isInsecure() ? insecure.to(source.image().registry()) : registries;
    }
}
