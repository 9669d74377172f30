package io.github.multiarch.drift;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.ContentSources;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks what bases are now, each once. Their names are from images, so a stranger may have written them. */
final class CurrentBases {
    private final ContentSources sources;
    private final Map<String, Answer> answers = new HashMap<>();

    CurrentBases(ContentSources sources) {
        this.sources = sources;
    }

    /**
     * What became of a question.
     *
     * @param base what there is; absent when there is nothing of that name, or when nobody knows
     * @param trouble why nobody knows
     */
    private record Answer(Optional<CurrentBase> base, Optional<String> trouble) {}

    /**
     * Compares what an image says of its base with what there is.
     *
     * @throws IOException when the run is interrupted; what cannot be asked is not known
     */
    PlatformDrift compare(Platform platform, SaidBase said) throws IOException {
        var lacks = said.lacks();
        if (lacks.isPresent()) {
            return PlatformDrift.of(platform, said, BaseState.UNKNOWN, lacks.get());
        }
        var name = said.name().orElseThrow();
        var answer = answers.get(name);
        if (answer == null) {
            answer = ask(name);
            answers.put(name, answer);
        }
        if (answer.trouble().isPresent()) {
            return PlatformDrift.of(
                    platform, said, BaseState.UNKNOWN, answer.trouble().get());
        }
        return answer.base()
                .map(base -> base.compare(platform, said))
                .orElseGet(() ->
                        PlatformDrift.of(platform, said, BaseState.GONE, "there is no image of that name any more"));
    }

    private Answer ask(String name) throws IOException {
        try {
            var reference = new BaseReference.InRegistry(ImageReference.parse(name));
            var source = sources.openStrange(reference);
            var top = sources.resolve(reference, source);
            return new Answer(
                    top.isPresent() ? Optional.of(CurrentBase.of(top.get(), source)) : Optional.empty(),
                    Optional.empty());
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            return new Answer(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }
}
