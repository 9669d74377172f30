package io.github.multiarch.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarch.oci.Platform;

/** Whether a platform is written in full and in normal form. It looks at the JSON itself, as {@link Platform} is in normal form whatever was written. */
final class PlatformCheck {
    private final Findings findings;

    PlatformCheck(Findings findings) {
        this.findings = findings;
    }

    /** The {@code platform} of an index's entry. */
    void entry(JsonNode platform, String place) {
        if (platform.isObject()) {
            check(platform, place + " > platform");
        } else {
            findings.add(place, "has no platform");
        }
    }

    /** Any object with the fields os, architecture and variant. */
    void check(JsonNode node, String place) {
        var os = node.path("os").asText("");
        var architecture = node.path("architecture").asText("");
        if (os.isEmpty() || architecture.isEmpty()) {
            findings.add(place, "does not say its " + (os.isEmpty() ? "os" : "architecture"));
            return;
        }
        var written = os + "/" + architecture
                + (node.has("variant") ? "/" + node.path("variant").asText("") : "");
        var normal =
                Platform.of(os, architecture, node.path("variant").asText("")).toString();
        if (!written.equals(normal)) {
            findings.add(place, "is written " + written + "; its normal form is " + normal);
        }
    }
}
