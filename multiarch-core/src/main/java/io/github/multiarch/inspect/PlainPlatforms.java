package io.github.multiarch.inspect;

import io.github.multiarch.oci.Platform;
import java.util.List;
import java.util.stream.Collectors;

/** Architectures of which an index has nothing but variants: engines that do not go from a variant to those below it find no image there. */
final class PlainPlatforms {
    private PlainPlatforms() {}

    /**
     * Which are missing, a line each.
     *
     * @param there all platforms of an index
     */
    static List<String> missing(List<Platform> there) {
        return there.stream()
                .filter(platform -> platform.os().equals("linux")
                        && !platform.architecture().equals("arm"))
                .map(platform -> Platform.of(platform.os(), platform.architecture(), ""))
                .distinct()
                .filter(plain -> there.stream().noneMatch(plain::isSameMachineAs))
                .map(plain -> "there is no image for " + plain + " itself, only for " + variants(plain, there)
                        + ": podman, and Docker before 23, take nothing else on such a machine; machines without that"
                        + " variant take nothing at all")
                .toList();
    }

    private static String variants(Platform plain, List<Platform> there) {
        return there.stream()
                .filter(platform -> platform.os().equals(plain.os())
                        && platform.architecture().equals(plain.architecture()))
                .map(Platform::toString)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
