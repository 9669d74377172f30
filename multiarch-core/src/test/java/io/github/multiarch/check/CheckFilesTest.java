package io.github.multiarch.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.OutputForm;
import io.github.multiarch.config.Problem;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** What people and programs get of a check. */
class CheckFilesTest {
    private static final String HOSTILE = "lib<script>alert('1')</script>&\u001b[31m.so";

    private static final CheckReport REPORT = new CheckReport(
            List.of(
                    new NativeBytes(Platform.parse("linux/amd64"), 3_000_000, 1_000_000),
                    new NativeBytes(Platform.parse("linux/arm/v7"), 3_000_000, 0)),
            List.of(
                    new Row(
                            "base",
                            List.of(new Cell.Present(List.of("debian:13")), new Cell.Present(List.of("acme/armhf")))),
                    new Row(
                            "org.acme:codec:1.2",
                            List.of(
                                    new Cell.Doubtful(List.of("codec.jar!/" + HOSTILE), "asks for glibc"),
                                    new Cell.Missing("it has linux/amd64"))),
                    new Row("org.acme:tool:1", List.of(new Cell.Unneeded(), new Cell.Excluded("<fine>")))),
            List.of("Platforms of the base"),
            List.of(new Problem("org.acme:codec:1.2 on linux/arm/v7", "it has linux/amd64")),
            List.of("something & more"));

    @TempDir
    Path directory;

    @Test
    void aTableForPeople() {
        assertEquals(
                List.of(
                        "                                 linux/amd64  linux/arm/v7",
                        " base                            yes          yes",
                        " org.acme:codec:1.2              doubtful     MISSING",
                        " org.acme:tool:1                 -            excluded",
                        " native code for other machines  2.0 MB       3.0 MB"),
                CheckFiles.show(REPORT, OutputForm.TABLE).lines().toList());
    }

    @Test
    void jsonForPrograms() throws IOException {
        CheckFiles.write(REPORT, directory.resolve("new/folder"));
        var bytes = Files.readAllBytes(directory.resolve("new/folder/check.json"));
        assertEquals(CheckFiles.show(REPORT, OutputForm.JSON), new String(bytes, StandardCharsets.UTF_8));
        var json = OciJson.parseObject(bytes, "the check");
        assertFalse(json.get("sound").booleanValue());
        assertEquals("linux/arm/v7", json.at("/platforms/1/platform").textValue());
        assertEquals("Platforms of the base", json.at("/notes/0").textValue());
        assertEquals(3_000_000, json.at("/platforms/0/nativeBytes").longValue());
        assertEquals(1_000_000, json.at("/platforms/0/usableNativeBytes").longValue());
        assertEquals("present", json.at("/rows/0/cells/0/state").textValue());
        assertEquals("debian:13", json.at("/rows/0/cells/0/by/0").textValue());
        assertEquals("doubtful", json.at("/rows/1/cells/0/state").textValue());
        assertEquals("asks for glibc", json.at("/rows/1/cells/0/why").textValue());
        assertEquals("missing", json.at("/rows/1/cells/1/state").textValue());
        assertEquals("it has linux/amd64", json.at("/rows/1/cells/1/why").textValue());
        assertEquals("linux/arm/v7", json.at("/rows/1/cells/1/platform").textValue());
        assertEquals("unneeded", json.at("/rows/2/cells/0/state").textValue());
        assertEquals("<fine>", json.at("/rows/2/cells/1/why").textValue());
        assertEquals(
                "org.acme:codec:1.2 on linux/arm/v7",
                json.at("/problems/0/subject").textValue());
        assertEquals("something & more", json.at("/warnings/0").textValue());
    }

    @Test
    void aPageOfItsOwn() throws Exception {
        var page = Files.readString(CheckFiles.write(REPORT, directory));
        assertTrue(page.startsWith("<!DOCTYPE html>"), page);
        for (var loaded : List.of("src=", "href=", "@import", "url(", "<script")) {
            assertFalse(page.contains(loaded), loaded);
        }
        assertFalse(page.contains("\u001b"), page);
        var text = text(page);
        for (var part : List.of(
                "One problem stands in the way.",
                "codec.jar!/lib<script>alert('1')</script>&?[31m.so",
                "it has linux/amd64",
                "<fine>",
                "something & more",
                "2.0 MB")) {
            assertTrue(text.contains(part), part + " is not in " + text);
        }
        var sound = new CheckReport(REPORT.platforms(), REPORT.rows(), List.of(), List.of(), List.of());
        assertTrue(text(Files.readString(CheckFiles.write(sound, directory)))
                .contains("Nothing stands in the way of 2 platforms."));
    }

    @Test
    void whatAnEarlierCheckLeftIsRemoved() throws IOException {
        CheckFiles.write(REPORT, directory);
        var other = Files.writeString(directory.resolve("report.json"), "{}");
        CheckFiles.clear(directory);
        try (var files = Files.list(directory)) {
            assertEquals(List.of(other), files.toList());
        }
        CheckFiles.clear(directory.resolve("absent"));
    }

    /** As a reader of XML has it, which is stricter than a browser. */
    private static String text(String page) throws Exception {
        var xml = page.replace("<!DOCTYPE html>", "").replaceAll("<(meta [^>]*)>", "<$1/>");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement()
                .getTextContent();
    }
}
