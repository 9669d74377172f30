package io.github.multiarch.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.report.Sizes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows what an image is. */
public final class Presenter {
    /** The column's lines are drawn with spaces: rows stay easy to cut and to grep. */
    private static final Character[] NO_BORDER = AsciiTable.NO_BORDERS;

    private static final int DIGEST_WIDTH = "sha256:".length() + 12;

    private Presenter() {}

    /**
     * Shows it.
     *
     * @param image what it is
     * @param form table or JSON
     * @return several lines, without a line end after the last
     */
    public static String present(ImageSummary image, OutputForm form) {
        return switch (form) {
            case TABLE -> table(image);
            case JSON -> json(image);
        };
    }

    private static String table(ImageSummary image) {
        var head = image.image() + "\n" + image.digest() + "\n" + image.mediaType() + "\n\n";
        var columns = List.of(
                left("OS", ImageSummary.Entry::os),
                left("ARCHITECTURE", ImageSummary.Entry::architecture),
                left("VARIANT", entry -> entry.variant().orElse("")),
                left("DIGEST", entry -> shortened(entry.digest())),
                right("SIZE", entry -> Sizes.of(entry.size())),
                right("LAYERS", entry -> Integer.toString(entry.layers())),
                left("CREATED", entry -> entry.created().orElse("")),
                left("BASE", Presenter::base));
        var body = AsciiTable.getTable(NO_BORDER, image.platforms(), columns);
        return head + body.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    private static String base(ImageSummary.Entry entry) {
        return entry.base()
                .map(name -> name
                        + entry.baseDigest()
                                .map(digest -> "@" + shortened(digest))
                                .orElse(""))
                .or(() -> entry.baseDigest().map(Presenter::shortened))
                .orElse("");
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(digest.length(), DIGEST_WIDTH));
    }

    private static ColumnData<ImageSummary.Entry> left(String header, Function<ImageSummary.Entry, String> value) {
        return column(header, HorizontalAlign.LEFT, value);
    }

    private static ColumnData<ImageSummary.Entry> right(String header, Function<ImageSummary.Entry, String> value) {
        return column(header, HorizontalAlign.RIGHT, value);
    }

    /** As wide as its content: one platform is one line. What others wrote must not command the terminal. */
    private static ColumnData<ImageSummary.Entry> column(
            String header, HorizontalAlign align, Function<ImageSummary.Entry, String> value) {
        return new Column()
                .header(header)
                .headerAlign(align)
                .dataAlign(align)
                .maxWidth(Integer.MAX_VALUE)
                .with(entry -> value.apply(entry).replaceAll("\\p{Cc}", "?"));
    }

    private static String json(ImageSummary image) {
        var json = OciJson.object();
        json.put("image", image.image());
        json.put("digest", image.digest());
        json.put("mediaType", image.mediaType());
        var annotations = json.putObject("annotations");
        image.annotations().forEach(annotations::put);
        var platforms = json.putArray("platforms");
        image.platforms().forEach(entry -> put(platforms.addObject(), entry));
        return new String(OciJson.lines(json), StandardCharsets.UTF_8);
    }

    private static void put(ObjectNode json, ImageSummary.Entry entry) {
        json.put("platform", entry.platform());
        json.put("os", entry.os());
        json.put("architecture", entry.architecture());
        entry.variant().ifPresent(variant -> json.put("variant", variant));
        json.put("digest", entry.digest());
        json.put("size", entry.size());
        json.put("layers", entry.layers());
        entry.created().ifPresent(created -> json.put("created", created));
        entry.base().ifPresent(base -> json.put("base", base));
        entry.baseDigest().ifPresent(digest -> json.put("baseDigest", digest));
    }
}
