package io.github.multiarch.classfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaScannerTest {
    @TempDir
    Path folder;

    @Test
    void aJarAsksForWhatItsClassesAskFor() throws Exception {
        var content = some(new TestJars()
                .with("com/acme/Old.class", 8)
                .with("com/acme/deep/New.class", 21)
                .with("com/acme/readme.txt", 25)
                .with("module-info.class", 25)
                .with("com/acme/module-info.class", 25));
        assertEquals(Optional.of("com/acme/deep/New.class"), content.newest().map(ClassFile::name));
        assertEquals(8, content.oldest().orElseThrow().version().release());
        assertEquals(Optional.empty(), content.tooNewFor(21));
        assertEquals(
                Optional.of("com/acme/deep/New.class"), content.tooNewFor(17).map(ClassFile::name));
        assertFalse(content.isWhollyTooNewFor(17));
        assertTrue(content.isWhollyTooNewFor(7));
    }

    /** Each JVM sees only what is for its own release or an older one. */
    @Test
    void ofAMultiReleaseJarAJvmSeesWhatIsForIt() throws Exception {
        var jar = new TestJars()
                .manifest("Multi-Release: true")
                .with("com/acme/Main.class", 8)
                .with("META-INF/versions/9/module-info.class", 9)
                .with("META-INF/versions/11/com/acme/Main.class", 11)
                .with("META-INF/versions/21/com/acme/Main.class", 22)
                .with("META-INF/versions/none/com/acme/Main.class", 25);
        var content = some(jar);
        assertEquals(Optional.empty(), content.tooNewFor(8));
        assertEquals(Optional.empty(), content.tooNewFor(17));
        assertEquals(22, content.tooNewFor(21).orElseThrow().version().release());
        assertEquals(Optional.empty(), content.tooNewFor(22));
        assertEquals(8, content.newest().orElseThrow().version().release());
        jar.manifest("Multi-Release: false");
        assertEquals(Optional.empty(), some(jar).tooNewFor(21));
    }

    @Test
    void oneClassOfEachPackageIsLookedAtUnlessAllAreAskedFor() throws Exception {
        var jar = new TestJars().with("com/acme/A.class", 8).with("com/acme/B.class", 21);
        assertEquals(8, some(jar).newest().orElseThrow().version().release());
        assertEquals(
                21,
                JavaScanner.jar(jar.write(folder.resolve("all.jar")), true)
                        .newest()
                        .orElseThrow()
                        .version()
                        .release());
    }

    @Test
    void whatNoJvmSeesSaysNothing() throws Exception {
        var content = some(new TestJars()
                .with("org/springframework/boot/loader/Launcher.class", 17)
                .with("BOOT-INF/classes/com/acme/Main.class", 25)
                .with("WEB-INF/classes/com/acme/Main.class", 25));
        assertEquals(17, content.newest().orElseThrow().version().release());
    }

    @Test
    void previewFeaturesAreTold() throws Exception {
        assertEquals(
                Optional.of("com/acme/New.class"),
                some(new TestJars()
                                .with("com/acme/deep/Old.class", 17)
                                .with("com/acme/New.class", TestJars.preview(21)))
                        .preview()
                        .map(ClassFile::name));
    }

    @Test
    void theManifestSaysWhatAJarIsFor() throws Exception {
        assertEquals(
                Optional.of("annotation-processor"),
                some(new TestJars().manifest("Spring-Boot-Jar-Type: annotation-processor"))
                        .springBootType());
        assertEquals(Optional.empty(), some(new TestJars().manifest("X: y")).springBootType());
    }

    @Test
    void whatIsNoArchiveOrADamagedOneHasNothing() throws Exception {
        assertEquals(
                JavaContent.NOTHING, JavaScanner.jar(Files.writeString(folder.resolve("text"), "no archive"), true));
        var jar = new TestJars().with("com/acme/A.class", 8).write(folder.resolve("damaged.jar"));
        var bytes = Files.readAllBytes(jar);
        bytes[45] ^= 0x55;
        Files.write(jar, bytes);
        assertTrue(JavaScanner.jar(jar, true).classes().size() <= 1);
    }

    @Test
    void inAFolderAllClassesCountButThoseOfReleases() throws Exception {
        assertEquals(JavaContent.NOTHING, JavaScanner.folder(folder.resolve("nowhere")));
        var classes = folder.resolve("classes");
        TestApplications.write(classes.resolve("com/acme/A.class"), TestJars.classFile(17));
        TestApplications.write(classes.resolve("com/acme/B.class"), TestJars.classFile(21));
        TestApplications.write(classes.resolve("META-INF/versions/25/com/acme/B.class"), TestJars.classFile(25));
        assertEquals(
                Optional.of("com/acme/B.class"),
                JavaScanner.folder(classes).newest().map(ClassFile::name));
    }

    private JavaContent some(TestJars jar) throws IOException {
        return JavaScanner.jar(jar.write(folder.resolve("some.jar")), false);
    }
}
