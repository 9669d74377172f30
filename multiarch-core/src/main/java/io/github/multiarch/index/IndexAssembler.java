package io.github.multiarch.index;

import io.github.multiarch.build.BuiltImage;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import java.util.List;

/** Puts one index over the images of all platforms. */
public final class IndexAssembler {
    private IndexAssembler() {}

    /**
     * Assembles.
     *
     * @param images in the order that the index shall have
     * @param request gives the format and the annotations
     * @return the index
     */
    public static Document assemble(List<BuiltImage> images, BuildRequest request) {
        var manifests = images.stream()
                .map(image -> image.manifest()
                        .descriptor()
                        .withPlatform(image.planned().request().platform()))
                .toList();
        return new ImageIndex(
                        request.format().index(), manifests, request.metadata().annotations())
                .toDocument();
    }
}
