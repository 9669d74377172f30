package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The packages use what their package-info files say, no more and no less; and this test would notice. */
class PackageRulesTest {

    private static final String ROOT = "io.github.multiarch";

    private final SortedMap<String, Optional<PackageRule>> rules = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> uses = new TreeMap<>();

    @Test
    void packagesUseWhatTheySay() throws IOException {
        var module = Path.of(System.getProperty("basedir"));
        var used = PackageUse.read(module.resolve("target/classes"));
        assertFalse(used.isEmpty(), "no classes were read");
        var violations = PackageRules.violations(ROOT, PackageRule.readAll(module.resolve("src/main/java")), used);
        assertEquals("", String.join("\n", violations));
    }

    @Test
    void whatIsListedIsAllowed() {
        says("oci", "May import: nothing. Libraries: jackson.", "com.fasterxml.jackson.databind", "java.util");
        says("layout", "May import: oci.", "io.github.multiarch.oci", "org.jspecify.annotations");
        says("", "May import: everything below. Libraries: none.", "io.github.multiarch.oci");
        assertEquals(List.of(), violations());
    }

    @Test
    void whatIsUsedIsListed() {
        says("oci", "May import: nothing.");
        says("layout", "May import: nothing.", "io.github.multiarch.oci", "com.fasterxml.jackson.core");
        assertEquals(
                List.of(
                        "io.github.multiarch.layout uses the package oci, which its package-info.java does not list",
                        "io.github.multiarch.layout uses the library jackson, which its package-info.java does not list"),
                violations());
    }

    @Test
    void whatIsListedIsUsed() {
        says("layout", "May import: oci. Libraries: jib-core.", "java.nio.file");
        assertEquals(
                List.of(
                        "io.github.multiarch.layout lists the package oci in its package-info.java, and does not use it",
                        "io.github.multiarch.layout lists the library jib-core in its package-info.java, and does not use it"),
                violations());
    }

    @Test
    void mavenAndUnknownLibrariesAreRefused() {
        says("oci", "May import: nothing.", "org.apache.maven.plugin", "org.example.thing");
        assertEquals(
                List.of(
                        "io.github.multiarch.oci uses org.apache.maven.plugin: the core never sees a Maven type",
                        "io.github.multiarch.oci uses org.example.thing, of a library without a name in Libraries.java"),
                violations());
    }

    @Test
    void cyclesAreRefused() {
        says("a", "May import: b.", "io.github.multiarch.b");
        says("b", "May import: c.", "io.github.multiarch.c");
        says("c", "May import: b.", "io.github.multiarch.b");
        assertEquals(
                List.of("a cycle: io.github.multiarch.b -> io.github.multiarch.c -> io.github.multiarch.b"),
                violations());
    }

    @Test
    void everyPackageSaysSomething() {
        rules.put(ROOT + ".mute", PackageRule.parse("/** Says what it is. */\npackage mute;"));
        uses.put(ROOT + ".absent", new TreeSet<>());
        assertEquals(
                List.of(
                        "io.github.multiarch.absent has no package-info.java",
                        "io.github.multiarch.mute: its package-info.java has no sentence 'May import: ... .'"),
                violations());
    }

    @Test
    void sentencesMayBreakLines() {
        var text =
                "/**\n * Role, see v1.1.1. More.\n *\n * <p>May import: a,\n * b.c. Libraries:\n * x-y.\n */\npackage p;";
        var expected = new PackageRule(new TreeSet<>(List.of("a", "b.c")), false, new TreeSet<>(List.of("x-y")));
        assertEquals(Optional.of(expected), PackageRule.parse(text));
        assertThrows(IllegalArgumentException.class, () -> PackageRule.parse("/** May import: a and b. */"));
    }

    private void says(String name, String sentence, String... used) {
        var full = name.isEmpty() ? ROOT : ROOT + "." + name;
        rules.put(full, PackageRule.parse("/** " + sentence + " */"));
        uses.put(full, new TreeSet<>(List.of(used)));
    }

    private List<String> violations() {
        return PackageRules.violations(ROOT, rules, uses);
    }
}
