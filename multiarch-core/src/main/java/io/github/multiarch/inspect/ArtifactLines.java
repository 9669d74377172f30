package io.github.multiarch.inspect;

import io.github.multiarch.oci.Shown;
import io.github.multiarch.report.Sizes;
import java.util.ArrayList;

/** What an index has beside images, below their table. */
final class ArtifactLines {
    private static final int MOST = 50;

    private ArtifactLines() {}

    /** Empty text, or lines with a line end before each. */
    static String of(ImageSummary summary) {
        var lines = new StringBuilder();
        if (!summary.indexes().isEmpty()) {
            lines.append("\n\nindexes within this one");
            summary.indexes().stream()
                    .limit(MOST)
                    .forEach(digest -> lines.append("\n  ").append(digest));
            rest(lines, summary.indexes().size());
        }
        if (!summary.artifacts().isEmpty()) {
            lines.append("\n\nartifacts, which are not run");
            summary.artifacts().stream()
                    .limit(MOST)
                    .forEach(artifact -> lines.append("\n  ").append(line(artifact)));
            rest(lines, summary.artifacts().size());
        }
        return lines.toString();
    }

    private static String line(Artifact artifact) {
        var of = new ArrayList<String>();
        artifact.platform().ifPresent(of::add);
        artifact.of().map(Shown::of).ifPresent(of::add);
        return artifact.digest() + "  " + Sizes.of(artifact.size()) + "  " + Shown.of(artifact.type())
                + (of.isEmpty() ? "" : "  of " + String.join(" ", of));
    }

    private static void rest(StringBuilder lines, int all) {
        if (all > MOST) {
            lines.append("\n  and ").append(all - MOST).append(" more, which output=json shows");
        }
    }
}
