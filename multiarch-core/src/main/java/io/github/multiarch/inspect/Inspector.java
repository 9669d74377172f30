package io.github.multiarch.inspect;

import io.github.multiarch.config.InspectRequest;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.plan.ReadAhead;
import java.io.IOException;

/** Reads what an image is. */
public final class Inspector {
    private final ContentSources sources;
    private final int parallelism;

    /**
     * With the places where images are.
     *
     * @param sources opens them
     * @param parallelism how many questions are asked at once
     */
    public Inspector(ContentSources sources, int parallelism) {
        this.sources = sources;
        this.parallelism = parallelism;
    }

    /**
     * Reads the whole image, one platform's image of it, or what an engine would take.
     *
     * @param request which
     * @return what it is
     * @throws ContentNotFoundException when there is no such image, or none for that platform
     * @throws IOException when it cannot be read
     */
    public Inspected inspect(InspectRequest request) throws IOException {
        return reading(request, found -> {
            if (request.platform().isPresent()) {
                return PlatformImage.read(found, request.platform().get(), sources, parallelism);
            }
            return request.machine().isPresent()
                    ? Choice.read(found, request.machine().get())
                    : ImageSummary.read(ahead(found), sources, parallelism);
        });
    }

    /**
     * Reads the index or manifest, or one platform's manifest, and nothing beyond what is needed to find it.
     *
     * @param request which
     * @return exactly the bytes of that document
     * @throws ContentNotFoundException when there is no such image, or none for that platform
     * @throws IOException when it cannot be read
     */
    public byte[] raw(InspectRequest request) throws IOException {
        return reading(
                request,
                found -> request.platform().isPresent()
                        ? found.source()
                                .document(PlatformImage.choose(
                                        found, request.platform().get()))
                                .bytes()
                        : found.top().bytes());
    }

    private Found ahead(Found found) throws IOException {
        var image = found.named().readAhead(ReadAhead.Depth.CONFIGS, parallelism);
        return new Found(image.name(), image.source(), image.top());
    }

    private <T> T reading(InspectRequest request, Reading<T> reading) throws IOException {
        var image = sources.find(request.image());
        try {
            return reading.of(new Found(image.name(), image.source(), image.top()));
        } catch (MalformedDocumentException e) {
            throw new IOException(request.image() + " cannot be shown: " + e.getMessage(), e);
        }
    }

    /** What is made of an image. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(Found found) throws IOException;
    }
}
