package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarch.migrate.Counterparts;
import io.github.multiarch.migrate.ForeignPlugin;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of jib's becomes one of this plugin's by one command, and its image is the same but for how it is started. */
class MigrateIT {
    /** What an extension is told there is its own business; jib's classes do not know it. */
    private static final String OF_EXTENSIONS = "pluginExtensions/pluginExtension/configuration/";

    private static final String JIB = "com.google.cloud.tools:jib-maven-plugin:3.5.2:";

    @TempDir
    private static Path temp;

    private static DebianRegistry registry;
    private static Project project;

    @BeforeAll
    static void makeJibsImage() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
        var base = SyntheticBase.index(temp.resolve("base"), "linux/amd64", "linux/arm64");
        Skopeo.push(base, SyntheticBase.TAG, registry.name("base:1"));
        project = Project.copy("jib", temp.resolve("projects"));
        maven().run("package", JIB + "buildTar").succeeded();
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void theMigratedProjectMakesJibsImage() throws IOException, InterruptedException {
        var pom = project.directory().resolve("pom.xml");
        var before = Files.readString(pom);
        project.maven()
                .run(Maven.goal("migrate"), "-Dmultiarch.write")
                .succeeded()
                .neverSays("not-for-poms");
        var after = Files.readString(pom);
        assertMigrated(before, after);
        project.maven()
                .run(Maven.goal("migrate"), "-Dmultiarch.write")
                .succeeded()
                .says("already, so nothing was written");
        assertEquals(after, Files.readString(pom));
        maven().run("package", Maven.goal("export")).succeeded();

        var jib = image("docker-archive:" + project.directory().resolve("target/jib-image.tar"), "jib");
        var ours = image("oci-archive:" + project.output().resolve("image.tar") + ":1.0", "ours");
        for (var field : List.of("Env", "Labels", "ExposedPorts", "User", "WorkingDir", "Volumes", "Cmd")) {
            assertEquals(values(jib, field), values(ours, field), field);
        }
        assertEquals(jib.get("created"), ours.get("created"));
        assertEquals(files("jib"), files("ours"));
    }

    private static Maven maven() throws IOException {
        return project.maven().with("-Dregistry=" + registry.host());
    }

    private static void assertMigrated(String before, String after) {
        int same = 0;
        while (before.charAt(same) == after.charAt(same)) {
            same++;
        }
        assertTrue(after.endsWith(before.substring(same)), "something else has changed:\n" + after);
        for (var line : List.of(
                "\n      <plugin>\n        <groupId>io.github.multiarch</groupId>",
                "<image>${registry}/acme/${project.artifactId}:${project.version}</image>",
                "<DATA>${data}</DATA>",
                "<NOTE>a &lt; b &amp; c</NOTE>",
                "<outputTimestamp>${project.build.outputTimestamp}</outputTimestamp>")) {
            assertTrue(after.contains(line), after);
        }
        assertEquals(1, after.split("not-for-poms", -1).length - 1, after);
    }

    /** Unpacks the image for amd64 into a folder of this name; what its config says. */
    private static JsonNode image(String source, String name) throws IOException, InterruptedException {
        var layout = temp.resolve(name + "-layout");
        Command.of(
                        "skopeo",
                        "--insecure-policy",
                        "--override-os",
                        "linux",
                        "--override-arch",
                        "amd64",
                        "copy",
                        "--quiet",
                        source,
                        "oci:" + layout + ":it")
                .succeed();
        Umoci.unpack(layout, "it", temp.resolve(name));
        return Json.parse(Command.of("skopeo", "inspect", "--config", "--raw", "oci:" + layout + ":it")
                .succeed()
                .out());
    }

    /** A list without its order, which is the JSON's alone; absent is empty. */
    private static Object values(JsonNode config, String field) {
        var value = config.at("/config/" + field);
        if (value.isArray() && !field.equals("Cmd")) {
            return new TreeSet<>(Json.strings(value));
        }
        return value;
    }

    /** Each file with its mode and content. Both write down how they start the application, under names of their own. */
    private static List<String> files(String name) throws IOException {
        var root = temp.resolve(name);
        var files = new ArrayList<String>();
        for (var file : ItFiles.list(root)) {
            if (!file.matches("app/(?:jib|jvm)-.*")) {
                var path = root.resolve(file);
                files.add(file + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) + " "
                        + Digest.of(Files.readAllBytes(path)));
            }
        }
        return files;
    }

    @Test
    void everyElementOfJibHasARow() throws Exception {
        var elements = JibElements.of(LocalRepository.path()
                .resolve("com/google/cloud/tools/jib-maven-plugin/3.5.2/jib-maven-plugin-3.5.2.jar"));
        assertTrue(
                elements.contains("container/creationTime") && elements.contains("from/platforms/platform/os"),
                elements::toString);
        var missing = elements.stream()
                .filter(element -> Counterparts.of(ForeignPlugin.JIB, element).isEmpty())
                .toList();
        assertEquals(List.of(), missing);
        for (var row : Counterparts.all()) {
            var path = row.path();
            assertFalse(
                    row.plugin() == ForeignPlugin.JIB
                            && !path.startsWith(OF_EXTENSIONS)
                            && elements.stream()
                                    .noneMatch(element -> element.equals(path) || element.startsWith(path + "/")),
                    () -> "jib has no " + path);
        }
    }
}
