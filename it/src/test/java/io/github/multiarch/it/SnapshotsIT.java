package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules that are built at the same time and ask for two builds of one snapshot: each has its own, under the name that both have. */
class SnapshotsIT {
    private static final int MODULES = 8;
    private static final List<String> BUILDS = List.of("1.0-20240101.000000-1", "1.0-20240202.000000-2");

    @TempDir
    private Path temp;

    @Test
    void eachModuleHasTheBuildThatItAsksFor() throws IOException, InterruptedException {
        var repository = temp.resolve("repository");
        var sizes = new ArrayList<Long>();
        for (var build : BUILDS) {
            sizes.add(publish(repository, build));
        }
        var project = Project.copy("snapshots", temp.resolve("projects"));
        addModules(project);

        project.maven()
                .with("-T", "4", "-Drepository=" + repository.toUri())
                .run("package")
                .succeeded();

        for (int i = 0; i < MODULES; i++) {
            var module = project.module("module" + i);
            var jars = OwnFiles.of(module, "linux/amd64")
                    .unpackJars(Files.createDirectories(temp.resolve("jars").resolve(String.valueOf(i))));
            assertEquals(Set.of("x-1.0-SNAPSHOT.jar"), ClassPath.jars(module));
            assertEquals(1, jars.size());
            assertEquals(sizes.get(i % BUILDS.size()), Files.size(jars.get(0)), module.toString());
        }
    }

    /** Large enough that a copy of it takes its time. */
    private static long publish(Path repository, String version) throws IOException {
        var folder = Files.createDirectories(repository.resolve("com/example/moving/x/1.0-SNAPSHOT"));
        var jar = folder.resolve("x-" + version + ".jar");
        var content = new byte[8 * 1024 * 1024 + version.hashCode() % 1000];
        new Random(version.hashCode()).nextBytes(content);
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("content"));
            zip.write(content);
        }
        Files.writeString(folder.resolve("x-" + version + ".pom"), """
                <project><modelVersion>4.0.0</modelVersion>
                <groupId>com.example.moving</groupId><artifactId>x</artifactId><version>1.0-SNAPSHOT</version></project>
                """);
        return Files.size(jar);
    }

    private static void addModules(Project project) throws IOException {
        var modules = new StringBuilder("<modules>");
        for (int i = 0; i < MODULES; i++) {
            var name = "module" + i;
            modules.append("<module>").append(name).append("</module>");
            Files.createDirectories(project.directory().resolve(name));
            Files.writeString(project.directory().resolve(name).resolve("pom.xml"), """
                    <project><modelVersion>4.0.0</modelVersion>
                    <parent><groupId>com.example</groupId><artifactId>snapshots</artifactId><version>1.0</version></parent>
                    <artifactId>NAME</artifactId>
                    <dependencies><dependency><groupId>com.example.moving</groupId><artifactId>x</artifactId><version>VERSION</version></dependency></dependencies>
                    </project>
                    """.replace("NAME", name)
                    .replace("VERSION", BUILDS.get(i % BUILDS.size())));
        }
        var pom = project.directory().resolve("pom.xml");
        Files.writeString(
                pom,
                Files.readString(pom).replace("<!-- modules -->", modules.append("</modules>")),
                StandardCharsets.UTF_8);
    }
}
