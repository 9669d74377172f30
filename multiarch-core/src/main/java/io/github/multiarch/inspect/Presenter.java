package io.github.multiarch.inspect;

import io.github.multiarch.config.OutputForm;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.report.Sizes;
import java.nio.charset.StandardCharsets;

/** Shows what an image is. */
public final class Presenter {
    private Presenter() {}

    /**
     * Shows it.
     *
     * @param image what it is
     * @param form table or JSON
     * @return several lines, without a line end after the last
     * @throws IllegalArgumentException for bytes, which are not text
     */
    public static String present(Inspected image, OutputForm form) {
        return switch (form) {
            case TABLE -> image.image() + "\n" + image.digest() + "\n" + image.mediaType() + "\n\n" + body(image);
            case JSON -> new String(OciJson.lines(InspectedJson.of(image)), StandardCharsets.UTF_8);
            case RAW -> throw new IllegalArgumentException("bytes are shown as they are");
        };
    }

    private static String body(Inspected image) {
        if (image instanceof PlatformImage platform) {
            return PlatformLines.of(platform);
        }
        if (image instanceof Choice choice) {
            return ChoiceLines.of(choice);
        }
        var summary = (ImageSummary) image;
        var table = new Table<ImageSummary.Entry>()
                .left("OS", ImageSummary.Entry::os)
                .left("ARCHITECTURE", ImageSummary.Entry::architecture)
                .left("VARIANT", entry -> entry.variant().orElse(""))
                .left("DIGEST", entry -> Table.shortened(entry.digest()))
                .right("SIZE", entry -> Sizes.of(entry.size()))
                .right("LAYERS", entry -> Integer.toString(entry.layers()))
                .left("CREATED", entry -> entry.created().orElse(""))
                .left("BASE", Presenter::base);
        return table.of(summary.platforms()) + AttachedLines.of(summary.attestations(), summary.attached());
    }

    private static String base(ImageSummary.Entry entry) {
        return entry.base()
                .map(name -> name
                        + entry.baseDigest()
                                .map(digest -> "@" + Table.shortened(digest))
                                .orElse(""))
                .or(() -> entry.baseDigest().map(Table::shortened))
                .orElse("");
    }
}
