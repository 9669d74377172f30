package io.github.multiarch.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.JsonFields;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.OciJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a config says of how its image is run and how it came to be: <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties">OCI image spec v1.1.1,
 * config</a>. Text is as it was written, whatever it is.
 *
 * @param created ISO 8601
 * @param author of the image
 * @param user that it runs as
 * @param environment {@code NAME=value}
 * @param entrypoint what is started
 * @param command its arguments
 * @param workingDirectory where it is started
 * @param ports such as {@code 8080/tcp}
 * @param volumes paths
 * @param labels sorted by name
 * @param stopSignal such as {@code SIGTERM}
 * @param history the first line first
 */
public record ConfigDetails(
        Optional<String> created,
        Optional<String> author,
        Optional<String> user,
        List<String> environment,
        List<String> entrypoint,
        List<String> command,
        Optional<String> workingDirectory,
        List<String> ports,
        List<String> volumes,
        SortedMap<String, String> labels,
        Optional<String> stopSignal,
        List<Line> history) {
    /** Takes copies. */
    public ConfigDetails {
        environment = List.copyOf(environment);
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        history = List.copyOf(history);
    }

    /**
     * A line of history.
     *
     * @param created ISO 8601
     * @param createdBy the command
     * @param comment a remark
     * @param layer what it made; empty when it made none, or the manifest has fewer layers than that
     */
    public record Line(
            Optional<String> created,
            Optional<String> createdBy,
            Optional<String> comment,
            Optional<Descriptor> layer) {}

    /**
     * Reads a config.
     *
     * @param config whose media type is a config's
     * @param layers of the manifest, from the lowest up
     * @return what it says
     * @throws MalformedDocumentException when it is none; the message names document and field
     */
    public static ConfigDetails parse(Document config, List<Descriptor> layers) {
        var labels = ImageConfig.parse(config).labels();
        var fields = new JsonFields(config.json(), config.toString());
        var settings = new JsonFields(fields.optional("config").orElseGet(OciJson::object), config + ".config");
        return new ConfigDetails(
                fields.string("created"),
                text(fields, "author"),
                text(settings, "User"),
                settings.strings("Env"),
                settings.strings("Entrypoint"),
                settings.strings("Cmd"),
                text(settings, "WorkingDir"),
                names(settings, "ExposedPorts"),
                names(settings, "Volumes"),
                labels,
                text(settings, "StopSignal"),
                history(fields, layers));
    }

    private static Optional<String> text(JsonFields fields, String field) {
        return fields.string(field).filter(text -> !text.isEmpty());
    }

    private static List<String> names(JsonFields fields, String field) {
        var names = new ArrayList<String>();
        fields.optional(field)
                .filter(ObjectNode.class::isInstance)
                .ifPresent(object -> object.fieldNames().forEachRemaining(names::add));
        return names;
    }

    private static List<Line> history(JsonFields fields, List<Descriptor> layers) {
        var lines = new ArrayList<Line>();
        var left = layers.iterator();
        for (var line : fields.optional("history").isPresent() ? fields.objects("history") : List.<JsonFields>of()) {
            boolean hasLayer = !line.bool("empty_layer") && left.hasNext();
            lines.add(new Line(
                    text(line, "created"),
                    text(line, "created_by"),
                    text(line, "comment"),
                    hasLayer ? Optional.of(left.next()) : Optional.empty()));
        }
        return lines;
    }
}
