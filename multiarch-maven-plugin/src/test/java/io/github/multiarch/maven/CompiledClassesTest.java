package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Problem;
import io.github.multiarch.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project with sources has classes. */
class CompiledClassesTest {
    @TempDir
    private Path directory;

    private MavenProject project;

    @BeforeEach
    void aProject() {
        project = MavenRun.project(directory, "com.acme", "orders", "1.0");
        project.addCompileSourceRoot(directory.resolve("src/main/java").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"java/com/acme/Main.java", "kotlin/Main.kt", "groovy/Main.groovy", "scala/Main.scala"})
    void sourcesWithoutClassesAreAProblem(String source) throws Exception {
        write("src/main/" + source);
        var problem = problems().get(0);
        assertEquals(directory.resolve("target/classes").toString(), problem.subject());
        assertTrue(problem.message().startsWith("does not exist"), problem.message());
        assertTrue(problem.message().contains(source), problem.message());
        write("target/classes/app.properties");
        assertTrue(
                problems().get(0).message().startsWith("has no class"),
                problems().toString());
        write("target/classes/com/acme/Main.class");
        assertEquals(List.of(), problems());
    }

    @Test
    void sourcesMayBeElsewhere() throws Exception {
        project.addCompileSourceRoot(
                directory.resolve("target/generated-sources/x").toString());
        write("target/generated-sources/x/Made.java");
        assertEquals(1, problems().size());
    }

    @Test
    void withoutSourcesThereNeedBeNoClasses() throws Exception {
        assertEquals(List.of(), problems());
        write("src/main/java/com/acme/package-info.java");
        write("src/main/java/module-info.java");
        write("src/main/java/com/acme/readme.md");
        assertEquals(List.of(), problems());
    }

    private List<Problem> problems() {
        var problems = new Problems();
        CompiledClasses.check(project, problems);
        return problems.found();
    }

    private void write(String name) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }
}
