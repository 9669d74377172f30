package io.github.multiarch.drift;

import io.github.multiarch.config.DriftRequest;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ListedContent;
import io.github.multiarch.inspect.Attached;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.plan.ListedPlatform;
import io.github.multiarch.plan.ReadAhead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Holds what an image says of its bases against what these are now. */
public final class DriftDetector {
    private final ContentSources sources;
    private final ContentSources ofBases;
    private final int parallelism;

    /**
     * With the places where images are. Neither may remember anything from before.
     *
     * @param sources opens that of the image
     * @param ofBases opens those of its bases, as a build does
     * @param parallelism how many questions are asked at once
     */
    public DriftDetector(ContentSources sources, ContentSources ofBases, int parallelism) {
        this.sources = sources;
        this.ofBases = ofBases;
        this.parallelism = parallelism;
    }

    /**
     * Looks.
     *
     * @param request which image
     * @return what was found, for each platform
     * @throws ContentNotFoundException when there is no such image
     * @throws IOException when it cannot be read; a base that cannot be asked is told instead
     */
    public DriftReport detect(DriftRequest request) throws IOException {
        var image = sources.find(request.image()).readAhead(ReadAhead.Depth.IMAGES, parallelism);
        var source = image.source();
        var top = image.top();
        var bases = new CurrentBases(ofBases);
        var platforms = new ArrayList<PlatformDrift>();
        try {
            for (var entry : ListedContent.of(top, source).images()) {
                var platform = ListedPlatform.of(entry, source);
                if (!platform.isUnknown()) {
                    var document = entry.equals(top.descriptor()) ? top : source.document(entry);
                    var manifest = Manifest.parse(document);
                    // An artifact that says a platform has no base.
                    if (document.digest().equals(top.digest())
                            || manifest.config().mediaType().isConfig()) {
                        platforms.add(bases.compare(platform, SaidBase.of(manifest)));
                    }
                }
            }
        } catch (MalformedDocumentException e) {
            throw new IOException(request.image() + " is not an image that can be read: " + e.getMessage(), e);
        }
        return new DriftReport(
                request.image().toString(),
                top.digest(),
                platforms,
                Attached.to(List.of(top.digest()), image, sources, parallelism));
    }
}
