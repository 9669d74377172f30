package io.github.multiarch.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Whether a config is whole, and agrees with the manifest and the index that lead to it. */
final class ConfigCheck {
    private final PlatformCheck platforms;
    private final Findings findings;

    ConfigCheck(PlatformCheck platforms, Findings findings) {
        this.platforms = platforms;
        this.findings = findings;
    }

    void check(ImageConfig config, ObjectNode json, Manifest manifest, Optional<Platform> platform, String place) {
        platforms.check(json, place);
        platform.filter(p -> !platforms.isSameMachine(json, config.platform(), p))
                .ifPresent(p -> findings.add(place, "is for " + config.platform() + " where the index says " + p));
        platform.flatMap(Platform::osVersion)
                .filter(version ->
                        !Optional.of(version).equals(config.platform().osVersion()))
                .ifPresent(version -> findings.add(place, "does not have the os.version " + version + " of the index"));
        layers(config, manifest.layers().size(), place);
        time(json.path("created"), place + " > created");
        var history = json.path("history");
        for (int i = 0; i < history.size(); i++) {
            time(history.path(i).path("created"), place + " > history[" + i + "].created");
        }
    }

    private void layers(ImageConfig config, int layers, String place) {
        if (config.diffIds().size() != layers) {
            findings.add(place, "has " + config.diffIds().size() + " diff_ids for " + layers + " layers");
        }
        if (config.layersInHistory() > layers) {
            // Fewer are common: tools that make bases from a package repository write no history. Docker refuses more.
            findings.add(
                    place,
                    "has " + config.layersInHistory() + " lines of history that make a layer, for " + layers
                            + " layers");
        }
    }

    private void time(JsonNode written, String place) {
        if (written.isMissingNode() || written.isNull()) {
            return;
        }
        try {
            OffsetDateTime.parse(written.asText(""));
        } catch (DateTimeParseException e) {
            findings.add(place, "is not a time as RFC 3339 writes it");
        }
    }
}
