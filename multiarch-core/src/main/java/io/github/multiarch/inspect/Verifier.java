package io.github.multiarch.inspect;

import io.github.multiarch.config.LayerReading;
import io.github.multiarch.config.VerifyRequest;
import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.validate.Finding;
import io.github.multiarch.validate.GraphValidator;
import io.github.multiarch.validate.Layers;
import io.github.multiarch.validate.Rules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Walks an image where it lies, and says all that is wrong with it. */
public final class Verifier {
    private static final int MAX_DEPTH = 3;

    private final ContentSources sources;

    /**
     * With the places where images are.
     *
     * @param sources opens them; what they remember from before is not seen to be gone
     */
    public Verifier(ContentSources sources) {
        this.sources = sources;
    }

    /**
     * Verifies.
     *
     * @param request which image, what it must have, and how closely to look
     * @return what was found
     * @throws ContentNotFoundException when there is no such image
     * @throws IOException when it cannot be read; bad content is a finding instead
     */
    public Verification verify(VerifyRequest request) throws IOException {
        var source = sources.open(request.image());
        var top = sources.resolve(request.image(), source)
                .orElseThrow(() -> new ContentNotFoundException(
                        request.image() + " does not exist: " + source + " has no such image"));
        var findings = new ArrayList<>(GraphValidator.validate(
                source, top.descriptor(), layer -> false, closeness(request.layers()), Rules.UNAMBIGUOUS));
        var platforms = platforms(source, top);
        missing(request, top, platforms).ifPresent(findings::add);
        return new Verification(request.image().toString(), top.digest(), List.copyOf(platforms), findings);
    }

    private static Layers closeness(LayerReading layers) {
        return switch (layers) {
            case LISTED -> Layers.LISTED;
            case READ -> Layers.AS_STORED;
            case UNPACKED -> Layers.UNPACKED;
        };
    }

    private static Optional<Finding> missing(VerifyRequest request, Document top, Set<Platform> there) {
        var missing = request.platforms().stream()
                .filter(platform -> there.stream().noneMatch(platform::isSameMachineAs))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        (top.descriptor().mediaType().isIndex() ? "the index " : "the manifest ") + top.digest(),
                        "has no image for " + names(missing) + "; it has " + names(there)));
    }

    private static String names(Iterable<Platform> platforms) {
        var names = new ArrayList<String>();
        platforms.forEach(platform -> names.add(platform.toString()));
        return names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", "));
    }

    /** Of what can be read: the rest is a finding already. */
    private static Set<Platform> platforms(ContentSource source, Document top) throws IOException {
        var platforms = new LinkedHashSet<Platform>();
        if (top.descriptor().mediaType().isIndex()) {
            add(source, top.descriptor(), 1, platforms);
        } else {
            attempt(() -> ImageConfig.parse(source.document(Manifest.parse(top).config()))
                            .platform())
                    .ifPresent(platforms::add);
        }
        return platforms;
    }

    private static void add(ContentSource source, Descriptor index, int depth, Set<Platform> platforms)
            throws IOException {
        var entries = attempt(() -> ImageIndex.parse(source.document(index)).manifests())
                .orElse(List.of());
        for (var entry : entries) {
            if (entry.mediaType().isIndex() && depth < MAX_DEPTH) {
                add(source, entry, depth + 1, platforms);
            } else if (entry.mediaType().isManifest()) {
                entry.platform().filter(platform -> !platform.isUnknown()).ifPresent(platforms::add);
            }
        }
    }

    private static <T> Optional<T> attempt(Reading<T> reading) throws IOException {
        try {
            return Optional.of(reading.read());
        } catch (ContentNotFoundException | ContentMismatchException | MalformedDocumentException e) {
            return Optional.empty();
        }
    }

    /** Something that may not be there, or not be what it should. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }
}
