package io.github.multiarch.drift;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.ListedContent;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.PlatformChooser;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a base's name stands for now.
 *
 * @param digest of the index, or of the image where there is no index
 * @param images of the index; empty where there is none
 * @param isIndex whether there is one
 */
record CurrentBase(Digest digest, List<Descriptor> images, boolean isIndex) {
    static CurrentBase of(Document top, ContentSource source) throws IOException {
        boolean isIndex = top.descriptor().mediaType().isIndex();
        return new CurrentBase(
                top.digest(), isIndex ? ListedContent.of(top, source).images() : List.of(), isIndex);
    }

    /** Compares with what a build for this platform would take now. */
    PlatformDrift compare(Platform platform, SaidBase said) {
        if (said.digest().filter(digest::equals).isPresent()) {
            return drift(platform, said, BaseState.CURRENT, digest);
        }
        if (!isIndex) {
            return drift(platform, said, BaseState.MOVED, digest);
        }
        var chosen = PlatformChooser.choose(platforms(), platform);
        if (chosen.isEmpty()) {
            return PlatformDrift.of(
                    platform, said, BaseState.GONE, "the base has no image for it now; it has " + names());
        }
        // Of Windows there may be several, one for each version.
        var taken = images.stream()
                .filter(image ->
                        image.platform().filter(chosen.get()::isSameMachineAs).isPresent())
                .map(Descriptor::digest)
                .toList();
        var same = taken.stream()
                .filter(image -> said.digest().equals(Optional.of(image)))
                .findFirst();
        return same.isPresent()
                ? drift(platform, said, BaseState.CURRENT, same.get())
                : drift(platform, said, BaseState.MOVED, taken.get(0));
    }

    private static PlatformDrift drift(Platform platform, SaidBase said, BaseState state, Digest now) {
        return new PlatformDrift(platform, said, state, Optional.of(now), Optional.empty());
    }

    private List<Platform> platforms() {
        return images.stream()
                .flatMap(image -> image.platform().stream())
                .filter(platform -> !platform.isUnknown())
                .distinct()
                .toList();
    }

    private String names() {
        return platforms().isEmpty()
                ? "none"
                : platforms().stream().map(Platform::toString).distinct().collect(Collectors.joining(", "));
    }
}
