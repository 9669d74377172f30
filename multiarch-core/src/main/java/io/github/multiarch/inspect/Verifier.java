package io.github.multiarch.inspect;

import io.github.multiarch.config.LayerReading;
import io.github.multiarch.config.VerifyRequest;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.validate.Finding;
import io.github.multiarch.validate.GraphValidator;
import io.github.multiarch.validate.Layers;
import io.github.multiarch.validate.Rules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Walks an image where it lies, and says all that is wrong with it. */
public final class Verifier {
    private final ContentSources sources;
    private final Progress progress;

    /**
     * With the places where images are.
     *
     * @param sources opens them; what they remember from before is not seen to be gone
     * @param progress is told of every layer that is read
     */
    public Verifier(ContentSources sources, Progress progress) {
        this.sources = sources;
        this.progress = progress;
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
        var image = sources.find(request.image());
        var top = image.top();
        var walked = GraphValidator.walk(
                image.source(),
                top.descriptor(),
                layer -> false,
                closeness(request.layers()),
                Rules.UNAMBIGUOUS,
                progress);
        var findings = new ArrayList<>(walked.findings());
        missing(request, top, walked.platforms()).ifPresent(findings::add);
        return new Verification(request.image().toString(), top.digest(), walked.platforms(), findings);
    }

    private static Layers closeness(LayerReading layers) {
        return switch (layers) {
            case LISTED -> Layers.LISTED;
            case READ -> Layers.AS_STORED;
            case UNPACKED -> Layers.UNPACKED;
        };
    }

    private static Optional<Finding> missing(VerifyRequest request, Document top, List<Platform> there) {
        var missing = request.platforms().stream()
                .filter(platform -> there.stream().noneMatch(platform::isSameMachineAs))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        (top.descriptor().mediaType().isIndex() ? "the index " : "the manifest ") + top.digest(),
                        "has no image for " + names(missing) + "; it has " + names(there)));
    }

    private static String names(List<Platform> platforms) {
        return platforms.isEmpty()
                ? "none"
                : platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }
}
