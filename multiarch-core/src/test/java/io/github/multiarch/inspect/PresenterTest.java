package io.github.multiarch.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.OutputForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PresenterTest {
    private static final Attached NOTHING = new Attached(List.of(), List.of());
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @Test
    void theTableHasALineForEachPlatform() {
        assertEquals(
                """
                host:5000/acme/orders:1.0
                DIGEST
                application/vnd.oci.image.index.v1+json

                 PLATFORM         HEAD     SIZE  LAYERS  CREATED               BASE
                 linux/amd64      SHA  41.3 MB       7  2024-03-04T05:06:07Z  host/jre:21@SHA
                 linux/arm/v7     SHA    999 B       1                        SHA
                 unknown/unknown  SHA      0 B       0

                attestations
                  SHA  1.2 kB  of linux/amd64 SHA: https://slsa.dev/provenance/v0.2, https://spdx.dev/Document
                  SHA  0 B  of an image that it does not name

                referrers
                  SHA  999 B  application/vnd.example.signature  of SHA
                    who=me

                The referrers cannot be listed""".replace("DIGEST\n", DIGEST + "\n")
                        .replace("HEAD  ", "DIGEST" + " ".repeat(67))
                        .replace("SHA", DIGEST),
                present(OutputForm.TABLE));
    }

    @Test
    void theJsonIsThis() {
        assertEquals("""
                {
                  "image" : "host:5000/acme/orders:1.0",
                  "digest" : "DIGEST",
                  "mediaType" : "application/vnd.oci.image.index.v1+json",
                  "annotations" : {
                    "a" : "\\"quoted\\"",
                    "title" : "orders"
                  },
                  "platforms" : [
                    {
                      "platform" : "linux/amd64",
                      "os" : "linux",
                      "architecture" : "amd64",
                      "digest" : "DIGEST",
                      "size" : 41300000,
                      "layers" : 7,
                      "created" : "2024-03-04T05:06:07Z",
                      "base" : "host/jre:21",
                      "baseDigest" : "DIGEST"
                    },
                    {
                      "platform" : "linux/arm/v7",
                      "os" : "linux",
                      "architecture" : "arm",
                      "variant" : "v7",
                      "digest" : "DIGEST",
                      "size" : 999,
                      "layers" : 1,
                      "baseDigest" : "DIGEST"
                    },
                    {
                      "platform" : "unknown/unknown",
                      "os" : "unknown",
                      "architecture" : "unknown",
                      "digest" : "DIGEST",
                      "size" : 0,
                      "layers" : 0
                    }
                  ],
                  "attestations" : [
                    {
                      "digest" : "DIGEST",
                      "size" : 1200,
                      "of" : "DIGEST",
                      "platform" : "linux/amd64",
                      "predicateTypes" : [
                        "https://slsa.dev/provenance/v0.2",
                        "https://spdx.dev/Document"
                      ]
                    },
                    {
                      "digest" : "DIGEST",
                      "size" : 0,
                      "predicateTypes" : [ ]
                    }
                  ],
                  "referrers" : [
                    {
                      "of" : "DIGEST",
                      "artifactType" : "application/vnd.example.signature",
                      "mediaType" : "application/vnd.oci.image.manifest.v1+json",
                      "digest" : "DIGEST",
                      "size" : 999,
                      "annotations" : {
                        "who" : "me"
                      }
                    }
                  ],
                  "remarks" : [
                    "The referrers cannot be listed"
                  ]
                }""".replace("DIGEST", DIGEST), present(OutputForm.JSON));
    }

    @Test
    void anIndexOfNothingIsATableWithoutRows() {
        var image = new ImageSummary(
                "host/app:1", DIGEST, "type", new TreeMap<>(), List.of(), List.of(), List.of(), List.of(), NOTHING);
        var lines = Presenter.present(image, OutputForm.TABLE).lines().toList();
        assertEquals(5, lines.size(), lines.toString());
        assertTrue(lines.get(4).contains("PLATFORM"), lines.toString());
    }

    @Test
    void longNamesStayOnOneLine() {
        var name = "host.example.com/" + "very-long-name/".repeat(20) + "jre:21";
        var table = Presenter.present(image(entry("linux", "amd64", Optional.of(name))), OutputForm.TABLE);
        assertTrue(table.contains(name + "@" + DIGEST), table);
        assertEquals(6, table.lines().count());
    }

    @Test
    void whatOthersWroteDoesNotCommandTheTerminal() {
        var hostile = image(entry("lin\u001b[31mux", "amd\n64", Optional.of("jre\u009b2J\r")));
        var table = Presenter.present(hostile, OutputForm.TABLE);
        assertTrue(table.contains("lin?[31mux"), table);
        assertTrue(table.contains("amd?64"), table);
        assertTrue(table.contains("jre?2J?@"), table);
        assertFalse(Presenter.present(hostile, OutputForm.JSON).contains("\u001b"));
    }

    @Test
    void theBaseGoesFirstWhereThereIsNoRoom() {
        var image = image(entry("linux", "amd64", Optional.of("host.example.com/acme/jre:21")));
        var wide = Presenter.present(image, OutputForm.TABLE);
        int longest = wide.lines().mapToInt(String::length).max().orElseThrow();
        assertEquals(wide, Presenter.present(image, OutputForm.TABLE, OptionalInt.of(longest)));
        var narrower = Presenter.present(image, OutputForm.TABLE, OptionalInt.of(longest - 1));
        assertFalse(narrower.contains("jre:21"), narrower);
        assertTrue(narrower.contains("CREATED"), narrower);
        assertTrue(narrower.endsWith("(no room for BASE; output=json has all)"), narrower);
        var narrowest = Presenter.present(image, OutputForm.TABLE, OptionalInt.of(20));
        assertTrue(narrowest.contains("linux/amd64  " + DIGEST), narrowest);
    }

    private static String present(OutputForm form) {
        var annotations = new TreeMap<>(Map.of("title", "orders", "a", "\"quoted\""));
        var image = new ImageSummary(
                "host:5000/acme/orders:1.0",
                DIGEST,
                "application/vnd.oci.image.index.v1+json",
                annotations,
                List.of(
                        new ImageSummary.Entry(
                                "linux/amd64",
                                "linux",
                                "amd64",
                                Optional.empty(),
                                Optional.empty(),
                                DIGEST,
                                41_300_000,
                                7,
                                Optional.of("2024-03-04T05:06:07Z"),
                                Optional.of("host/jre:21"),
                                Optional.of(DIGEST)),
                        new ImageSummary.Entry(
                                "linux/arm/v7",
                                "linux",
                                "arm",
                                Optional.of("v7"),
                                Optional.empty(),
                                DIGEST,
                                999,
                                1,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(DIGEST)),
                        new ImageSummary.Entry(
                                "unknown/unknown",
                                "unknown",
                                "unknown",
                                Optional.empty(),
                                Optional.empty(),
                                DIGEST,
                                0,
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                List.of(),
                List.of(),
                List.of(
                        new Attestation(
                                DIGEST,
                                1_200,
                                Optional.of(DIGEST),
                                Optional.of("linux/amd64"),
                                List.of("https://slsa.dev/provenance/v0.2", "https://spdx.dev/Document")),
                        new Attestation(DIGEST, 0, Optional.empty(), Optional.empty(), List.of())),
                new Attached(
                        List.of(new Attached.Entry(
                                DIGEST,
                                "application/vnd.example.signature",
                                "application/vnd.oci.image.manifest.v1+json",
                                DIGEST,
                                999,
                                new TreeMap<>(Map.of("who", "me")))),
                        List.of("The referrers cannot be listed")));
        return Presenter.present(image, form);
    }

    private static ImageSummary image(ImageSummary.Entry entry) {
        return new ImageSummary(
                "host/app:1",
                DIGEST,
                "type",
                new TreeMap<>(),
                List.of(entry),
                List.of(),
                List.of(),
                List.of(),
                NOTHING);
    }

    private static ImageSummary.Entry entry(String os, String architecture, Optional<String> base) {
        return new ImageSummary.Entry(
                os + "/" + architecture,
                os,
                architecture,
                Optional.empty(),
                Optional.empty(),
                DIGEST,
                1,
                1,
                Optional.empty(),
                base,
                Optional.of(DIGEST));
    }
}
