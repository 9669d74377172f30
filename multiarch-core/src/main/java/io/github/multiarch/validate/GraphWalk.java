package io.github.multiarch.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.ListedContent;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.EntryKind;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One walk from an index or manifest down to the layers. */
final class GraphWalk {
    private final Descriptor root;
    private final Rules rules;
    private final ImageFormat format;
    private final DocumentReader documents;
    private final ConfigCheck configs;
    private final PlatformCheck platforms;
    private final ArtifactCheck artifacts;
    private final LayerCheck layers;
    private final Findings findings;

    /** What was walked already, each with the platform it was walked for. It bounds the walk by what the source holds: an index may name another a thousand times. */
    private final Set<Map.Entry<Descriptor, Optional<Platform>>> visited = new HashSet<>();

    private final Set<Platform> met = new LinkedHashSet<>();

    GraphWalk(ContentSource source, Descriptor root, LayerCheck layers, Rules rules, Findings findings) {
        this.root = root;
        this.rules = rules;
        this.format = root.mediaType().isOf(ImageFormat.DOCKER) ? ImageFormat.DOCKER : ImageFormat.OCI;
        this.documents = new DocumentReader(source, findings);
        this.platforms = new PlatformCheck(rules, findings);
        this.configs = new ConfigCheck(platforms, findings);
        this.artifacts = new ArtifactCheck(rules, documents, layers);
        this.layers = layers;
        this.findings = findings;
    }

    void walk() throws IOException {
        if (root.mediaType().isIndex()) {
            index(root, "the index " + root.digest(), Optional.empty(), false, 1);
        } else if (root.mediaType().isManifest()) {
            manifest(root, "the manifest " + root.digest(), root.platform())
                    .ifPresent(config -> meet(config.platform()));
        } else {
            findings.add(root.digest().toString(), "is a " + root.mediaType() + ", neither an index nor a manifest");
        }
    }

    /** What is never run, and has no index around it. */
    void artifact(String place) throws IOException {
        if (root.mediaType().isIndex()) {
            index(root, place, Optional.empty(), true, 1);
        } else {
            artifacts.check(root, place);
        }
    }

    /** The machines that images are for, in the order of the walk: those that indexes name, or that of the config of a root that is no index. */
    List<Platform> platforms() {
        return List.copyOf(met);
    }

    private void meet(Platform platform) {
        if (!platform.isUnknown()) {
            met.add(platform);
        }
    }

    private void index(Descriptor descriptor, String place, Optional<Platform> around, boolean isArtifact, int depth)
            throws IOException {
        if (depth > ListedContent.MAX_DEPTH) {
            findings.add(place, "is an index nested deeper than " + ListedContent.MAX_DEPTH + "; it is not looked at");
            return;
        }
        if (!visited.add(Map.entry(descriptor, around))) {
            return;
        }
        var document = documents.read(descriptor, place);
        var index = document.flatMap(d -> documents.parse(d, place, ImageIndex::parse));
        if (index.isEmpty()) {
            return;
        }
        var raw = document.get().json().path("manifests");
        var taken = new HashMap<Platform, String>();
        for (int i = 0; i < raw.size(); i++) {
            var entry = index.get().manifests().get(i);
            var here = place + " > manifests[" + i + "]";
            var kind = EntryKind.of(entry);
            if (entry.mediaType().isIndex()) {
                family(entry.mediaType(), here);
                var its = entry.platform().or(() -> around);
                index(entry, here, its, isArtifact || kind == EntryKind.ARTIFACT, depth + 1);
            } else if (rules == Rules.NORMAL_FORM && kind == EntryKind.OTHER) {
                findings.add(here, "is a " + entry.mediaType() + ", neither a manifest nor an index");
            } else if (isArtifact
                    || kind == EntryKind.ARTIFACT
                    || kind == EntryKind.OTHER
                    || artifacts.isUnsaid(entry, here)) {
                artifacts.check(entry, here);
            } else {
                image(entry, raw.get(i).path("platform"), around, here, taken);
            }
        }
    }

    private void image(
            Descriptor entry, JsonNode platform, Optional<Platform> around, String here, Map<Platform, String> taken)
            throws IOException {
        family(entry.mediaType(), here);
        if (platform.isObject() || around.isEmpty()) {
            platforms.entry(platform, here);
        }
        var listed = entry.platform().isEmpty() && around.isPresent() ? entry.withPlatform(around.get()) : entry;
        unique(listed, here, taken);
        listed.platform().ifPresent(this::meet);
        manifest(entry, here, listed.platform());
    }

    private void unique(Descriptor entry, String place, Map<Platform, String> taken) {
        entry.platform().filter(platform -> !platform.isUnknown()).ifPresent(platform -> {
            var other = taken.putIfAbsent(platform, place);
            if (other != null) {
                findings.add(place, "is for " + platform + ", and so is " + other);
            }
        });
    }

    private Optional<ImageConfig> manifest(Descriptor descriptor, String place, Optional<Platform> platform)
            throws IOException {
        if (!visited.add(Map.entry(descriptor, platform))) {
            return Optional.empty();
        }
        var document = documents.read(descriptor, place);
        var manifest = document.flatMap(d -> documents.parse(d, place, Manifest::parse));
        if (manifest.isEmpty()) {
            return Optional.empty();
        }
        if (manifest.get().layers().isEmpty()) {
            findings.add(place, "has no layers");
        }
        // Attestations of build tools: their layers are no file systems and their config is for no machine.
        boolean image = platform.filter(Platform::isUnknown).isEmpty();
        var config = config(manifest.get(), place + " > config", platform, image);
        for (int i = 0; i < manifest.get().layers().size(); i++) {
            var layer = manifest.get().layers().get(i);
            var here = place + " > layers[" + i + "]";
            if (image) {
                family(layer.mediaType(), here);
            }
            if (layer.mediaType().isIndex()
                    || layer.mediaType().isManifest()
                    || layer.mediaType().isConfig()) {
                findings.add(here, "is a " + layer.mediaType() + ", not a layer");
            }
            int position = i;
            layers.check(
                    layer,
                    here,
                    platform.or(() -> config.map(ImageConfig::platform)),
                    config.map(ImageConfig::diffIds)
                            .filter(ids -> position < ids.size())
                            .map(ids -> ids.get(position)));
        }
        return config;
    }

    private Optional<ImageConfig> config(Manifest manifest, String place, Optional<Platform> platform, boolean image)
            throws IOException {
        var document = documents.read(manifest.config(), place);
        if (!image || document.isEmpty()) {
            return Optional.empty();
        }
        family(manifest.config().mediaType(), place);
        if (!manifest.config().mediaType().isConfig()) {
            findings.add(place, "is a " + manifest.config().mediaType() + ", not an image's config");
            return Optional.empty();
        }
        var config = documents.parse(document.get(), place, ImageConfig::parse);
        config.ifPresent(c -> configs.check(c, document.get().json(), manifest, platform, place));
        return config;
    }

    private void family(MediaType type, String place) {
        if (!type.isOf(format)) {
            findings.add(
                    place,
                    "is a " + type + " in an image whose other media types are those of "
                            + (format == ImageFormat.OCI ? "OCI" : "Docker"));
        }
    }
}
