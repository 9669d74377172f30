package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.ApplicationContent.LaidOut;
import io.github.multiarch.config.ApplicationContent.Tree;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayersReaderTest {
    private final Problems problems = new Problems();

    @Test
    void eachKindOfPatternKnowsFilesByWhatItIsFor() {
        var rules = read(
                layer("company", List.of("com.acme.*:*"), List.of(), List.of()),
                layer("all kinds", List.of("org.x:y:linux-*"), List.of("static/**"), List.of("/etc/app/*")));
        assertEquals(List.of(), problems.found());
        assertEquals("company", rules.get(0).name());
        var jar = new LayeredFile("/app/libs/a.jar", Optional.of("com.acme.core:a:1"), Optional.empty());
        var other = new LayeredFile("/app/libs/y.jar", Optional.of("org.x:y:1:linux-x86_64"), Optional.empty());
        assertTrue(takes(rules.get(0), jar));
        assertFalse(takes(rules.get(0), other));
        assertTrue(takes(rules.get(1), other));
        assertFalse(takes(rules.get(1), jar));
        assertTrue(takes(rules.get(1), LayeredFile.compiled("/app/resources/static/a/b.js", "static/a/b.js")));
        assertFalse(takes(rules.get(1), LayeredFile.compiled("/app/resources/a/static/b.js", "a/static/b.js")));
        assertFalse(takes(rules.get(1), LayeredFile.at("/static/b.js")), "it is from no folder of classes");
        assertTrue(takes(rules.get(1), LayeredFile.at("/etc/app/x.conf")));
        assertFalse(takes(rules.get(1), LayeredFile.at("/etc/app/deep/x.conf")));
        assertTrue(takes(
                rules.get(1), new LayeredFile("/etc/app/a.jar", Optional.of("no coordinates"), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no coordinates   | layers x dependencies | names no dependency",
                "a:b:c:d          | layers x dependencies | names no dependency",
                "/static/**       | layers x classes      | begins with a slash",
                "etc/app/**       | layers x files        | does not begin with a slash"
            })
    void aPatternThatIsNoneIsNamed(String text, String subject, String message) {
        var texts = List.of(text);
        switch (subject.substring("layers x ".length())) {
            case "dependencies" -> read(layer("x", texts, List.of(), List.of()));
            case "classes" -> read(layer("x", List.of(), texts, List.of()));
            default -> read(layer("x", List.of(), List.of(), texts));
        }
        assertEquals(1, problems.found().size(), problems.found().toString());
        assertEquals(subject, problems.found().get(0).subject());
        assertTrue(
                problems.found().get(0).message().contains(message),
                problems.found().toString());
    }

    @Test
    void aLayerHasANameOfItsOwnAndSomethingInIt() {
        read(
                new LayerParameters(Optional.empty(), List.of("a:b"), List.of(), List.of()),
                layer("twice", List.of("a:b"), List.of(), List.of()),
                layer("Twice", List.of("a:c"), List.of(), List.of()),
                layer("empty", List.of(), List.of(), List.of()));
        assertEquals(
                List.of("layers", "layers Twice", "layers empty"),
                problems.found().stream().map(Problem::subject).toList());
        assertTrue(problems.found().get(0).message().contains("<name>"));
        assertTrue(problems.found().get(1).message().contains("twice"));
        assertTrue(problems.found().get(2).message().contains("<dependencies>, <classes> or <files>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "-a", "a\u0007", "a,b", "déps", " "})
    void aNameIsOfLettersAndDigits(String name) {
        read(layer(name, List.of("a:b"), List.of(), List.of()));
        assertTrue(
                problems.found().get(0).message().contains("no name of a layer"),
                problems.found().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dependencies",
                "Classes",
                "snapshot dependencies",
                "project dependencies",
                "resources",
                "application",
                "class path",
                "directories",
                "files of all",
                "quick"
            })
    void aNameThatIsThereAnywayIsNoNewOne(String name) {
        var content = new LaidOut(List.of(new Tree("quick", List.of())), new Start.Jar("run.jar"));
        new LayersReader(problems, content).read(List.of(layer(name, List.of("a:b"), List.of(), List.of())));
        assertTrue(
                problems.found().get(0).message().contains("there is anyway"),
                problems.found().toString());
    }

    private static boolean takes(LayerRule rule, LayeredFile file) {
        return rule.patterns().stream().anyMatch(pattern -> pattern.matches(file));
    }

    private static LayerParameters layer(
            String name, List<String> dependencies, List<String> classes, List<String> files) {
        return new LayerParameters(Optional.of(name), dependencies, classes, files);
    }

    private List<LayerRule> read(LayerParameters... layers) {
        return new LayersReader(problems, new ApplicationContent.Exploded(Optional.empty())).read(List.of(layers));
    }
}
