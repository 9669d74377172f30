package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name behind {@code -Dmultiarch.} that no goal knows. */
class MisspeltPropertyTest {
    private final PluginRun run = PluginRun.of("").execution("image", "build", "");

    @ParameterizedTest
    @CsvSource({
        "plattforms, multiarch.platforms",
        "Image, multiarch.image",
        "nothing.of.ours, help -Ddetail",
        "container, <configuration><container>",
        "container.user, <configuration><container><user>",
        "files, <configuration><files>",
        "imageName, <image>",
    })
    void isAnErrorThatNamesTheNearest(String name, String nearest) {
        run.run.commandLine(name, "x");

        var problems = run.problems("build");

        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith("-Dmultiarch." + name + ": "), problems.toString());
        assertTrue(problems.get(0).contains(nearest), problems.toString());
    }

    @Test
    void isAnErrorInTheJvmsPropertiesToo() {
        run.run.execution.getSystemProperties().setProperty("multiarch.plattforms", "x");

        assertEquals(1, run.problems("build").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "platforms", "cacheSize", "version"})
    void isNoneThatAGoalKnows(String name) {
        run.run.commandLine(name, "x");

        assertEquals(List.of(), run.problems("build"));
        assertEquals(List.of(), run.warnings);
    }

    @Test
    void isTheAuthorsOwnWhereAPomRefersToIt() throws IOException {
        run.run.commandLine("base.release", "21");
        Files.writeString(
                run.run.project.getFile().toPath(), "<from>eclipse-temurin:${multiarch.base.release}-jre</from>");

        assertEquals(List.of(), run.problems("build"));
    }

    @Test
    void isTheAuthorsOwnWhereAParentFromARepositoryRefersToIt() {
        run.run.commandLine("base.release", "21");
        var parent = MavenRun.project(run.run.basedir().resolve("gone"), "com.acme", "parent", "1");
        parent.setFile(null);
        parent.getOriginalModel().setDescription("${multiarch.base.release}");
        run.run.project.setParent(parent);

        assertEquals(List.of(), run.problems("build"));
    }

    @Test
    void ofThePomIsAnErrorWhenItIsLikeOneOfOursAndElseAWarning() {
        run.run.project.getProperties().setProperty("multiarch.plattforms", "x");
        run.run.project.getProperties().setProperty("multiarch.somebody.elses", "x");

        var problems = run.problems("build");

        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith("the property multiarch.plattforms: "), problems.toString());
        assertEquals(1, run.warnings.size(), run.warnings.toString());
        assertTrue(run.warnings.get(0).startsWith("the property multiarch.somebody.elses: "), run.warnings.toString());
    }

    @Test
    void ofAnotherGoalIsAnErrorWhenItIsAFlagOrLikeOneOfThisBuild() {
        run.run.commandLine("dryRun", "true");
        run.run.commandLine("platform", "linux/arm64");
        run.run.commandLine("engine", "podman");

        var problems = run.problems("build");

        assertEquals(2, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith("-Dmultiarch.dryRun: is for index, which"), problems.toString());
        assertTrue(problems.get(1).contains("export, inspect, load"), problems.toString());
        assertTrue(problems.get(1).contains("-Dmultiarch.platforms?"), problems.toString());
        assertEquals(1, run.warnings.size(), run.warnings.toString());
        assertTrue(run.warnings.get(0).startsWith("-Dmultiarch.engine: is for load"), run.warnings.toString());
    }

    @Test
    void ofAnotherGoalIsRightWhereThatRunsToo() {
        run.run.commandLine("force", "true");
        run.run.commandLine("platform", "linux/arm64");
        run.run.execution.setGoals(List.of("package", "io.github.multiarch:multiarch-maven-plugin:1:load@here"));
        run.execution("publish", "push", "");

        assertEquals(List.of(), run.problems("build"));
        assertEquals(List.of(), run.warnings);
    }
}
