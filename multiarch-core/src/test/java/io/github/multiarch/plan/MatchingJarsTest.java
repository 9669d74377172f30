package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.fixtures.NativeFiles;
import io.github.multiarch.fixtures.NativeJars;
import io.github.multiarch.fixtures.TestParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left out of jars, and what is said of the rest. */
class MatchingJarsTest {
    private static final String INSIDE = "lib/inner.jar";

    @TempDir
    Path project;

    private TestParameters given;

    @BeforeEach
    void parameters() {
        given = TestParameters.in(project, "linux/arm64");
        given.nativeLibraries = "matching";
        given.mainClass = TestParameters.OF_THE_JVM;
    }

    @Test
    void whatRunsElsewhereIsLeftOut() throws Exception {
        var jars = choose(jar("amd64", "arm64", "s390x"));
        assertEquals(List.of("native/amd64/libcodec.so", "native/s390x/libcodec.so"), leftOut(jars));
        assertEquals(List.of(), jars.notes());
    }

    @Test
    void aSignedJarStaysAsItIs() throws Exception {
        var jar = jar("amd64", "arm64");
        NativeJars.add(jar.file(), "META-INF/ACME.SF", new byte[] {1});
        var jars = choose(jar);
        assertEquals(List.of(), leftOut(jars));
        assertEquals(
                List.of("org.acme:codec:1 stays as it is: it is signed, and the signature would not hold any more"),
                jars.notes());
    }

    @Test
    void oneWithNativeCodeInJarsInsideOnlyStaysAsItIs() throws Exception {
        var jar = jar();
        nest(jar);
        var jars = choose(jar);
        assertEquals(List.of(), leftOut(jars));
        assertEquals(List.of("org.acme:codec:1 stays as it is: its native code lies in jars inside it"), jars.notes());
    }

    @Test
    void whatLiesBesideJarsInsideIsLeftOut() throws Exception {
        var jar = jar("amd64", "arm64");
        nest(jar);
        var jars = choose(jar);
        assertEquals(List.of("native/amd64/libcodec.so"), leftOut(jars));
        assertEquals(
                List.of("org.acme:codec:1 keeps the jars inside it as they are, with native code for linux/s390x"),
                jars.notes());
    }

    @Test
    void whatSuitsInJarsInsideIsNotWorthANote() throws Exception {
        var jar = jar("amd64", "arm64");
        var inner = NativeJars.dependency(project.resolve("inner"), "org.acme:inner:1", "arm64");
        NativeJars.add(jar.file(), INSIDE, Files.readAllBytes(inner.file()));
        var jars = choose(jar);
        assertEquals(List.of("native/amd64/libcodec.so"), leftOut(jars));
        assertEquals(List.of(), jars.notes());
    }

    @Test
    void aFileThatIsNoJarStaysAsItIs() throws Exception {
        var library = NativeFiles.write(project.resolve("libcodec.so"), "amd64");
        var foreign = new Dependency(library, Application.Kind.RELEASE, "org.acme:codec:so:linux-x86_64:1");
        var jars = choose(foreign, jar("arm64"));
        assertEquals(List.of(), leftOut(jars));
        assertEquals(
                List.of("org.acme:codec:so:linux-x86_64:1 stays as it is: it is no jar, but a file for linux/amd64"),
                jars.notes());
    }

    @Test
    void aPlatformsOwnArtifactIsForThatPlatformOnly() throws Exception {
        var pc = named("native-linux-x86_64", "amd64");
        var arm = named("native-linux-aarch64", "arm64");
        var mac = named("native-osx-x86_64", NativeJars.WINDOWS);
        var loader = named("codec", "s390x", "arm64");
        var jars = choose(loader, pc, arm, mac);
        assertEquals(List.of(loader, arm), jars.dependencies());
        assertEquals(List.of("native/s390x/libcodec.so"), leftOut(jars));
        assertEquals(
                List.of(pc.id(), mac.id()),
                jars.notes().stream()
                        .map(note -> note.substring(0, note.indexOf(" is not in the image")))
                        .toList());
        assertEquals(
                Files.size(pc.file()) + Files.size(mac.file()),
                jars.sizes().orElseThrow().before() - jars.sizes().orElseThrow().after() - packed(loader));
    }

    @Test
    void aPlatformWithoutAnArtifactOfItsOwnKeepsThoseOfOthers() throws Exception {
        var pc = named("native-linux-x86_64", "amd64");
        var mainframe = named("native-linux-s390x", "s390x");
        var jars = choose(pc, mainframe);
        assertEquals(List.of(pc, mainframe), jars.dependencies());
    }

    private Dependency named(String artifactId, String... architectures) throws IOException {
        return NativeJars.dependency(project.resolve("jars"), "org.acme:" + artifactId + ":1", architectures);
    }

    /** What a jar's library for the mainframe takes in it. */
    private static long packed(Dependency jar) throws IOException {
        try (var zip = new ZipFile(jar.file().toFile())) {
            return zip.getEntry("native/s390x/libcodec.so").getCompressedSize();
        }
    }

    private Dependency jar(String... architectures) throws IOException {
        return NativeJars.dependency(project.resolve("jars"), "org.acme:codec:1", architectures);
    }

    private void nest(Dependency outer) throws IOException {
        var inner = NativeJars.dependency(project.resolve("inner"), "org.acme:inner:1", "arm64", "s390x");
        NativeJars.add(outer.file(), INSIDE, Files.readAllBytes(inner.file()));
    }

    private ImageJars choose(Dependency... dependencies) throws Exception {
        given.application = new Application(project.resolve("target/classes"), List.of(dependencies), List.of());
        return Plans.of(given).images().get(0).jars();
    }

    private static List<String> leftOut(ImageJars jars) {
        return jars.jars().get(0).leftOut();
    }
}
