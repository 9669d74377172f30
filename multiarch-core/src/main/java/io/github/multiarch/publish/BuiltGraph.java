package io.github.multiarch.publish;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.layout.Layouts;
import io.github.multiarch.mirrors.MirroredRegistries;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.ImageReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/** Reads the graph of what was built: most of it lies in the build's layout, layers of bases where the bases are. */
final class BuiltGraph {
    private BuiltGraph() {}

    static Graph read(PublishRequest request, MirroredRegistries registries) throws IOException {
        var layout = request.layout();
        var here = new Place(() -> layout, Optional.empty(), true);
        var index = layout.document(request.index());
        var children = new ArrayList<Graph.Child>();
        for (var entry : ImageIndex.parse(index).manifests()) {
            var platform = entry.platform().orElseThrow(() -> new IOException(entry.digest() + " has no platform"));
            children.add(new Graph.Child(platform, layout.document(entry), here, false));
        }
        return Graph.of(index, children, (child, blob) -> {
            var base = request.baseLayers().get(blob.digest());
            return base == null || layout.has(blob)
                    ? here
                    : placeOf(base, mountable(request, base, registries), registries);
        });
    }

    /** Where the target's registry may have it already: in the repository of a mirror, when that is the target's registry, else in the base's own. */
    private static Optional<ImageReference> mountable(
            PublishRequest request, BaseReference base, MirroredRegistries registries) throws IOException {
        return base instanceof BaseReference.InRegistry image
                ? Optional.of(registries.nameIn(request.target().image().registry(), image.reference()))
                : Optional.empty();
    }

    private static Place placeOf(
            BaseReference base, Optional<ImageReference> repository, MirroredRegistries registries) {
        return new Place(() -> open(base, registries), repository, false);
    }

    private static ContentSource open(BaseReference base, MirroredRegistries registries) throws IOException {
        if (base instanceof BaseReference.InRegistry image) {
            return registries.open(image.reference());
        }
        if (base instanceof BaseReference.InLayout layout) {
            return Layouts.open(layout.path());
        }
        throw new IllegalStateException("scratch has no layers");
    }
}
