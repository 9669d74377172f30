package io.github.multiarch.report;

import io.github.multiarch.build.BuiltImage;
import io.github.multiarch.build.Layer;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.report.BuildReport.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One platform's image in {@code report.json}.
 *
 * @param platform such as {@code linux/arm/v7}
 * @param manifest its manifest
 * @param config its config
 * @param base what it starts from
 * @param jars how large the class path's jars are; absent when all go as they are
 * @param layers from the lowest up
 */
public record ReportedImage(
        String platform,
        Content manifest,
        Content config,
        BaseEntry base,
        Optional<JarsEntry> jars,
        List<LayerEntry> layers) {

    /**
     * What an image starts from.
     *
     * @param reference as the user named it, in full form
     * @param mirror the name under which a mirror has it that gave it; absent when it came from the place that the reference names, or was known from before
     * @param digest of the platform's own manifest; absent for scratch
     * @param remark why it is not of exactly the platform
     */
    public record BaseEntry(
            String reference, Optional<String> mirror, Optional<String> digest, Optional<String> remark) {}

    /**
     * The jars of the class path, without native code that the platform cannot load.
     *
     * @param before in bytes, as they are
     * @param after in bytes, without the packed content of what is left out
     */
    public record JarsEntry(long before, long after) {}

    /**
     * A layer and where it came from.
     *
     * @param from {@code base} or {@code application}
     * @param name what is in it; absent for layers of the base
     * @param mediaType what it is
     * @param digest its name
     * @param size in bytes
     */
    public record LayerEntry(String from, Optional<String> name, String mediaType, String digest, long size) {}

    static ReportedImage of(BuiltImage image) {
        var planned = image.planned();
        var base = planned.base();
        var descriptors = Manifest.parse(image.manifest()).layers();
        var layers = new ArrayList<LayerEntry>();
        for (int i = 0; i < descriptors.size(); i++) {
            int own = i - base.layers().size();
            var name = own < 0
                    ? Optional.<String>empty()
                    : Optional.of(image.layers().get(own)).map(Layer::name);
            var layer = Content.of(descriptors.get(i));
            layers.add(new LayerEntry(
                    own < 0 ? "base" : "application", name, layer.mediaType(), layer.digest(), layer.size()));
        }
        return new ReportedImage(
                planned.request().platform().toString(),
                Content.of(image.manifest().descriptor()),
                Content.of(image.config().descriptor()),
                new BaseEntry(
                        base.reference().toString(),
                        base.mirror().map(ImageReference::toString),
                        base.digest().map(Digest::toString),
                        base.remark()),
                planned.jars().sizes().map(sizes -> new JarsEntry(sizes.before(), sizes.after())),
                layers);
    }
}
