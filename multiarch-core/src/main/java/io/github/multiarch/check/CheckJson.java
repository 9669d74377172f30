package io.github.multiarch.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.OciJson;
import java.util.Locale;

/** A check for programs. */
final class CheckJson {
    private CheckJson() {}

    static byte[] of(CheckReport report) {
        var json = OciJson.object();
        json.put("sound", report.isSound());
        var platforms = json.putArray("platforms");
        for (var bytes : report.platforms()) {
            var entry = platforms.addObject();
            entry.put("platform", bytes.platform().toString());
            entry.put("nativeBytes", bytes.all());
            entry.put("usableNativeBytes", bytes.usable());
        }
        var rows = json.putArray("rows");
        for (var row : report.rows()) {
            var entry = rows.addObject();
            entry.put("name", row.name());
            var cells = entry.putArray("cells");
            for (int i = 0; i < report.platforms().size(); i++) {
                var platform = report.platforms().get(i).platform();
                put(
                        cells.addObject().put("platform", platform.toString()),
                        row.cells().get(i));
            }
        }
        if (!report.notes().isEmpty()) {
            var notes = json.putArray("notes");
            report.notes().forEach(notes::add);
        }
        var problems = json.putArray("problems");
        report.problems()
                .forEach(problem ->
                        problems.addObject().put("subject", problem.subject()).put("message", problem.message()));
        var warnings = json.putArray("warnings");
        report.warnings().forEach(warnings::add);
        return OciJson.lines(json);
    }

    private static void put(ObjectNode json, Cell cell) {
        json.put("state", cell.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        if (cell instanceof Cell.Present present) {
            var by = json.putArray("by");
            present.by().forEach(by::add);
        } else if (cell instanceof Cell.Version version) {
            json.put("version", version.version());
            var by = json.putArray("by");
            version.by().forEach(by::add);
        } else if (cell instanceof Cell.Doubtful doubtful) {
            var by = json.putArray("by");
            doubtful.by().forEach(by::add);
            json.put("why", doubtful.why());
        } else if (cell instanceof Cell.Missing missing) {
            json.put("why", missing.why());
        } else if (cell instanceof Cell.Excluded excluded) {
            json.put("why", excluded.reason());
        }
    }
}
