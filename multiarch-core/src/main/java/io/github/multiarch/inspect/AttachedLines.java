package io.github.multiarch.inspect;

import io.github.multiarch.oci.Shown;
import io.github.multiarch.report.Sizes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What belongs to an image and is none itself, below its table. */
final class AttachedLines {
    private static final int MOST = 50;

    private AttachedLines() {}

    /** Empty text, or lines with a line end before each. */
    static String of(List<Attestation> attestations, Attached attached) {
        var lines = new StringBuilder();
        if (!attestations.isEmpty()) {
            lines.append("\n\nattestations");
            attestations.stream().limit(MOST).forEach(attestation -> append(lines, line(attestation)));
            rest(lines, attestations.size());
        }
        if (!attached.referrers().isEmpty()) {
            lines.append("\n\nreferrers");
            attached.referrers().stream().limit(MOST).forEach(referrer -> append(lines, line(referrer)));
            rest(lines, attached.referrers().size());
        }
        if (!attached.remarks().isEmpty()) {
            lines.append('\n');
            attached.remarks().forEach(remark -> lines.append('\n').append(Shown.of(remark, 1000)));
        }
        return lines.toString();
    }

    private static void append(StringBuilder lines, String line) {
        lines.append("\n  ").append(line);
    }

    private static void rest(StringBuilder lines, int all) {
        if (all > MOST) {
            append(lines, "and " + (all - MOST) + " more, which output=json shows");
        }
    }

    private static String line(Attestation attestation) {
        return attestation.digest() + "  " + Sizes.of(attestation.size()) + "  of "
                + attestation.platform().map(platform -> platform + " ").orElse("")
                + attestation.of().map(Shown::of).orElse("an image that it does not name")
                + (attestation.predicateTypes().isEmpty()
                        ? ""
                        : ": "
                                + attestation.predicateTypes().stream()
                                        .limit(MOST)
                                        .map(Shown::of)
                                        .collect(Collectors.joining(", ")));
    }

    private static String line(Attached.Entry referrer) {
        return referrer.digest() + "  " + Sizes.of(referrer.size()) + "  "
                + Shown.of(referrer.artifactType().isEmpty() ? referrer.mediaType() : referrer.artifactType())
                + "  of " + referrer.subject()
                + referrer.annotations().entrySet().stream()
                        .limit(MOST)
                        .map(AttachedLines::annotation)
                        .collect(Collectors.joining());
    }

    private static String annotation(Map.Entry<String, String> annotation) {
        return "\n    " + Shown.of(annotation.getKey()) + "=" + Shown.of(annotation.getValue());
    }
}
