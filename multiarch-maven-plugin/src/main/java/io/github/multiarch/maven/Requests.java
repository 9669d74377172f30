package io.github.multiarch.maven;

import io.github.multiarch.config.BaseReference.InRegistry;
import io.github.multiarch.config.BuildParameters;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Problems;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the parameters of a build, so that what is wrong with them and what is wrong with Maven's part is told at once. */
final class Requests {
    private Requests() {}

    static BuildRequest read(BuildParameters given, Problems problems, boolean offline) throws InvalidRequestException {
        Optional<BuildRequest> request = Optional.empty();
        try {
            request = Optional.of(BuildRequest.read(given));
        } catch (InvalidRequestException e) {
            problems.addAll(e.problems());
        }
        if (offline) {
            request.ifPresent(read -> checkBases(read, problems));
        }
        problems.throwIfAny();
        return request.orElseThrow();
    }

    /** A base in a registry cannot be had offline, on this machine or not: offline means offline. */
    private static void checkBases(BuildRequest request, Problems problems) {
        var unreachable = request.platforms().stream()
                .filter(platform -> platform.from() instanceof InRegistry)
                .collect(Collectors.groupingBy(
                        PlatformRequest::from,
                        LinkedHashMap::new,
                        Collectors.mapping(platform -> platform.platform().toString(), Collectors.joining(", "))));
        unreachable.forEach((base, platforms) -> problems.add(
                "from",
                base + " (for " + platforms
                        + ") is in a registry, and Maven is offline; run without -o, or take a base on"
                        + " disk: oci:PATH"));
    }
}
