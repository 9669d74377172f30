package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image that would not start is not built, and the message says what is missing. */
class RefusedIT {
    @TempDir
    private Path temp;

    private Project project;

    @BeforeEach
    void aProjectWithAJarOfItsOwn() throws IOException {
        project = Project.copy("refused", temp.resolve("projects"));
        var jar = Files.createDirectories(project.directory().resolve("lib")).resolve("driver-9.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("driver.txt"));
        }
    }

    @Test
    void sourcesThatNobodyCompiled() throws IOException, InterruptedException {
        project.maven()
                .run(Maven.goal("build"))
                .failed()
                .says("target/classes: does not exist")
                .says("Main.java");
        assertFalse(Files.exists(project.output().resolve("report.json")));
    }

    @Test
    void aMainClassThatIsNowhere() throws IOException, InterruptedException {
        project.maven()
                .with("-Dmain=com.example.Other")
                .run("package")
                .failed()
                .says("container/mainClass: the class com.example.Other is nowhere");
    }

    @Test
    void classFilesForALaterJavaThanTheBases() throws IOException, InterruptedException {
        var base = SyntheticBase.in(temp.resolve("base"))
                .java("/usr/lib/jvm/java-11-openjdk-amd64")
                .image("linux/amd64")
                .tagIndex();
        project.maven()
                .with("-Dbase=oci:" + base + ":" + SyntheticBase.TAG)
                .run("package")
                .failed()
                .says("has Java 11")
                .says("Java 17 for the project's classes (com/example/Main.class)");
    }

    @Test
    void aJarOfTheScopeSystemIsInTheImageAndAnExcludedOneIsNot() throws IOException, InterruptedException {
        project.maven()
                .run("package")
                .succeeded()
                .says("left out, as <dependencies> says: org.slf4j:slf4j-api:2.0.20")
                .says("<exclude>org.nobody:*</exclude> names no dependency");
        assertEquals(Set.of("driver-9.jar"), ClassPath.jars(project));
    }
}
