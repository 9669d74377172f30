package io.github.multiarch.plan;

import io.github.multiarch.oci.Platform;
import java.util.List;
import java.util.Optional;

/**
 * Which of a base's platforms a target takes: the same one, else the best older variant of the same architecture, which the newer machine also runs. Never a
 * newer variant, never another architecture.
 */
public final class PlatformChooser {
    private PlatformChooser() {}

    /** The variants that each machine can run, best first; the empty one is the architecture itself. */
    private static List<String> runnableVariants(Platform target) {
        var variant = target.variant().orElse("");
        return switch (target.architecture()) {
            case "arm" -> from(List.of("v8", "v7", "v6", "v5"), variant);
            case "amd64" -> from(List.of("v4", "v3", "v2", ""), variant);
            case "arm64" -> from(List.of("v9", "v8.6", "v8.5", "v8.4", "v8.3", "v8.2", "v8.1", ""), variant);
            case "ppc64le" -> from(List.of("power10", "power9", "power8", ""), variant);
            case "riscv64" -> from(List.of("rva23u64", "rva22u64", "rva20u64", ""), variant);
            default -> List.of(variant);
        };
    }

    private static List<String> from(List<String> bestFirst, String variant) {
        int start = bestFirst.indexOf(variant);
        return start < 0 ? List.of(variant) : bestFirst.subList(start, bestFirst.size());
    }

    /**
     * Chooses the first of the candidates that the target runs best; the earlier one where two are equal, as container engines do.
     *
     * @param candidates in the order of the base's index
     * @param target the platform of the image
     * @return one of the candidates; empty when the target runs none of them
     */
    public static Optional<Platform> choose(List<Platform> candidates, Platform target) {
        for (var variant : runnableVariants(target)) {
            var wanted = Platform.of(target.os(), target.architecture(), variant);
            var match = candidates.stream().filter(wanted::isSameMachineAs).findFirst();
            if (match.isPresent()) {
                return match;
            }
        }
        return Optional.empty();
    }
}
