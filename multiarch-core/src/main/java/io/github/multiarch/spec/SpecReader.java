package io.github.multiarch.spec;

import io.github.multiarch.config.IndexSpec;
import io.github.multiarch.config.SourceParameters;
import io.github.multiarch.spec.YamlNode.Entries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the nodes of a document mean, noting everything that is wrong with them. What the words in it mean is found out later, with those of the parameters. */
final class SpecReader {
    private final Complaints complaints;

    SpecReader(Complaints complaints) {
        this.complaints = complaints;
    }

    /** Empty when the document is none or of another kind. */
    Optional<IndexSpec> read(Optional<YamlNode> document) {
        if (document.isEmpty() || document.get().isNothing()) {
            complaints.add("is empty; a spec has an image and manifests, or parameters say them");
            return Optional.empty();
        }
        if (document.get() instanceof Entries mapping) {
            return Optional.of(spec(new Fields(complaints, "", mapping, Level.SPEC)));
        }
        var node = document.get();
        complaints.add(node.position(), "", "must be a mapping with image and manifests, not " + node.kind());
        return Optional.empty();
    }

    private IndexSpec spec(Fields top) {
        return new IndexSpec(
                top.text("image"),
                top.texts("tags"),
                sources(top.items("manifests")),
                top.text("template"),
                top.texts("platforms"),
                top.map("annotations"),
                top.text("format"));
    }

    private List<SourceParameters> sources(List<YamlNode> manifests) {
        var sources = new ArrayList<SourceParameters>();
        for (int i = 0; i < manifests.size(); i++) {
            var node = manifests.get(i);
            var path = "manifests[" + i + "]";
            if (node instanceof Entries mapping) {
                source(new Fields(complaints, path, mapping, Level.MANIFEST), node.position(), path)
                        .ifPresent(sources::add);
            } else {
                complaints.add(
                        node.position(), path, "must be a mapping with an image, such as 'image: app:1.0-amd64'");
            }
        }
        return sources;
    }

    private Optional<SourceParameters> source(Fields entry, Position position, String path) {
        var image = entry.text("image");
        var platform = entry.fields("platform", Level.PLATFORM);
        var annotations = entry.map("annotations");
        if (entry.lacks("image")) {
            complaints.add(position, path, "has no image; say which it is about, such as 'image: app:1.0-amd64'");
        }
        var source = new SourceParameters(
                image.orElse(""),
                platform.flatMap(p -> p.text("os")),
                platform.flatMap(p -> p.text("architecture")),
                platform.flatMap(p -> p.text("variant")),
                platform.flatMap(p -> p.text("os.version")),
                platform.map(p -> p.texts("os.features")).orElse(List.of()),
                platform.map(p -> p.texts("features")).orElse(List.of()),
                annotations);
        return image.map(name -> source);
    }
}
