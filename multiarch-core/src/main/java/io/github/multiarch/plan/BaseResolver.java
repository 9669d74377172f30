package io.github.multiarch.plan;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Problem;
import io.github.multiarch.config.Problems;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides which image of its base each platform starts from, and reads that image's manifest and config. */
final class BaseResolver {
    private static final int SHOWN = 40;

    private final ContentSources sources;
    private final Problems problems;

    BaseResolver(ContentSources sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    /** All that a base offers. */
    Optional<BaseCatalog> catalog(BaseReference reference) {
        try {
            var source = sources.open(reference);
            var top = sources.resolve(reference, source);
            if (top.isEmpty()) {
                problems.add(
                        "the base " + reference,
                        "does not exist: " + source + " has no such image; check the spelling of <from>");
                return Optional.empty();
            }
            return Optional.of(BaseCatalog.read(reference, source, top.get()));
        } catch (IOException | MalformedDocumentException e) {
            problems.add("the base " + reference, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** The one for this platform, read. An artifact may say a platform, too; only its manifest tells then that it is none to run. */
    Optional<Base> choose(PlatformRequest request, BaseCatalog catalog) {
        var target = request.platform();
        var reference = request.from();
        var offered = catalog;
        Optional<Problem> noImage = Optional.empty();
        try {
            while (true) {
                var chosen = PlatformChooser.choose(offered.platforms(), target);
                if (chosen.isEmpty()) {
                    problems.addAll(List.of(noImage.orElseGet(
                            () -> new Problem("platform " + target, missing(target, reference, catalog)))));
                    return Optional.empty();
                }
                var listed = offered.manifestFor(chosen.get());
                var document = catalog.source().document(listed);
                var manifest = Manifest.parse(document);
                if (manifest.config().mediaType().isConfig()) {
                    return read(reference, catalog, chosen.get(), target, document, manifest);
                }
                noImage = Optional.of(new Problem(
                        "the base " + reference + " for " + target,
                        document + " is no image: its config is a "
                                + manifest.config().mediaType() + "; use another base"));
                offered = offered.without(listed);
            }
        } catch (IOException | MalformedDocumentException e) {
            problems.add("the base " + reference + " for " + target, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Base> read(
            BaseReference reference,
            BaseCatalog catalog,
            Platform chosen,
            Platform target,
            Document document,
            Manifest manifest)
            throws IOException {
        var config = ImageConfig.parse(catalog.source().document(manifest.config()));
        // Some images leave the variant out of their config; what is there must not contradict the index.
        if (!config.agreesWith(chosen)) {
            problems.add(
                    "the base " + reference + " for " + target,
                    "its index says " + chosen + ", but the config of that image (" + document.digest() + ") says "
                            + config.platform() + "; use another base, since nobody knows what is in this one");
            return Optional.empty();
        }
        int layers = manifest.layers().size();
        if (config.diffIds().size() != layers || config.layersInHistory() > layers) {
            problems.add(
                    "the base " + reference + " for " + target,
                    document + " has " + layers + " layers, but its config knows "
                            + (config.diffIds().size() != layers
                                    ? config.diffIds().size()
                                    : "the history of " + config.layersInHistory()));
            return Optional.empty();
        }
        var remark = chosen.isSameMachineAs(target)
                ? Optional.<String>empty()
                : Optional.of(
                        "the base has no " + target + "; its " + chosen + " is taken, which " + target + " runs too");
        var here = reference instanceof BaseReference.InLayout
                ? Optional.of(catalog.source())
                : Optional.<ContentSource>empty();
        return Optional.of(new Base(
                reference,
                sources.giver(reference),
                Optional.of(document.digest()),
                manifest.layers(),
                config,
                remark,
                here));
    }

    private static String missing(Platform target, BaseReference reference, BaseCatalog catalog) {
        var all =
                catalog.platforms().stream().map(Platform::toString).distinct().toList();
        var has = all.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "");
        return (catalog.isIndex()
                        ? "the base " + reference + " has no image for it; it has " + has
                        : "the base " + reference + " is an image for " + has + " only")
                + ". Give this platform a base of its own:\n"
                + "      <platform><name>" + target + "</name>\n"
                + "        <from>NAME_OF_AN_IMAGE_FOR_"
                + target.slug().replace('-', '_').toUpperCase(Locale.ROOT)
                + "</from></platform>";
    }
}
