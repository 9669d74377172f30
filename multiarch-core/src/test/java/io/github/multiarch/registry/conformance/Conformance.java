package io.github.multiarch.registry.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md">OCI distribution spec v1.1.1</a> wants of registries, one request a
 * row, in the categories of its own tests.
 */
final class Conformance {
    private Conformance() {}

    static List<Row> rows() {
        return Stream.of(
                        PullRows.rows(),
                        UploadRows.rows(),
                        ManifestRows.rows(),
                        DiscoveryRows.rows(),
                        ManagementRows.rows())
                .flatMap(List::stream)
                .toList();
    }

    /** For readers: a line for each row. */
    static List<String> table() {
        var lines = new ArrayList<String>();
        lines.add("| | request | wanted | docker-registry 2.8.2 | the tests' fake |");
        lines.add("|---|---|---|---|---|");
        var category = "";
        for (var row : rows()) {
            var first = row.category().equals(category) ? "" : row.category();
            category = row.category();
            var wanted = String.join(" or ", row.answers());
            var debian = cell(row, Tested.DEBIAN, Tested.DEBIAN_WITHOUT_DELETES, "without `delete`");
            var fake = cell(row, Tested.FAKE, Tested.FAKE_WITH_REFERRERS, "with `listReferrers`");
            lines.add("| " + String.join(" | ", first, row.request(), wanted, debian, fake) + " |");
        }
        return lines;
    }

    private static String cell(Row row, Tested registry, Tested set, String how) {
        var cell = row.cell(registry);
        return row.cell(set).equals(cell) ? cell : cell + "; " + how + ": " + row.cell(set);
    }
}
