package io.github.multiarch.build;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.Start;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.History;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageConfigEditor;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.plan.Base;
import io.github.multiarch.plan.BuildPlan;
import io.github.multiarch.plan.PlannedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts the application's layers on a base, and the user's settings into the base's config. Annotations follow <a
 * href="https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md">OCI image spec v1.1.1, annotations</a>.
 */
final class Graft {
    private static final String CREATED_BY = "multiarch";

    private final BuildPlan plan;
    private final LayeredPlan layered;

    Graft(LayeredPlan layered) {
        this.plan = layered.plan();
        this.layered = layered;
    }

    BuiltImage graft(PlannedImage planned, List<Layer> layers) {
        var format = plan.request().format();
        var config = config(planned, layers).toDocument(format);
        var descriptors = new ArrayList<Descriptor>();
        for (var layer : planned.base().layers()) {
            descriptors.add(layer.withMediaType(format.nameOf(layer.mediaType())));
        }
        layers.forEach(layer -> descriptors.add(layer.descriptor()));
        var manifest = new Manifest(format.manifest(), config.descriptor(), descriptors, annotations(planned.base()));
        return new BuiltImage(planned, manifest.toDocument(), config, layers);
    }

    private ImageConfig config(PlannedImage planned, List<Layer> layers) {
        var request = plan.request();
        var container = request.container();
        var created = request.metadata().created();
        var environment = new TreeMap<>(container.environment());
        environment.putAll(planned.request().environment());
        var labels = new TreeMap<>(container.labels());
        labels.putAll(planned.request().labels());

        var editor = planned.base()
                .config()
                .edit()
                .platform(planned.request().platform())
                .created(created)
                .environment(environment)
                .labels(labels)
                .exposedPorts(container.ports())
                .volumes(container.volumes());
        container.user().ifPresent(editor::user);
        container.workingDirectory().ifPresent(editor::workingDirectory);
        command(editor, planned);
        completeHistory(editor, planned.base());
        for (var layer : layers) {
            editor.layer(layer.diffId(), new History(created, CREATED_BY, layer.name(), false));
        }
        return editor.done();
    }

    private void command(ImageConfigEditor editor, PlannedImage planned) {
        layered.command(planned.request().platform()).ifPresent(editor::entrypoint);
        plan.request().container().args().or(() -> more(planned)).ifPresent(editor::cmd);
    }

    /** What its base gives the program, and more. */
    private static Optional<List<String>> more(PlannedImage planned) {
        return planned.start()
                .filter(Start.OfBase.class::isInstance)
                .map(start -> ((Start.OfBase) start).arguments())
                .filter(arguments -> !arguments.isEmpty())
                .map(arguments -> {
                    var words = new ArrayList<>(planned.base().config().cmd());
                    words.addAll(arguments);
                    return words;
                });
    }

    /** Tools pair the lines of history with layers by counting, so a base that tells less than it has would shift ours. */
    private void completeHistory(ImageConfigEditor editor, Base base) {
        for (int i = base.config().layersInHistory(); i < base.layers().size(); i++) {
            editor.history(new History(
                    plan.request().metadata().created(),
                    CREATED_BY,
                    "a layer of the base, which has no history",
                    false));
        }
    }

    private SortedMap<String, String> annotations(Base base) {
        var annotations = new TreeMap<>(plan.request().metadata().annotations());
        base.digest().ifPresent(digest -> annotations.put("org.opencontainers.image.base.digest", digest.toString()));
        // A layout's path is of this machine only: it would mean nothing elsewhere, and change the digest here.
        if (base.reference() instanceof BaseReference.InRegistry image) {
            annotations.put(
                    "org.opencontainers.image.base.name", image.reference().toString());
        }
        return annotations;
    }
}
