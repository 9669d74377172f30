package io.github.multiarch.inspect;

import io.github.multiarch.config.OutputForm;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.report.Sizes;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** Shows what an image is. */
public final class Presenter {
    private Presenter() {}

    /**
     * Shows it.
     *
     * @param image what it is
     * @param form table or JSON
     * @param room how long the lines of a table may be; empty when that does not matter
     * @return several lines, without a line end after the last
     * @throws IllegalArgumentException for bytes, which are not text
     */
    public static String present(Inspected image, OutputForm form, OptionalInt room) {
        return switch (form) {
            case TABLE -> image.image() + "\n" + image.digest() + "\n" + image.mediaType() + "\n\n" + body(image, room);
            case JSON -> new String(OciJson.lines(InspectedJson.of(image)), StandardCharsets.UTF_8);
            case RAW -> throw new IllegalArgumentException("bytes are shown as they are");
        };
    }

    /**
     * Shows it where lines may have any length.
     *
     * @param image what it is
     * @param form table or JSON
     * @return several lines, without a line end after the last
     */
    public static String present(Inspected image, OutputForm form) {
        return present(image, form, OptionalInt.empty());
    }

    private static String body(Inspected image, OptionalInt room) {
        if (image instanceof PlatformImage platform) {
            return PlatformLines.of(platform);
        }
        if (image instanceof Choice choice) {
            return ChoiceLines.of(choice);
        }
        var summary = (ImageSummary) image;
        var table = new Table<ImageSummary.Entry>().left("PLATFORM", ImageSummary.Entry::platform);
        if (summary.needsVersions()) {
            table.left("OS VERSION", entry -> entry.osVersion().orElse(""));
        }
        table.left("DIGEST", ImageSummary.Entry::digest)
                .right("SIZE", entry -> Sizes.of(entry.size()))
                .right("LAYERS", entry -> Integer.toString(entry.layers()))
                .left("CREATED", entry -> entry.created().orElse(""))
                .left("BASE", Presenter::base);
        var images = summary.isOfArtifactsOnly() ? "no images" : table.of(summary.platforms(), room);
        return images + ArtifactLines.of(summary) + AttachedLines.of(summary.attestations(), summary.attached());
    }

    private static String base(ImageSummary.Entry entry) {
        return entry.base()
                .map(name ->
                        name + entry.baseDigest().map(digest -> "@" + digest).orElse(""))
                .or(entry::baseDigest)
                .orElse("");
    }
}
