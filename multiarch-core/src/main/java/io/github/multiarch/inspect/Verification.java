package io.github.multiarch.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.validate.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether an image holds together.
 *
 * @param image the name in full form
 * @param digest of the document that the name stands for
 * @param platforms it has, in the order of the index; attestations are none
 * @param findings all that is wrong, in the order in which it was found
 * @param warnings what is not wrong, and not what some engines need
 * @param attached what refers to it, and to its images
 */
public record Verification(
        String image,
        Digest digest,
        List<Platform> platforms,
        List<Finding> findings,
        List<String> warnings,
        Attached attached) {
    /** Takes copies. */
    public Verification {
        platforms = List.copyOf(platforms);
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
    }

    /**
     * Whether nothing is wrong.
     *
     * @return true when there are no findings
     */
    public boolean isSound() {
        return findings.isEmpty();
    }

    /**
     * What people are told.
     *
     * @return one line when it is sound, and one for what refers to it; else one more for each finding
     */
    public String text() {
        var name = image.contains("@") ? image : image + "@" + digest;
        var has = platforms.isEmpty()
                ? ""
                : ": " + platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
        var referring = attached.counts().isEmpty() ? "" : "\n  what refers to it: " + attached.counts();
        return (isSound()
                        ? name + " is sound" + has
                        : name + " is not sound:\n"
                                + findings.stream()
                                        .map(finding -> "  - " + finding)
                                        .collect(Collectors.joining("\n")))
                + referring
                + attached.remarkLines();
    }

    /**
     * What programs are told. Its names are an interface.
     *
     * @return JSON of several lines
     */
    public String json() {
        var json = OciJson.object();
        json.put("image", image).put("digest", digest.toString()).put("sound", isSound());
        var names = json.putArray("platforms");
        platforms.forEach(platform -> names.add(platform.toString()));
        var wrong = json.putArray("findings");
        findings.forEach(finding -> put(wrong.addObject(), finding));
        if (!warnings.isEmpty()) {
            warnings.forEach(json.putArray("warnings")::add);
        }
        attached.writeTo(json);
        return new String(OciJson.lines(json), StandardCharsets.UTF_8);
    }

    private static void put(ObjectNode json, Finding finding) {
        json.put("place", finding.place()).put("message", finding.message());
    }
}
