package io.github.multiarch.validate;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Whether what is never run is whole: all is there that it names. Of a media type that is not known here, it is there itself. */
final class ArtifactCheck {
    private static final Optional<Platform> NO_PLATFORM = Optional.of(Platform.of("unknown", "unknown", ""));

    private final Rules rules;
    private final DocumentReader documents;
    private final LayerCheck layers;
    private final Set<Descriptor> checked = new HashSet<>();

    ArtifactCheck(Rules rules, DocumentReader documents, LayerCheck layers) {
        this.rules = rules;
        this.documents = documents;
        this.layers = layers;
    }

    /** Without a platform and with a config of its own an artifact needs to say no more; engines take such entries last, and then look at the config. */
    boolean isUnsaid(Descriptor entry, String place) throws IOException {
        if (rules == Rules.NORMAL_FORM
                || entry.platform().isPresent()
                || !entry.mediaType().isManifest()) {
            return false;
        }
        return documents
                .read(entry, place)
                .flatMap(document -> documents.parse(document, place, Manifest::parse))
                .filter(manifest -> !manifest.config().mediaType().isConfig())
                .isPresent();
    }

    void check(Descriptor entry, String place) throws IOException {
        if (!checked.add(entry)) {
            return;
        }
        if (!entry.mediaType().isManifest()) {
            layers.check(entry, place, NO_PLATFORM, Optional.empty());
            return;
        }
        var manifest =
                documents.read(entry, place).flatMap(document -> documents.parse(document, place, Manifest::parse));
        if (manifest.isEmpty()) {
            return;
        }
        layers.check(manifest.get().config(), place + " > config", NO_PLATFORM, Optional.empty());
        for (int i = 0; i < manifest.get().layers().size(); i++) {
            layers.check(manifest.get().layers().get(i), place + " > layers[" + i + "]", NO_PLATFORM, Optional.empty());
        }
    }
}
