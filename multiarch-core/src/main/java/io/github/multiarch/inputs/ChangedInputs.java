package io.github.multiarch.inputs;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.Inventory;
import io.github.multiarch.content.Inventory.Taken;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Finds out what has changed since a build. A file with the status that it had is not read; any other is held against the layer that was made of it. So nothing need be hashed when images are built, and another machine, where each file
 * has another status, finds equal content equal. What is not there any more is no change: a later job of a CI may have got the result only.
 */
public final class ChangedInputs {
    private final ContentSource layout;
    private final SortedMap<Digest, Descriptor> layers;

    /**
     * Reads nothing yet.
     *
     * @param layout with the layers that were made
     * @param layers by digest
     */
    public ChangedInputs(ContentSource layout, SortedMap<Digest, Descriptor> layers) {
        this.layout = layout;
        this.layers = layers;
    }

    /**
     * Looks at all of them.
     *
     * @param inputs of the build
     * @return a line for each that has changed, or is new in a folder that was taken
     * @throws IOException when a file or a layer cannot be read
     */
    public List<String> find(Inputs inputs) throws IOException {
        var changed = new ArrayList<String>();
        for (var layer : inputs.layers()) {
            var touched = new LinkedHashMap<String, Taken>();
            for (var file : layer.files()) {
                if (isThere(file) && !hasStatus(file)) {
                    touched.put(LayerContent.plain(file.name()), file);
                }
            }
            if (!touched.isEmpty()) {
                changed.addAll(changed(layer.digest(), touched));
            }
        }
        for (var folder : inputs.folders()) {
            for (var name : Inputs.Folder.of(folder.path()).names()) {
                if (!folder.names().contains(name)) {
                    changed.add(folder.path().resolve(name).normalize() + " is new");
                }
            }
        }
        return changed;
    }

    private static boolean isThere(Taken file) {
        return file.isFollowed() ? Files.exists(file.path()) : Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean hasStatus(Taken file) throws IOException {
        var now = new Inventory();
        if (file.isFollowed()) {
            now.file(file.name(), file.path(), List.of());
        } else {
            now.itself(file.name(), file.path());
        }
        return !file.status().isEmpty() && now.taken().get(0).status().equals(file.status());
    }

    private List<String> changed(Digest digest, Map<String, Taken> touched) throws IOException {
        var descriptor = layers.get(digest);
        if (descriptor == null) {
            throw new IOException("the report of the build knows no layer " + digest + ". Build again: mvn package");
        }
        var differing = new LayerContent(layout, descriptor).differing(touched);
        return differing.stream()
                .map(file -> file.path().normalize() + " has changed")
                .toList();
    }
}
