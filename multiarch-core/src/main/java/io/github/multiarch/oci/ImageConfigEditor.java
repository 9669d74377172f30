package io.github.multiarch.oci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Changes some fields of a config and leaves all others, and their order, alone. Field names: OCI image spec v1.1.1, config. */
public final class ImageConfigEditor {
    private final ObjectNode json;

    ImageConfigEditor(ObjectNode json) {
        this.json = json;
    }

    /**
     * Says when the image was made.
     *
     * @param instant written in UTC
     * @return this
     */
    public ImageConfigEditor created(Instant instant) {
        json.put("created", instant.toString());
        return this;
    }

    /**
     * Says what the image runs on, in normal form. The operating system's version and features stay those of the base.
     *
     * @param platform os, architecture and variant are taken
     * @return this
     */
    public ImageConfigEditor platform(Platform platform) {
        json.put("architecture", platform.architecture());
        json.put("os", platform.os());
        platform.variant().ifPresentOrElse(v -> json.put("variant", v), () -> json.remove("variant"));
        return this;
    }

    /**
     * Sets variables: one that is there keeps its place and gets the new value, a new one is appended, in the map's order.
     *
     * @param variables names and values
     * @return this
     */
    public ImageConfigEditor environment(Map<String, String> variables) {
        if (variables.isEmpty()) {
            return this;
        }
        var env = settings().array("Env");
        variables.forEach((name, value) -> {
            for (int i = 0; i < env.size(); i++) {
                var entry = env.get(i).asText();
                if (entry.equals(name) || entry.startsWith(name + "=")) {
                    env.set(i, name + "=" + value);
                    return;
                }
            }
            env.add(name + "=" + value);
        });
        return this;
    }

    /**
     * Sets labels and keeps the others.
     *
     * @param labels names and values
     * @return this
     */
    public ImageConfigEditor labels(Map<String, String> labels) {
        if (!labels.isEmpty()) {
            var object = settings().child("Labels").json();
            new TreeMap<>(labels).forEach(object::put);
        }
        return this;
    }

    /**
     * Adds ports to those that are there.
     *
     * @param ports such as {@code 8080/tcp}
     * @return this
     */
    public ImageConfigEditor exposedPorts(Collection<String> ports) {
        settings().addKeys("ExposedPorts", ports);
        return this;
    }

    /**
     * Adds volumes to those that are there.
     *
     * @param volumes absolute paths
     * @return this
     */
    public ImageConfigEditor volumes(Collection<String> volumes) {
        settings().addKeys("Volumes", volumes);
        return this;
    }

    /**
     * Sets who runs the process.
     *
     * @param user a name or number, with a group after a colon
     * @return this
     */
    public ImageConfigEditor user(String user) {
        settings().json().put("User", user);
        return this;
    }

    /**
     * Sets where the process starts.
     *
     * @param directory an absolute path
     * @return this
     */
    public ImageConfigEditor workingDirectory(String directory) {
        settings().json().put("WorkingDir", directory);
        return this;
    }

    /**
     * Sets what is started. The base's arguments were for the base's entrypoint, so they go.
     *
     * @param command the program and its fixed arguments
     * @return this
     */
    public ImageConfigEditor entrypoint(List<String> command) {
        settings().replace("Entrypoint", command);
        settings().json().remove("Cmd");
        return this;
    }

    /**
     * Sets the entrypoint's arguments.
     *
     * @param arguments replaced by what a user gives to {@code docker run}
     * @return this
     */
    public ImageConfigEditor cmd(List<String> arguments) {
        settings().replace("Cmd", arguments);
        return this;
    }

    /**
     * Adds a line of history.
     *
     * @param line what happened
     * @return this
     */
    public ImageConfigEditor history(History line) {
        new GrowingObject(json).array("history").add(line.toJson());
        return this;
    }

    /**
     * Puts a layer on top.
     *
     * @param diffId the digest of its tar archive when unpacked
     * @param line how it came to be
     * @return this
     */
    public ImageConfigEditor layer(Digest diffId, History line) {
        new GrowingObject(json).child("rootfs").array("diff_ids").add(diffId.toString());
        return history(line);
    }

    /**
     * The config as it is now.
     *
     * @return an immutable value; this editor can go on
     */
    public ImageConfig done() {
        return ImageConfig.of(json.deepCopy());
    }

    private GrowingObject settings() {
        return new GrowingObject(json).child("config");
    }
}
