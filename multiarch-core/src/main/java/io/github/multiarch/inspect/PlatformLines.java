package io.github.multiarch.inspect;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Shown;
import io.github.multiarch.report.Sizes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One platform's image, for people: what it is, how it is run, how it came to be, what it consists of. */
final class PlatformLines {
    private static final int LONGEST_COMMAND = 100;
    private static final int MOST = 200;
    private static final String INDENT = String.format(Locale.ROOT, "%-15s", "");

    private final List<String> lines = new ArrayList<>();

    private PlatformLines() {}

    static String of(PlatformImage image) {
        var lines = new PlatformLines();
        lines.identity(image);
        image.details().ifPresent(lines::settings);
        return String.join("\n", lines.lines)
                + image.details().map(PlatformLines::history).orElse("")
                + "\n\nlayers\n" + layers(image.layers())
                + AttachedLines.of(image.attestations(), image.attached());
    }

    private void identity(PlatformImage image) {
        var manifest = image.manifest().descriptor();
        put("platform", image.entry().platform());
        put(
                "manifest",
                List.of(manifest.digest().toString(), manifest.mediaType().value(), Sizes.of(manifest.size())));
        put("annotations", pairs(image.descriptor().annotations()));
        put("also for it", image.others());
        image.config()
                .ifPresent(config -> put(
                        "config",
                        List.of(
                                config.digest().toString(),
                                Sizes.of(config.descriptor().size()))));
        image.entry().base().ifPresent(base -> put("base", base));
        image.entry().baseDigest().ifPresent(digest -> put("base digest", digest));
    }

    private void settings(ConfigDetails details) {
        put("created", details.created());
        put("author", details.author());
        put("user", details.user());
        put("environment", details.environment());
        put("entrypoint", quoted(details.entrypoint()));
        put("command", quoted(details.command()));
        put("directory", details.workingDirectory());
        put("ports", details.ports());
        put("volumes", details.volumes());
        put("labels", pairs(details.labels()));
        put("stop signal", details.stopSignal());
    }

    private void put(String name, Optional<String> value) {
        value.ifPresent(text -> put(name, text));
    }

    private void put(String name, String value) {
        put(name, List.of(value));
    }

    private void put(String name, List<String> values) {
        for (int i = 0; i < Math.min(values.size(), MOST); i++) {
            lines.add((i == 0 ? name + INDENT.substring(name.length()) : INDENT) + Shown.of(values.get(i)));
        }
        if (values.size() > MOST) {
            lines.add(INDENT + "and " + (values.size() - MOST) + " more, which output=json shows");
        }
    }

    private static List<String> pairs(Map<String, String> map) {
        return map.entrySet().stream()
                .map(pair -> Shown.of(pair.getKey()) + "=" + pair.getValue())
                .toList();
    }

    /** As in a Dockerfile, so that one argument with a blank is not two. */
    private static Optional<String> quoted(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var json = OciJson.object();
        words.forEach(json.putArray("")::add);
        var text = new String(OciJson.bytes(json), StandardCharsets.UTF_8);
        return Optional.of(text.substring("{\"\":".length(), text.length() - 1));
    }

    private static String history(ConfigDetails details) {
        if (details.history().isEmpty()) {
            return "";
        }
        var table = new Table<ConfigDetails.Line>()
                .left("CREATED", line -> Shown.of(line.created().orElse("")))
                .left(
                        "LAYER",
                        line -> line.layer()
                                .map(layer -> layer.digest().toString())
                                .orElse("none"))
                .right(
                        "SIZE",
                        line -> line.layer()
                                .map(layer -> Sizes.of(layer.size()))
                                .orElse(""))
                .left("CREATED BY", line -> Shown.of(command(line), LONGEST_COMMAND));
        return "\n\nhistory\n" + table.of(details.history());
    }

    private static String command(ConfigDetails.Line line) {
        return line.createdBy()
                .or(line::comment)
                .orElse("")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String layers(List<Descriptor> layers) {
        return new Table<Descriptor>()
                .left("DIGEST", layer -> layer.digest().toString())
                .left("TYPE", PlatformLines::type)
                .right("SIZE", layer -> Sizes.of(layer.size()))
                .of(layers);
    }

    /** {@code tar+gzip} for both families; anything that is no file system in full. */
    private static String type(Descriptor layer) {
        var compression = layer.mediaType().layerCompression();
        return compression
                .map(packed -> switch (packed) {
                    case NONE -> "tar";
                    case GZIP -> "tar+gzip";
                    case ZSTD -> "tar+zstd";
                })
                .map(type -> layer.mediaType().isForeign()
                        ? type + " at " + layer.urls().stream().map(Shown::of).collect(Collectors.joining(" "))
                        : type)
                .orElseGet(() -> layer.mediaType().value());
    }
}
