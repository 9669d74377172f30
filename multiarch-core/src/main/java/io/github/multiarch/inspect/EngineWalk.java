package io.github.multiarch.inspect;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.PlatformMatcher;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The way of containerd 2 from an index to a manifest (its {@code images.Manifest}): index by index it takes one entry, the best of those with a platform, else the first without, and does not look at
 * {@code artifactType}.
 */
final class EngineWalk {
    private final Found found;
    private final PlatformMatcher matcher;

    EngineWalk(Found found, PlatformMatcher matcher) {
        this.found = found;
        this.matcher = matcher;
    }

    /** Where it ends; empty when the engine finds nothing. */
    Optional<Descriptor> taken() throws IOException {
        return within(found.top());
    }

    private Optional<Descriptor> within(Document index) throws IOException {
        var entry = best(ImageIndex.parse(index).manifests(), matcher);
        if (entry.isEmpty() || entry.get().mediaType().isManifest()) {
            return entry.isPresent() && isRun(entry.get()) ? entry : Optional.empty();
        }
        // What lies too deep was refused before.
        return entry.get().mediaType().isIndex() ? within(found.source().document(entry.get())) : Optional.empty();
    }

    /** The one that the machine runs best, else the first without a platform. */
    static Optional<Descriptor> best(List<Descriptor> entries, PlatformMatcher matcher) {
        var named =
                entries.stream().filter(entry -> entry.platform().isPresent()).toList();
        var order = matcher.order(
                named.stream().map(entry -> entry.platform().orElseThrow()).toList());
        return order.isEmpty()
                ? entries.stream().filter(entry -> entry.platform().isEmpty()).findFirst()
                : Optional.of(named.get(order.get(0)));
    }

    private boolean isRun(Descriptor manifest) throws IOException {
        return manifest.platform().isPresent()
                || found.config(found.manifest(manifest))
                        .map(ImageConfig::platform)
                        .filter(platform -> matcher.rank(platform).isPresent())
                        .isPresent();
    }
}
