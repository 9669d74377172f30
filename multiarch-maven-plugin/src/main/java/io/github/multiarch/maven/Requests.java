package io.github.multiarch.maven;

import io.github.multiarch.config.BuildParameters;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import java.util.Optional;

/** Reads the parameters of a build, so that what is wrong with them and what is wrong with Maven's part is told at once. */
final class Requests {
    private Requests() {}

    static BuildRequest read(BuildParameters given, Problems problems) throws InvalidRequestException {
        Optional<BuildRequest> request = Optional.empty();
        try {
            request = Optional.of(BuildRequest.read(given));
        } catch (InvalidRequestException e) {
            problems.addAll(e.problems());
        }
        problems.throwIfAny();
        return request.orElseThrow();
    }
}
