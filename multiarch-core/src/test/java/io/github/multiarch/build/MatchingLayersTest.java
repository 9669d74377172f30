package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.NativeCodeExclusionParameters;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.NativeFiles;
import io.github.multiarch.fixtures.NativeJars;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.report.ReportedImage.JarsEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars without native code that their platform cannot load. */
class MatchingLayersTest {
    private static final String AMD = "linux/amd64";
    private static final String ARM = "linux/arm64";
    private static final String S390 = "linux/s390x";

    @TempDir
    Path project;

    private final List<Dependency> dependencies = new ArrayList<>();
    private TestParameters given;

    @BeforeEach
    void anApplicationWithNativeCode() throws IOException {
        given = TestParameters.in(project, AMD, ARM, S390);
        given.from = TestBases.layout(project.resolve("bases"), AMD, ARM, S390);
        given.nativeLibraries = "matching";
        given.mainClass = TestParameters.OF_THE_JVM;
        dependency("org.acme:pure:1");
        dependency("org.acme:codec:1", "amd64", "arm64", NativeJars.WINDOWS);
        dependency("org.acme:crypt:1", "amd64", "arm64", "s390x");
    }

    @Test
    void onlyThePlatformsOwnIsInItsJars() throws Exception {
        var build = build();
        assertEquals(List.of("about.txt", "native/arm64/libcodec.so"), names(build, ARM, "codec"));
        assertEquals(List.of("about.txt", "native/amd64/libcodec.so"), names(build, AMD, "codec"));
        assertEquals(List.of("about.txt", "native/s390x/libcodec.so"), names(build, S390, "crypt"));
    }

    @Test
    void whatIsPureStaysInTheSharedLayerByteForByte() throws Exception {
        var build = build();
        assertEquals(List.of("dependencies", "dependencies for linux/arm64", "class path"), build.layerNames(ARM));
        assertEquals(
                build.manifest(AMD).layers().get(2),
                build.manifest(ARM).layers().get(2));
        assertEquals(
                List.of("755 app/", "755 app/libs/", "644 app/libs/org.acme-pure-1.jar"),
                build.layer(ARM, "dependencies").lines());
        assertArrayEquals(
                Files.readAllBytes(dependencies.get(0).file()),
                build.layer(ARM, "dependencies")
                        .entry("app/libs/org.acme-pure-1.jar")
                        .bytes());
    }

    /** A reader of the whole jar and one of the lean one see the same. */
    @Test
    void allElseInAJarStays() throws Exception {
        var lean = jar(build(), ARM, "codec");
        try (var before = new ZipFile(dependencies.get(1).file().toFile());
                var after = new ZipFile(lean.toFile())) {
            for (var name : List.of("about.txt", "native/arm64/libcodec.so")) {
                var old = before.getEntry(name);
                var now = after.getEntry(name);
                assertEquals(old.getTimeLocal(), now.getTimeLocal());
                assertArrayEquals(
                        before.getInputStream(old).readAllBytes(),
                        after.getInputStream(now).readAllBytes());
            }
        }
    }

    @Test
    void theClassPathIsWhatItWas() throws Exception {
        var lean = build().config(ARM).entrypoint();
        given.nativeLibraries = "all";
        var whole = build();
        assertEquals(whole.config(ARM).entrypoint(), lean);
        assertEquals(List.of("dependencies"), whole.layerNames(ARM));
    }

    @Test
    void aLibraryThatHasNothingForThePlatformStaysAsItIs() throws Exception {
        var build = build();
        assertEquals(
                List.of(
                        "about.txt",
                        "native/amd64/libcodec.so",
                        "native/arm64/libcodec.so",
                        "native/windows/libcodec.so"),
                names(build, S390, "codec"));
        given.nativeCodeExclusions = List.of(new NativeCodeExclusionParameters(
                Optional.empty(), Optional.of("org.acme:codec"), Optional.of(S390), Optional.of("has Java, too")));
        assertEquals(List.of("about.txt"), names(build(), S390, "codec"));
    }

    @Test
    void whatASignatureHoldsTogetherStaysAsItIs() throws Exception {
        NativeJars.add(dependencies.get(1).file(), "META-INF/ACME.SF", new byte[] {1});
        assertEquals(5, names(build(), ARM, "codec").size());
    }

    @Test
    void whatLiesInAJarInsideStaysAsItIs() throws Exception {
        var outer = NativeJars.dependency(project.resolve("jars"), "org.acme:outer:1");
        dependencies.add(outer);
        nest(outer);
        assertEquals(List.of("about.txt", "lib/inner.jar"), names(build(), ARM, "outer"));
    }

    @Test
    void whatLiesBesideAJarInsideIsLeftOut() throws Exception {
        nest(dependencies.get(2));
        assertEquals(List.of("about.txt", "native/arm64/libcodec.so", "lib/inner.jar"), names(build(), ARM, "crypt"));
    }

    /** A jar with what is for ARM, and for two others. */
    private void nest(Dependency outer) throws IOException {
        var inner = NativeJars.dependency(project.resolve("inner"), "org.acme:inner:1", "arm64", "amd64", "s390x");
        NativeJars.add(outer.file(), "lib/inner.jar", Files.readAllBytes(inner.file()));
    }

    @Test
    void objectsMayBeForAnything() throws Exception {
        NativeJars.add(dependencies.get(2).file(), "firmware.o", NativeFiles.object("amd64"));
        assertEquals(List.of("about.txt", "native/arm64/libcodec.so", "firmware.o"), names(build(), ARM, "crypt"));
    }

    @Test
    void theReportSaysWhatIsSaved() throws Exception {
        long before = 0;
        for (var dependency : dependencies) {
            before += Files.size(dependency.file());
        }
        var build = build();
        long left = packed(1, "native/amd64")
                + packed(1, "native/windows")
                + packed(2, "native/amd64")
                + packed(2, "native/s390x");
        assertEquals(
                Optional.of(new JarsEntry(before, before - left)),
                build.report().platforms().get(1).jars());
        assertTrue(left > 0);
        given.nativeLibraries = "all";
        assertEquals(Optional.empty(), build().report().platforms().get(1).jars());
    }

    @Test
    void oneOfSeveralJarsOfALibraryIsEnough() throws Exception {
        dependencies.clear();
        dependency("io.netty:epoll:4:linux-x86_64", "amd64");
        dependency("io.netty:epoll:4:linux-aarch_64", "arm64");
        var build = build();
        assertThrows(AssertionError.class, () -> jar(build, ARM, "epoll-4-linux-x86_64"), "it is for another platform");
        assertEquals(List.of("about.txt", "native/arm64/libcodec.so"), names(build, ARM, "epoll-4-linux-aarch_64"));
    }

    private void dependency(String id, String... architectures) throws IOException {
        dependencies.add(NativeJars.dependency(project.resolve("jars"), id, architectures));
    }

    private long packed(int dependency, String folder) throws IOException {
        try (var zip = new ZipFile(dependencies.get(dependency).file().toFile())) {
            return zip.stream()
                    .filter(entry -> entry.getName().startsWith(folder))
                    .mapToLong(entry -> entry.getCompressedSize())
                    .sum();
        }
    }

    private FinishedBuild build() throws Exception {
        given.application = new Application(project.resolve("target/classes"), dependencies, List.of());
        return FinishedBuild.of(given.request());
    }

    private List<String> names(FinishedBuild build, String platform, String part) throws IOException {
        return NativeJars.names(jar(build, platform, part));
    }

    /** As it lies in the image. */
    private Path jar(FinishedBuild build, String platform, String part) throws IOException {
        for (var layer : build.layerNames(platform)) {
            for (var entry : build.layer(platform, layer).entries()) {
                if (entry.line().contains("-" + part + "-") || entry.line().contains("-" + part + ".jar")) {
                    return TestApplications.write(project.resolve("unpacked/" + part + ".jar"), entry.bytes());
                }
            }
        }
        throw new AssertionError("no " + part);
    }
}
