package io.github.multiarch.content;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.progress.Progress;
import java.io.IOException;

/** Moves one blob from a source to a sink, through memory, checked on the way. The same loop serves every pair of places. */
public final class Copier {
    private final Progress progress;

    /**
     * A copier that tells what it moves.
     *
     * @param progress is told of every byte
     */
    public Copier(Progress progress) {
        this.progress = progress;
    }

    /**
     * Moves a blob. It is not asked first whether the blob is there.
     *
     * @param descriptor what to move
     * @param source where it is
     * @param sink where it shall be
     * @param what for whom, as the display shows it: {@code linux/arm64 base layer}
     * @throws IOException when it could not be read or stored
     */
    public void copy(Descriptor descriptor, ContentSource source, ContentSink sink, String what) throws IOException {
        try (var step = progress.begin(what, descriptor.size())) {
            sink.write(
                    descriptor,
                    () -> VerifyingInputStream.of(source.open(descriptor), descriptor, "the source")
                            .telling(step::at));
        }
    }
}
