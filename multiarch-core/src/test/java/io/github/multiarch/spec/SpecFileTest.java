package io.github.multiarch.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.IndexSpec;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.SourceParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a spec may say, and what it then means. */
class SpecFileTest {
    @TempDir
    private Path folder;

    @Test
    void theFormOfManifestToolIsRead() throws Exception {
        var spec = read("""
                # An index over images that other jobs have pushed
                image: registry.example.com:5000/team/orders:1.0
                tags: ['1.0.1', "latest"]
                manifests:
                  -
                    image: registry.example.com:5000/team/orders:1.0-armhf
                    platform:
                      architecture: arm
                      os: linux
                      variant: v7
                  - image: registry.example.com:5000/team/orders:1.0-i386
                    platform: {architecture: 386, os: linux, features: [sse, sse2]}
                  - image: registry.example.com:5000/team/orders:1.0-windows
                    platform:
                      architecture: amd64
                      os: windows
                      os.version: 10.0.14393.1066
                      os.features:
                        - win32k
                    annotations:
                      com.example.slot: 010
                  - image: oci:images/s390x:1.0
                annotations:
                  org.opencontainers.image.title: Orders
                """);
        assertEquals(Optional.of("registry.example.com:5000/team/orders:1.0"), spec.image());
        assertEquals(List.of("1.0.1", "latest"), spec.tags());
        assertEquals(Map.of("org.opencontainers.image.title", "Orders"), spec.annotations());
        var name = "registry.example.com:5000/team/orders:1.0-";
        assertEquals(
                List.of(
                        source(name + "armhf", "linux", "arm", "v7", "", List.of(), List.of(), Map.of()),
                        source(name + "i386", "linux", "386", "", "", List.of(), List.of("sse", "sse2"), Map.of()),
                        source(
                                name + "windows",
                                "windows",
                                "amd64",
                                "",
                                "10.0.14393.1066",
                                List.of("win32k"),
                                List.of(),
                                Map.of("com.example.slot", "010")),
                        SourceParameters.of("oci:images/s390x:1.0")),
                spec.sources());
        assertEquals(Optional.empty(), spec.template());
        assertEquals(Optional.empty(), spec.format());
    }

    @Test
    void aTemplateHasPlatforms() throws Exception {
        var spec = read("template: app:1.0-OS-ARCHVARIANT\nplatforms: [linux/arm/v7, windows/amd64]\nformat: docker\n");
        assertEquals(Optional.of("app:1.0-OS-ARCHVARIANT"), spec.template());
        assertEquals(List.of("linux/arm/v7", "windows/amd64"), spec.platforms());
        assertEquals(Optional.of("docker"), spec.format());
        assertEquals(Optional.empty(), spec.image());
        assertEquals(List.of(), spec.sources());
    }

    @Test
    void scalarsAreTextAsItWasWritten() throws Exception {
        var tags = List.of("1.10", "1.0", "on", "no", "true", "1e3", "0x10", "010", "1_000", "2026-01-02", ".inf", "=");
        assertEquals(tags, read("tags: [" + String.join(", ", tags) + "]").tags());
        assertEquals(List.of("null", "~"), read("tags: ['null', \"~\"]").tags());
        assertEquals(List.of("1.10"), read("tags: 1.10").tags(), "a list of one");
        assertEquals(
                "two\nlines\n",
                read("annotations:\n  a: |\n    two\n    lines\n").annotations().get("a"));
    }

    @Test
    void whatHasNoValueIsNotThere() throws Exception {
        var spec = read("""
                image:
                tags: ~
                template: null
                format: ''
                annotations: {a: , b: '', c: NULL}
                manifests:
                - image: app
                  annotations:
                  platform:
                - image: app
                  platform: {os: , variant: "", features: }
                """);
        assertEquals(Optional.empty(), spec.image());
        assertEquals(List.of(), spec.tags());
        assertEquals(Optional.empty(), spec.template());
        assertEquals(Optional.empty(), spec.format());
        assertEquals(Map.of("b", ""), spec.annotations());
        assertEquals(List.of(SourceParameters.of("app"), SourceParameters.of("app")), spec.sources());
    }

    @Test
    void aliasesStandForWhatTheyName() throws Exception {
        var spec = read("""
                annotations: &all {com.example.team: blue}
                manifests:
                - {image: &image app, annotations: *all}
                - {image: *image, annotations: *all}
                """);
        assertEquals(spec.sources().get(0), spec.sources().get(1));
        assertEquals(Map.of("com.example.team", "blue"), spec.sources().get(1).annotations());
    }

    @Test
    void manifestToolHasTwoKeysWithoutTheirDots() throws Exception {
        var source = read("manifests: [{image: a, platform: {osversion: '1', osfeatures: [f]}}]")
                .sources()
                .get(0);
        assertEquals(Optional.of("1"), source.osVersion());
        assertEquals(List.of("f"), source.osFeatures());
    }

    @Test
    void jsonIsYaml() throws Exception {
        var spec = read("\ufeff{\"image\": \"a:\\u00e9\\ud83d\\ude00\",\r\n\t\"tags\": [\"1\"]}");
        assertEquals(Optional.of("a:é\uD83D\uDE00"), spec.image());
        assertEquals(List.of("1"), spec.tags());
    }

    @Test
    void aLargeSpecIsRead() throws Exception {
        var text = new StringBuilder("manifests:\n");
        for (int i = 0; i < 1_000; i++) {
            text.append("- image: registry.example.com/team/app:").append(i).append("\n  annotations: {");
            for (int j = 0; j < 10; j++) {
                text.append("com.example.").append(j).append(": some text of a usual length, ");
            }
            text.append("}\n");
        }
        assertTrue(text.length() > 500_000);
        var sources = read(text.toString()).sources();
        assertEquals(1_000, sources.size());
        assertEquals(10, sources.get(999).annotations().size());
    }

    private IndexSpec read(String text) throws Exception {
        var file = Files.writeString(folder.resolve("app.yaml"), text);
        try {
            return SpecFile.read(file);
        } catch (InvalidRequestException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static SourceParameters source(
            String image,
            String os,
            String architecture,
            String variant,
            String version,
            List<String> osFeatures,
            List<String> features,
            Map<String, String> annotations) {
        return new SourceParameters(
                image,
                Optional.of(os),
                Optional.of(architecture),
                Optional.of(variant).filter(text -> !text.isEmpty()),
                Optional.of(version).filter(text -> !text.isEmpty()),
                osFeatures,
                features,
                new TreeMap<>(annotations));
    }
}
