package io.github.multiarch.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What podman takes from an index. It compares words as they are written, where containerd knows that {@code v1} is plain amd64; and it knows older variants of ARM alone. Of images that fit equally well
 * it takes the one that is marked as packed with zstd.
 */
final class PodmanEngine {
    private static final List<String> ARM = List.of("v8", "v7", "v6", "v5");
    private static final String ZSTD = "io.github.containers.compression.zstd";

    private final Platform machine;
    private final List<String> variants;

    PodmanEngine(Platform machine) {
        this.machine = machine;
        this.variants = variants(machine);
    }

    /** Best first; the empty one is none at all. Of its own machine it knows the variant on ARM alone, and each of arm64 is v8. */
    private static List<String> variants(Platform machine) {
        var variant = machine.variant().orElse("");
        var variants = new ArrayList<String>();
        switch (machine.architecture()) {
            case "arm64" -> variants.add("v8");
            case "arm" ->
                variants.addAll(
                        ARM.contains(variant) ? ARM.subList(ARM.indexOf(variant), ARM.size()) : List.of(variant));
            default -> {}
        }
        variants.add("");
        return variants;
    }

    private record Fit(Descriptor entry, int rank, boolean isZstd) {
        boolean isBetterThan(Fit other) {
            return rank != other.rank ? rank < other.rank : isZstd && !other.isZstd;
        }
    }

    EngineChoice choose(Document index) {
        boolean isDocker = index.descriptor().mediaType().isOf(ImageFormat.DOCKER);
        var entries = ImageIndex.parse(index).manifests();
        var written = index.json().path("manifests");
        Fit best = null;
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            int rank = rank(written.path(i).path("platform"), isDocker);
            var fit = new Fit(
                    entry, rank, !isDocker && "true".equals(entry.annotations().get(ZSTD)));
            if (rank >= 0 && (best == null || fit.isBetterThan(best))) {
                best = fit;
            }
        }
        if (best == null) {
            return EngineChoice.nothing(
                    OtherEngines.PODMAN, "no entry is for " + wanted() + ", as it is written there");
        }
        return best.entry().mediaType().isIndex()
                ? OtherEngines.within(OtherEngines.PODMAN, best.entry())
                : OtherEngines.taken(OtherEngines.PODMAN, best.entry());
    }

    /** After all others where there is no platform; less than 0 when it does not fit. */
    private int rank(JsonNode platform, boolean isDocker) {
        if (!platform.isObject()) {
            return isDocker ? -1 : variants.size();
        }
        return platform.path("os").asText("").equals(machine.os())
                        && platform.path("architecture").asText("").equals(machine.architecture())
                ? variants.indexOf(platform.path("variant").asText(""))
                : -1;
    }

    private String wanted() {
        return variants.stream()
                .map(variant -> machine.os() + "/" + machine.architecture() + (variant.isEmpty() ? "" : "/" + variant))
                .collect(Collectors.joining(", "));
    }
}
