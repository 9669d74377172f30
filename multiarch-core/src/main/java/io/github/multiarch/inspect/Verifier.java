package io.github.multiarch.inspect;

import io.github.multiarch.config.LayerReading;
import io.github.multiarch.config.PlatformSelection;
import io.github.multiarch.config.VerifyRequest;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.plan.ReadAhead;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.validate.Finding;
import io.github.multiarch.validate.GraphValidator;
import io.github.multiarch.validate.Layers;
import io.github.multiarch.validate.Rules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Walks an image where it lies, and says all that is wrong with it. */
public final class Verifier {
    private final ContentSources sources;
    private final int parallelism;
    private final Progress progress;

    /**
     * With the places where images are.
     *
     * @param sources opens them; what they remember from before is not seen to be gone
     * @param parallelism how many questions are asked at once
     * @param progress is told of every layer that is read
     */
    public Verifier(ContentSources sources, int parallelism, Progress progress) {
        this.sources = sources;
        this.parallelism = parallelism;
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
        var image = sources.find(request.image())
                .readAhead(
                        request.layers() == LayerReading.LISTED ? ReadAhead.Depth.LAYERS : ReadAhead.Depth.CONFIGS,
                        parallelism);
        var top = image.top();
        var walked = GraphValidator.walk(
                image.source(),
                top.descriptor(),
                layer -> false,
                closeness(request.layers()),
                Rules.UNAMBIGUOUS,
                progress);
        var findings = new ArrayList<>(walked.findings());
        wanted(request.platforms(), top, walked.platforms()).forEach(findings::add);
        var warnings =
                top.descriptor().mediaType().isIndex() ? PlainPlatforms.missing(walked.platforms()) : List.<String>of();
        var found = new Found(request.image(), image.source(), top);
        var subjects = found.subjects();
        Attached attached;
        if (request.isDeep()) {
            var verified = new AttachedVerifier(sources, parallelism, progress)
                    .verify(image, subjects, closeness(request.layers()));
            findings.addAll(verified.findings());
            attached = verified.attached();
        } else {
            attached = Attached.to(subjects.stream().map(Descriptor::digest).toList(), image, sources, parallelism);
        }
        return new Verification(
                request.image().toString(), top.digest(), walked.platforms(), findings, warnings, attached);
    }

    private static Layers closeness(LayerReading layers) {
        return switch (layers) {
            case LISTED -> Layers.LISTED;
            case READ -> Layers.AS_STORED;
            case UNPACKED -> Layers.UNPACKED;
        };
    }

    private static List<Finding> wanted(PlatformSelection wanted, Document top, List<Platform> there) {
        var place = (top.descriptor().mediaType().isIndex() ? "the index " : "the manifest ") + top.digest();
        var findings = new ArrayList<Finding>();
        var missing = wanted.missing(there);
        if (!missing.isEmpty()) {
            findings.add(
                    new Finding(place, "has no image for " + String.join(", ", missing) + "; it has " + names(there)));
        }
        var unwanted = there.stream()
                .filter(platform -> wanted.isExcluded(platform) && !wanted.has(platform))
                .distinct()
                .toList();
        if (!unwanted.isEmpty()) {
            findings.add(new Finding(place, "has an image for " + names(unwanted) + ", which platforms leaves out"));
        }
        return findings;
    }

    private static String names(List<Platform> platforms) {
        return platforms.isEmpty()
                ? "none"
                : platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }
}
