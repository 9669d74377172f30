package io.github.multiarch.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarch.oci.Platform;

/** Whether a platform is written in full and in normal form. It looks at the JSON itself, as {@link Platform} is in normal form whatever was written. */
final class PlatformCheck {
    private final Rules rules;
    private final Findings findings;

    PlatformCheck(Rules rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    /** The {@code platform} of an index's entry. */
    void entry(JsonNode platform, String place) {
        if (!platform.isObject()) {
            findings.add(place, "has no platform");
            return;
        }
        check(platform, place + " > platform");
        if (rules == Rules.UNAMBIGUOUS && isArm(platform) && variant(platform).isEmpty()) {
            findings.add(place + " > platform", "is arm without a variant, which may be v5, v6 or v7");
        }
    }

    /** Whether a config speaks of the machine that its entry in the index names. */
    boolean isSameMachine(JsonNode config, Platform own, Platform entry) {
        // Many tools leave the variant to the index.
        boolean leavesItOut = rules == Rules.UNAMBIGUOUS && variant(config).isEmpty();
        return leavesItOut
                ? own.os().equals(entry.os()) && own.architecture().equals(entry.architecture())
                : own.isSameMachineAs(entry);
    }

    private static boolean isArm(JsonNode node) {
        return Platform.of(node.path("os").asText(""), node.path("architecture").asText(""), "")
                .architecture()
                .equals("arm");
    }

    private static String variant(JsonNode node) {
        return node.path("variant").asText("");
    }

    /** Any object with the fields os, architecture and variant. */
    void check(JsonNode node, String place) {
        var os = node.path("os").asText("");
        var architecture = node.path("architecture").asText("");
        if (os.isEmpty() || architecture.isEmpty()) {
            findings.add(place, "does not say its " + (os.isEmpty() ? "os" : "architecture"));
            return;
        }
        var written = os + "/" + architecture + (node.has("variant") ? "/" + variant(node) : "");
        var normal = Platform.of(os, architecture, variant(node)).toString();
        if (rules == Rules.NORMAL_FORM && !written.equals(normal)) {
            findings.add(place, "is written " + written + "; its normal form is " + normal);
        }
    }
}
