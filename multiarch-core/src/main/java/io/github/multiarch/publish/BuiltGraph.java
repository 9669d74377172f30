package io.github.multiarch.publish;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.layout.Layouts;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.registry.Registries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/** Reads the graph of what was built: most of it lies in the build's layout, layers of bases where the bases are. */
final class BuiltGraph {
    private BuiltGraph() {}

    static Graph read(PublishRequest request, Registries registries) throws IOException {
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
            return base == null || layout.has(blob) ? here : placeOf(base, registries);
        });
    }

    private static Place placeOf(BaseReference base, Registries registries) {
        return new Place(
                () -> open(base, registries),
                base instanceof BaseReference.InRegistry image ? Optional.of(image.reference()) : Optional.empty(),
                false);
    }

    private static ContentSource open(BaseReference base, Registries registries) throws IOException {
        if (base instanceof BaseReference.InRegistry image) {
            return registries.repository(image.reference());
        }
        if (base instanceof BaseReference.InLayout layout) {
            return Layouts.open(layout.path());
        }
        throw new IllegalStateException("scratch has no layers");
    }
}
