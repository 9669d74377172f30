package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.fixtures.IndexGiven;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IndexSpecTest {
    private static final IndexSpec SPEC = new IndexSpec(
            Optional.of("acme/app:spec"),
            List.of("spec"),
            List.of(SourceParameters.of("acme/app:spec-amd64")),
            Optional.of("acme/app:spec-ARCH"),
            List.of("linux/s390x"),
            new TreeMap<>(Map.of("both", "spec", "spec", "spec")),
            Optional.of("docker"));
    private static final IndexSpec NOTHING = new IndexSpec(
            Optional.empty(), List.of(), List.of(), Optional.empty(), List.of(), new TreeMap<>(), Optional.empty());

    @Test
    void whatIsNotGivenIsThatOfTheSpec() {
        var given = parameters(" ", List.of(), Optional.empty(), Map.of());
        var expected = new IndexParameters(
                "acme/app:spec",
                "1.0",
                SPEC.tags(),
                true,
                "append",
                SPEC.sources(),
                SPEC.template(),
                SPEC.platforms(),
                SPEC.annotations(),
                SPEC.format(),
                true,
                false,
                List.of("none"),
                Path.of("/project"));
        assertEquals(expected, SPEC.under(given));
    }

    @Test
    void whatIsGivenCountsMore() {
        var given = parameters(
                "acme/app:given", List.of("given"), Optional.of("given"), Map.of("both", "given", "given", "given"));
        var both = SPEC.under(given);
        assertEquals(Map.of("both", "given", "given", "given", "spec", "spec"), both.annotations());
        assertEquals(given.image(), both.image());
        assertEquals(given.tags(), both.tags());
        assertEquals(given.sources(), both.sources());
        assertEquals(given.template(), both.template());
        assertEquals(given.platforms(), both.platforms());
        assertEquals(given.format(), both.format());
    }

    @Test
    void whoNamesImagesNamesAllOfThem() {
        var template = new IndexGiven("");
        template.template = Optional.of("app:ARCH");
        assertEquals(List.of(), SPEC.under(template.parameters()).sources());
        assertEquals(SPEC.platforms(), SPEC.under(template.parameters()).platforms());
        var sources = SPEC.under(new IndexGiven("").source("app:1").parameters());
        assertEquals(Optional.empty(), sources.template());
        assertEquals(List.of(), sources.platforms());
    }

    @Test
    void aModeThatTakesNoImagesGetsNone() {
        var remove = new IndexGiven("");
        remove.mode = "remove";
        var both = SPEC.under(remove.parameters());
        assertEquals(List.of(), both.sources());
        assertEquals(Optional.empty(), both.template());
        assertEquals(SPEC.platforms(), both.platforms());
        assertEquals("acme/app:spec", both.image());
    }

    @Test
    void aSpecThatSaysNothingChangesNothing() {
        var given = parameters("", List.of(), Optional.empty(), Map.of("a", "b"));
        assertEquals(given, NOTHING.under(given));
    }

    private static IndexParameters parameters(
            String image, List<String> list, Optional<String> scalar, Map<String, String> annotations) {
        return new IndexParameters(
                image,
                "1.0",
                list,
                true,
                "append",
                list.stream().map(SourceParameters::of).toList(),
                scalar,
                list,
                new TreeMap<>(annotations),
                scalar,
                true,
                false,
                List.of("none"),
                Path.of("/project"));
    }
}
