package io.github.multiarch.build;

import io.github.multiarch.cache.LayerCache;
import io.github.multiarch.inputs.Inputs;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.plan.BuildPlan;
import io.github.multiarch.progress.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Makes every platform's image: the application's layers once, each platform's own files, and then one graft after the other. */
public final class ImageBuilder {
    private final OciLayout layout;
    private final LayerCache cache;
    private final Progress progress;
    private Inputs inputs = Inputs.NONE;

    /**
     * Builds into a layout.
     *
     * @param layout gets the layers, configs and manifests
     * @param cache layers that were made before
     * @param progress is told of every layer
     */
    public ImageBuilder(OciLayout layout, LayerCache cache, Progress progress) {
        this.layout = layout;
        this.cache = cache;
        this.progress = progress;
    }

    /**
     * Builds.
     *
     * @param layered what to build
     * @return the images, in the plan's order
     * @throws IOException when a file cannot be read or the layout not be written
     */
    public List<BuiltImage> build(LayeredPlan layered) throws IOException {
        var plan = layered.plan();
        var request = plan.request();
        var maker = new LayerMaker(layout, request.format(), request.compression(), cache);
        var layers =
                new ImageLayers(request, layered.application(), cache, (name, archive) -> write(maker, name, archive));
        var graft = new Graft(layered);
        var images = new ArrayList<BuiltImage>();
        for (var planned : plan.images()) {
            var image = graft.graft(planned, layers.of(planned));
            layout.write(
                    image.config().descriptor(),
                    () -> new ByteArrayInputStream(image.config().bytes()));
            layout.write(image.manifest());
            images.add(image);
        }
        inputs = new Inputs(folders(plan), maker.inputs());
        return images;
    }

    /**
     * What the last build took.
     *
     * @return its files, and what lay beside them
     */
    public Inputs inputs() {
        return inputs;
    }

    private static List<Inputs.Folder> folders(BuildPlan plan) throws IOException {
        var paths = new LinkedHashSet<Path>();
        paths.add(plan.request().application().classes());
        plan.images().forEach(image -> image.files().forEach(files -> paths.add(files.from())));
        var folders = new ArrayList<Inputs.Folder>();
        for (var path : paths) {
            if (!Files.isRegularFile(path)) {
                folders.add(Inputs.Folder.of(path));
            }
        }
        return folders;
    }

    private Layer write(LayerMaker maker, String name, TarSource archive) throws IOException {
        try (var step = progress.begin("packing " + name, 0)) {
            var layer = maker.make(name, archive);
            step.at(layer.descriptor().size());
            return layer;
        } catch (IOException e) {
            throw new IOException(
                    "packing the layer '" + name + "' into " + layout.directory() + " failed: " + Reasons.of(e), e);
        }
    }
}
