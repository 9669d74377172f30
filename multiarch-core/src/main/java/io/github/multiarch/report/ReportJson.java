package io.github.multiarch.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.JsonFields;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.report.BuildReport.Content;
import io.github.multiarch.report.BuildReport.Pushed;
import io.github.multiarch.report.ReportedImage.BaseEntry;
import io.github.multiarch.report.ReportedImage.JarsEntry;
import io.github.multiarch.report.ReportedImage.LayerEntry;
import java.util.List;

/** A report as the bytes of {@code report.json}, and back. */
final class ReportJson {
    private ReportJson() {}

    static byte[] write(BuildReport report) {
        var json = OciJson.object();
        json.put("image", report.image());
        putStrings(json.putArray("tags"), report.tags());
        json.put("platformTags", report.platformTags());
        json.put("format", report.format());
        json.put("created", report.created());
        put(json.putObject("index"), report.index());
        var platforms = json.putArray("platforms");
        report.platforms().forEach(image -> put(platforms.addObject(), image));
        report.publication().ifPresent(pushed -> put(json.putObject("publication"), pushed));
        return OciJson.lines(json);
    }

    private static void put(ObjectNode json, ReportedImage image) {
        json.put("platform", image.platform());
        put(json.putObject("manifest"), image.manifest());
        put(json.putObject("config"), image.config());
        var base = json.putObject("base");
        base.put("reference", image.base().reference());
        image.base().mirror().ifPresent(mirror -> base.put("mirror", mirror));
        image.base().digest().ifPresent(digest -> base.put("digest", digest));
        image.base().remark().ifPresent(remark -> base.put("remark", remark));
        image.jars()
                .ifPresent(jars ->
                        json.putObject("jars").put("before", jars.before()).put("after", jars.after()));
        var layers = json.putArray("layers");
        for (var layer : image.layers()) {
            var entry = layers.addObject().put("from", layer.from());
            layer.name().ifPresent(name -> entry.put("name", name));
            put(entry, new Content(layer.mediaType(), layer.digest(), layer.size()));
        }
    }

    private static void put(ObjectNode json, Content content) {
        json.put("mediaType", content.mediaType());
        json.put("digest", content.digest());
        json.put("size", content.size());
    }

    private static void put(ObjectNode json, Pushed pushed) {
        json.put("image", pushed.image());
        putStrings(json.putArray("tags"), pushed.tags());
        putStrings(json.putArray("platformTags"), pushed.platformTags());
        json.put("present", pushed.present());
        json.put("mounted", pushed.mounted());
        json.put("copied", pushed.copied());
        json.put("copiedBytes", pushed.copiedBytes());
        json.put("uploaded", pushed.uploaded());
        json.put("uploadedBytes", pushed.uploadedBytes());
    }

    private static void putStrings(ArrayNode json, List<String> values) {
        values.forEach(json::add);
    }

    /**
     * Reads what was written.
     *
     * @throws MalformedDocumentException when it is anything else
     */
    static BuildReport read(byte[] bytes) {
        var json = new JsonFields(OciJson.parseObject(bytes, "the report"), "the report");
        return new BuildReport(
                json.requiredString("image"),
                strings(json, "tags"),
                json.bool("platformTags"),
                json.requiredString("format"),
                json.requiredString("created"),
                content(json.object("index")),
                json.objects("platforms").stream().map(ReportJson::image).toList(),
                json.optional("publication").map(node -> pushed(new JsonFields(node, "the report.publication"))));
    }

    private static ReportedImage image(JsonFields json) {
        var base = json.object("base");
        return new ReportedImage(
                json.requiredString("platform"),
                content(json.object("manifest")),
                content(json.object("config")),
                new BaseEntry(
                        base.requiredString("reference"),
                        base.string("mirror"),
                        base.string("digest"),
                        base.string("remark")),
                json.optional("jars")
                        .map(node -> new JsonFields(node, "the report.platforms.jars"))
                        .map(jars -> new JarsEntry(jars.size("before"), jars.size("after"))),
                json.objects("layers").stream().map(ReportJson::layer).toList());
    }

    private static LayerEntry layer(JsonFields json) {
        var content = content(json);
        return new LayerEntry(
                json.requiredString("from"),
                json.string("name"),
                content.mediaType(),
                content.digest(),
                content.size());
    }

    private static Content content(JsonFields json) {
        return new Content(json.requiredString("mediaType"), json.requiredString("digest"), json.size("size"));
    }

    private static Pushed pushed(JsonFields json) {
        return new Pushed(
                json.requiredString("image"),
                strings(json, "tags"),
                strings(json, "platformTags"),
                count(json, "present"),
                count(json, "mounted"),
                count(json, "copied"),
                json.size("copiedBytes"),
                count(json, "uploaded"),
                json.size("uploadedBytes"));
    }

    private static List<String> strings(JsonFields json, String field) {
        json.required(field);
        return json.strings(field);
    }

    private static int count(JsonFields json, String field) {
        long count = json.size(field);
        if (count > Integer.MAX_VALUE) {
            throw new MalformedDocumentException(field + " is " + count + ", which no push can have moved");
        }
        return (int) count;
    }
}
