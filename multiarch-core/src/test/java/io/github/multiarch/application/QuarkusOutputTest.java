package io.github.multiarch.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.ApplicationContent.LaidOut;
import io.github.multiarch.config.ApplicationContent.Packaged;
import io.github.multiarch.config.ApplicationContent.TreeFile;
import io.github.multiarch.config.ApplicationContent.Unmade;
import io.github.multiarch.config.Start;
import io.github.multiarch.fixtures.TestApplications;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each kind of package of Quarkus becomes; the folders are as Quarkus 3.33 leaves them. */
class QuarkusOutputTest {
    private static final FileTime BEFORE = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final FileTime AFTER = FileTime.from(Instant.parse("2026-01-02T00:00:00Z"));
    private static final String CLASS = "com/acme/Orders.class";

    @TempDir
    private Path project;

    @Test
    void aFastJarLiesAsQuarkusLaysItOut() throws IOException {
        fastJar();
        named("jar", "quarkus-app/quarkus-run.jar");
        var output = read();
        var content = (LaidOut) output.content();

        assertEquals("Quarkus fast-jar from target/quarkus-app", output.name());
        assertEquals(new Start.Jar("quarkus-run.jar"), content.start());
        assertEquals(
                List.of(
                        "lib/boot/io.quarkus.run-3.jar RELEASE io.quarkus:run:3",
                        "lib/main/com.acme.module-1.jar MODULE com.acme:module:1",
                        "lib/main/io.netty.native-4-linux-x86_64.jar RELEASE io.netty:native:4:linux-x86_64",
                        "lib/main/io.quarkus.extension-3.jar RELEASE io.quarkus:extension:3",
                        "lib/main/org.other.new-2-SNAPSHOT.jar SNAPSHOT org.other.new-2-SNAPSHOT.jar"),
                jars(output));
        var trees = new TreeMap<String, List<String>>();
        content.trees()
                .forEach(tree -> trees.put(
                        tree.name(), tree.files().stream().map(TreeFile::place).toList()));
        assertEquals(
                Map.of(
                        "quarkus",
                        List.of(
                                "quarkus-run.jar",
                                "quarkus/generated-bytecode.jar",
                                "quarkus/quarkus-application.dat",
                                "quarkus/transformed-bytecode.jar"),
                        "application",
                        List.of("app/orders-1.jar")),
                trees);
        assertEquals("application", content.trees().get(1).name(), "what changes most is the highest");
    }

    /** A class data archive is of one JVM, and the list of dependencies is for people. */
    @Test
    void whatIsForThisMachineIsLeftOut() throws IOException {
        fastJar();
        TestApplications.write(target("quarkus-app/app-cds.jsa"), "archive");
        assertEquals(1, read().leftOut().size());
        assertTrue(read().leftOut().get(0).contains("app-cds.jsa"));
    }

    @Test
    void aMutableJarHasItsDeploymentJars() throws IOException {
        fastJar();
        jar("quarkus-app/lib/deployment/io.quarkus.deployment-3.jar", "x");
        TestApplications.write(target("quarkus-app/lib/deployment/appmodel.dat"), "model");
        var output = read();
        assertEquals("Quarkus mutable-jar from target/quarkus-app", output.name());
        assertTrue(jars(output)
                .contains("lib/deployment/io.quarkus.deployment-3.jar RELEASE io.quarkus.deployment-3.jar"));
        assertTrue(((LaidOut) output.content())
                .trees().get(0).files().stream().anyMatch(file -> file.place().equals("lib/deployment/appmodel.dat")));
    }

    @Test
    void aLegacyJarHasTheJarsThatItsManifestNames() throws IOException {
        runner("orders-runner.jar", "lib/io.quarkus.extension-3.jar lib/modified-com.acme.module-1.jar");
        jar("lib/io.quarkus.extension-3.jar", "x");
        jar("lib/modified-com.acme.module-1.jar", "x");
        jar("lib/of.an.older-build-1.jar", "x");
        var output = read();
        assertEquals("Quarkus legacy-jar from target/orders-runner.jar", output.name());
        assertEquals(new Start.Jar("orders-runner.jar"), ((LaidOut) output.content()).start());
        assertEquals(
                List.of(
                        "lib/io.quarkus.extension-3.jar RELEASE io.quarkus:extension:3",
                        "lib/modified-com.acme.module-1.jar MODULE com.acme:module:1"),
                jars(output));

        Files.delete(target("lib/io.quarkus.extension-3.jar"));
        assertTrue(reason().contains("lib/io.quarkus.extension-3.jar"), reason());
    }

    @Test
    void anUberJarIsAllThereIs() throws IOException {
        runner("orders-runner.jar", "");
        var output = read();
        assertEquals("Quarkus uber-jar from target/orders-runner.jar", output.name());
        assertEquals(List.of(), output.dependencies());
        assertEquals(new Packaged(target("orders-runner.jar")), output.content());
    }

    @Test
    void anExecutableIsStartedItself() throws IOException {
        TestApplications.write(target("orders-runner"), "a program");
        named("native", "orders-runner");
        var content = (LaidOut) read().content();
        assertEquals(new Start.Program("orders-runner"), content.start());
        assertEquals(
                List.of(new TreeFile(target("orders-runner"), "orders-runner", true)),
                content.trees().get(0).files());
    }

    @Test
    void whatIsNamedCountsAndNotWhatAnEarlierBuildLeft() throws IOException {
        fastJar();
        runner("orders-runner.jar", "");
        named("jar", "orders-runner.jar");
        assertEquals("Quarkus uber-jar from target/orders-runner.jar", read().name());
        Files.delete(target("orders-runner.jar"));
        assertTrue(reason().contains("target/orders-runner.jar is not there"), reason());
    }

    /** Such as a container image: then it is looked for what came before. */
    @Test
    void anotherKindOfResultIsNoFile() throws IOException {
        fastJar();
        named("jar-container", "registry.example.com/orders");
        assertEquals("Quarkus fast-jar from target/quarkus-app", read().name());
    }

    @Test
    void nothingIsAnErrorThatSaysWhatToDo() throws IOException {
        assertTrue(reason().contains("quarkus-app/quarkus-run.jar"), reason());
        assertTrue(reason().contains("add the goal build"), reason());
        assertEquals(resolved(), read().dependencies(), "they can be looked at all the same");
    }

    @Test
    void classesThatChangedSinceAreAnError() throws IOException {
        fastJar();
        changed("com/acme/Orders.class", "another state");
        assertTrue(reason().contains(CLASS), reason());
        assertTrue(reason().contains("add the goal build"), reason());
    }

    @Test
    void aClassThatCameSinceIsAnError() throws IOException {
        runner("orders-runner.jar", "");
        changed("com/acme/New.class", "new");
        assertTrue(reason().contains("com/acme/New.class"), reason());
    }

    @Test
    void aTouchedFileIsNoOtherClass() throws IOException {
        fastJar();
        changed(CLASS, "as compiled");
        assertTrue(read().content() instanceof LaidOut);
    }

    /** Quarkus adds constructors to beans and leaves out what is not used. */
    @Test
    void whatQuarkusChangedItselfIsNoOtherState() throws IOException {
        fastJar();
        var file = TestApplications.write(project.resolve("target/classes/com/acme/Entity.class"), "before Quarkus");
        Files.setLastModifiedTime(file, BEFORE);
        assertTrue(read().content() instanceof LaidOut);
    }

    private void fastJar() throws IOException {
        jar("quarkus-app/quarkus-run.jar", "x");
        jar("quarkus-app/app/orders-1.jar", CLASS, "as compiled");
        jar("quarkus-app/quarkus/generated-bytecode.jar", "x");
        jar("quarkus-app/quarkus/transformed-bytecode.jar", "x");
        TestApplications.write(target("quarkus-app/quarkus/quarkus-application.dat"), "data");
        jar("quarkus-app/lib/boot/io.quarkus.run-3.jar", "x");
        jar("quarkus-app/lib/main/io.quarkus.extension-3.jar", "x");
        jar("quarkus-app/lib/main/com.acme.module-1.jar", "x");
        jar("quarkus-app/lib/main/io.netty.native-4-linux-x86_64.jar", "x");
        jar("quarkus-app/lib/main/org.other.new-2-SNAPSHOT.jar", "x");
        TestApplications.write(
                target("quarkus-app/quarkus-app-dependencies.txt"),
                "io.netty:native:linux-x86_64:jar:4\nio.quarkus:run::jar:3\n");
        var compiled = TestApplications.write(project.resolve("target/classes/" + CLASS), "as compiled");
        Files.setLastModifiedTime(compiled, BEFORE);
    }

    private void runner(String name, String classPath) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        Files.createDirectories(project.resolve("target"));
        try (var jar = new JarOutputStream(Files.newOutputStream(target(name)), manifest)) {
            jar.putNextEntry(new ZipEntry(CLASS));
        }
        Files.setLastModifiedTime(target(name), BEFORE);
    }

    private void changed(String name, String content) throws IOException {
        var file = TestApplications.write(project.resolve("target/classes/" + name), content);
        Files.setLastModifiedTime(file, AFTER);
    }

    private void named(String type, String path) throws IOException {
        TestApplications.write(target("quarkus-artifact.properties"), "type=" + type + "\npath=" + path + "\n");
    }

    private void jar(String name, String content) throws IOException {
        jar(name, "entry", content);
    }

    private void jar(String name, String entry, String content) throws IOException {
        Files.createDirectories(target(name).getParent());
        try (var jar = new JarOutputStream(Files.newOutputStream(target(name)))) {
            jar.putNextEntry(new ZipEntry(entry));
            jar.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(target(name), BEFORE);
    }

    private Path target(String name) {
        return project.resolve("target").resolve(name);
    }

    private List<Dependency> resolved() {
        return List.of(
                new Dependency(project.resolve("extension.jar"), Kind.RELEASE, "io.quarkus:extension:3"),
                new Dependency(project.resolve("module.jar"), Kind.MODULE, "com.acme:module:1"));
    }

    private FrameworkOutput read() throws IOException {
        return new QuarkusOutput(
                        project.resolve("target"), project.resolve("target/classes"), resolved(), "add the goal build")
                .read();
    }

    private String reason() throws IOException {
        return ((Unmade) read().content()).reason();
    }

    private static List<String> jars(FrameworkOutput output) {
        return output.dependencies().stream()
                .map(jar -> jar.place().orElse("nowhere") + " " + jar.kind() + " " + jar.id())
                .toList();
    }
}
