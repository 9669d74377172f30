package io.github.multiarch.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.config.IndexSpec;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.SourceParameters;
import io.github.multiarch.fuzz.ParserCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A spec is refused with problems fit to be shown, or means the same when it is written out and read again. */
public final class SpecParsers {
    /** One entry for each parser: its name, what it is made for, what must hold. */
    public static final List<ParserCheck> CHECKS = List.of(ParserCheck.ofBytes(
            "spec",
            List.of(
                    "image: host:5000/app:1.0\ntags: ['1.0', \"1\"] # two\nmanifests:\n  -\n    image: app:1.0-armhf\n    platform:\n"
                            + "      architecture: arm\n      os: linux\n      variant: v7\n  - image: app:1.0-i386\n    platform:"
                            + " {architecture: 386, os: linux, features: [sse], os.version: 1.10, os.features: [win32k]}\n    annotations:\n"
                            + "      a: |\n        two\n        lines\nannotations: {b: >-\n   é\n }\n",
                    "template: app:1.0-OS-ARCHVARIANT\nplatforms: [linux/arm/v7, windows/amd64]\nformat: docker\n",
                    "image: &a app\nmanifests: [&m {image: *a, annotations: {? k : *a}}, *m, *m]\ntags: [*a, *a]\n",
                    "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n",
                    "%YAML 1.2\n---\n\"image\": \"\\x41\\u00e9\\ud83d\\ude00\\U0001f600\"\n...\n",
                    "image: !!java.net.URL [x]\n--- !foo\n? [a]\n: b\n"),
            SpecParsers::spec));

    private SpecParsers() {}

    private static void spec(byte[] bytes) {
        var spec = read(bytes);
        assertEquals(spec, read(bytes));
        var written = spec.map(SpecParsers::written).orElse("").getBytes(StandardCharsets.UTF_8);
        if (spec.isPresent() && written.length <= SpecFile.MAX_BYTES) {
            assertEquals(spec, read(written));
        }
    }

    private static Optional<IndexSpec> read(byte[] bytes) {
        try {
            return Optional.of(SpecFile.parse(bytes, new Complaints("app.yaml")));
        } catch (InvalidRequestException e) {
            assertEquals(e.problems().size(), e.problems().stream().distinct().count());
            e.problems().forEach(problem -> ParserCheck.assertFitToBeShown(problem.toString()));
            return Optional.empty();
        }
    }

    private static String written(IndexSpec spec) {
        return "{image: " + text(spec.image()) + ", tags: " + list(spec.tags()) + ", template: " + text(spec.template())
                + ", platforms: " + list(spec.platforms()) + ", format: " + text(spec.format()) + ", annotations: "
                + map(spec.annotations()) + ", manifests: ["
                + spec.sources().stream().map(SpecParsers::written).collect(Collectors.joining(", ")) + "]}";
    }

    private static String written(SourceParameters source) {
        return "{image: " + quoted(source.image()) + ", platform: {os: " + text(source.os()) + ", architecture: "
                + text(source.architecture()) + ", variant: " + text(source.variant()) + ", os.version: "
                + text(source.osVersion()) + ", os.features: " + list(source.osFeatures()) + ", features: "
                + list(source.features()) + "}, annotations: " + map(source.annotations()) + "}";
    }

    private static String text(Optional<String> text) {
        return text.map(SpecParsers::quoted).orElse("null");
    }

    private static String list(List<String> texts) {
        return texts.stream().map(SpecParsers::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** With question marks, since a key without one is bounded to 1024 characters. */
    private static String map(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(entry -> "? " + quoted(entry.getKey()) + " : " + quoted(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
                quoted.append(c);
            } else {
                quoted.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            }
        }
        return quoted.append('"').toString();
    }
}
