package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An image has the jars that Spring Boot's own jar of the same project has, and no other. */
class BootJarIT {
    private static final String LIBRARIES = "BOOT-INF/lib/";

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({"3.5.16, true", "4.1.2, false"})
    void theImageHasTheJarsOfBootsOwnJar(String version, boolean hasLombok) throws IOException, InterruptedException {
        var project = Project.copy("boot-jar", temp.resolve(version));
        var run = project.maven()
                .with("-Dversion.spring-boot=" + version)
                .run("package")
                .succeeded();

        var inImage = ClassPath.jars(project);
        assertEquals(inJar(project), inImage);
        assertTrue(inImage.contains("spring-boot-" + version + ".jar"), inImage.toString());
        assertEquals(hasLombok, inImage.stream().anyMatch(name -> name.startsWith("lombok")));
        for (var name :
                new String[] {"devtools", "docker-compose", "processor", "jul-to-slf4j", "snakeyaml", "starter"}) {
            assertFalse(inImage.stream().anyMatch(jar -> jar.contains(name)), inImage.toString());
            run.says(name);
        }

        // Without it nothing is repackaged, and the rules are the same.
        project.maven()
                .with("-Dversion.spring-boot=" + version, "-Dspring-boot.repackage.skip=true")
                .run("clean", "package")
                .succeeded();
        assertEquals(inImage, ClassPath.jars(project));
    }

    private static Set<String> inJar(Project project) throws IOException {
        var names = new TreeSet<String>();
        try (var jar = new ZipFile(
                project.directory().resolve("target/boot-jar-1.0.jar").toFile())) {
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    // Boot's plugin adds what shows and extracts layers, which no project asks for.
                    .filter(name -> !name.startsWith("spring-boot-jarmode"))
                    .forEach(names::add);
        }
        return names;
    }
}
