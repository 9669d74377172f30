package io.github.multiarch.inspect;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.ListedContent;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.NamedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An image that is there. What its indexes list is read when somebody asks for it. */
final class Found {
    private final BaseReference image;
    private final ContentSource source;
    private final Document top;
    private @Nullable ListedContent listed;

    /**
     * Nothing is read yet.
     *
     * @param image its name
     * @param source where it is
     * @param top what the name stands for: an index or a manifest
     */
    Found(BaseReference image, ContentSource source, Document top) {
        this.image = image;
        this.source = source;
        this.top = top;
    }

    NamedImage named() {
        return new NamedImage(image, source, top);
    }

    BaseReference image() {
        return image;
    }

    ContentSource source() {
        return source;
    }

    Document top() {
        return top;
    }

    boolean isIndex() {
        return top.descriptor().mediaType().isIndex();
    }

    ListedContent listed() throws IOException {
        var known = listed;
        if (known == null) {
            known = ListedContent.of(top, source);
            listed = known;
        }
        return known;
    }

    /** The images, in the order of the index; of a manifest, that one. */
    List<Descriptor> images() throws IOException {
        return listed().images();
    }

    /** What may be referred to: itself, its images, and indexes within. Of an index that cannot be read, that alone. */
    List<Descriptor> subjects() throws IOException {
        try {
            return Stream.of(
                            Stream.of(top.descriptor()),
                            listed().indexes().stream().map(ListedContent.Nested::descriptor),
                            images().stream())
                    .flatMap(subjects -> subjects)
                    .distinct()
                    .toList();
        } catch (MalformedDocumentException | ContentNotFoundException | ContentMismatchException e) {
            return List.of(top.descriptor());
        }
    }

    Manifest manifest(Descriptor entry) throws IOException {
        return Manifest.parse(source.document(entry));
    }

    /** Artifacts have a config of another kind, or an image's config without a platform. */
    Optional<ImageConfig> config(Manifest manifest) throws IOException {
        if (!manifest.config().mediaType().isConfig()) {
            return Optional.empty();
        }
        var document = source.document(manifest.config());
        try {
            return Optional.of(ImageConfig.parse(document));
        } catch (MalformedDocumentException e) {
            return Optional.empty();
        }
    }

    /** As the index says, else as the config does; {@code unknown/unknown} where neither says it. */
    static Platform platform(Descriptor entry, Optional<ImageConfig> config) {
        return entry.platform()
                .or(() -> config.map(ImageConfig::platform))
                .orElseGet(() -> Platform.of("unknown", "unknown", ""));
    }

    Platform platform(Descriptor entry) throws IOException {
        return entry.platform().isPresent() ? entry.platform().get() : platform(entry, config(manifest(entry)));
    }
}
