package io.github.multiarch.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * How an image is run, and what its layers are when unpacked: <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md">OCI image spec
 * v1.1.1, config</a>. It is the JSON tree that was read, so that whatever nobody sets stays: health checks, stop signals, fields of tomorrow.
 */
public final class ImageConfig {
    private final ObjectNode json;
    private final String where;
    private final Platform platform;
    private final List<Digest> diffIds;

    private ImageConfig(ObjectNode json, String where) {
        this.json = json;
        this.where = where;
        this.platform = PlatformJson.read(json, where);
        if (platform.os().isEmpty() || platform.architecture().isEmpty()) {
            throw new MalformedDocumentException(where + " does not say its os and architecture");
        }
        var rootfs = new JsonFields(new JsonFields(json, where).required("rootfs"), where + ".rootfs");
        try {
            this.diffIds =
                    rootfs.strings("diff_ids").stream().map(Digest::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new MalformedDocumentException(where + ".rootfs.diff_ids: " + e.getMessage(), e);
        }
        ConfigShape.check(json, where);
    }

    /**
     * Reads a config.
     *
     * @param document whose media type is a config's
     * @return the config
     * @throws MalformedDocumentException when it is not one; the message names document and field
     */
    public static ImageConfig parse(Document document) {
        return new ImageConfig(document.json(), document.toString());
    }

    /**
     * The config of nothing: no layers, no settings.
     *
     * @param platform what it shall run on
     * @return a new config, for the base {@code scratch}
     */
    public static ImageConfig empty(Platform platform) {
        var json = PlatformJson.write(platform);
        json.putObject("config");
        json.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        json.putArray("history");
        return new ImageConfig(json, "the empty config");
    }

    static ImageConfig of(ObjectNode json) {
        return new ImageConfig(json, "the new config");
    }

    /**
     * What the image runs on.
     *
     * @return in normal form
     */
    public Platform platform() {
        return platform;
    }

    /**
     * Whether the config says its variant itself; many images leave it to the index.
     *
     * @return false when {@link #platform()} has none, or one that is only the architecture's usual one
     */
    public boolean saysVariant() {
        return new JsonFields(json, where).string("variant").isPresent();
    }

    /**
     * Whether it is for this machine, as far as it says: what it leaves to the index contradicts nothing.
     *
     * @param listed what an index or a user says of the image
     * @return true whatever the operating system's version and features are
     */
    public boolean agreesWith(Platform listed) {
        return saysVariant()
                ? platform.isSameMachineAs(listed)
                : platform.os().equals(listed.os()) && platform.architecture().equals(listed.architecture());
    }

    /**
     * The digests of the layers' tar archives when unpacked.
     *
     * @return from the lowest layer up
     */
    public List<Digest> diffIds() {
        return diffIds;
    }

    /**
     * The environment, in the order of the config. An entry without a value is left out.
     *
     * @return a new map
     */
    public Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        for (var entry : settings().strings("Env")) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                environment.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return environment;
    }

    /**
     * The labels.
     *
     * @return a new map, sorted by key
     */
    public SortedMap<String, String> labels() {
        return settings().stringMap("Labels");
    }

    /**
     * Whom containers run as.
     *
     * @return a name or a number, perhaps with a group; empty for root
     */
    public Optional<String> user() {
        return settings().string("User").filter(user -> !user.isEmpty());
    }

    /**
     * Where programs start, and where volumes are mounted.
     *
     * @return paths as they were written
     */
    public List<String> folders() {
        var folders = new ArrayList<String>();
        settings().string("WorkingDir").ifPresent(folders::add);
        settings().optional("Volumes").ifPresent(volumes -> volumes.fieldNames().forEachRemaining(folders::add));
        return folders;
    }

    /**
     * What is started.
     *
     * @return empty when the config has none
     */
    public List<String> entrypoint() {
        return settings().strings("Entrypoint");
    }

    /**
     * The entrypoint's arguments.
     *
     * @return empty when the config has none
     */
    public List<String> cmd() {
        return settings().strings("Cmd");
    }

    /**
     * When the image was made, as it was written.
     *
     * @return empty when the config does not say
     */
    public Optional<String> created() {
        return new JsonFields(json, where).string("created");
    }

    /**
     * The lines of history that made a layer.
     *
     * @return how many
     */
    public int layersInHistory() {
        return (int) history()
                .filter(line -> !line.path("empty_layer").booleanValue())
                .count();
    }

    /**
     * The commands that made it, as their tools wrote them down.
     *
     * @return one for each line of history that has one
     */
    public List<String> commands() {
        return history()
                .flatMap(line -> Optional.ofNullable(line.path("created_by").textValue()).stream())
                .toList();
    }

    /**
     * A working copy to change.
     *
     * @return a new editor
     */
    public ImageConfigEditor edit() {
        return new ImageConfigEditor(json.deepCopy());
    }

    /**
     * Writes the config.
     *
     * @param format gives it its media type
     * @return the document, the same bytes for equal configs
     */
    public Document toDocument(ImageFormat format) {
        return Document.of(format.config(), json);
    }

    private Stream<JsonNode> history() {
        return new JsonFields(json, where).array("history").stream();
    }

    private JsonFields settings() {
        JsonNode settings = new JsonFields(json, where).optional("config").orElseGet(OciJson::object);
        return new JsonFields(settings, where + ".config");
    }
}
