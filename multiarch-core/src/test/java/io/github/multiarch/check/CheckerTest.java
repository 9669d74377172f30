package io.github.multiarch.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.application.SpringBootWar;
import io.github.multiarch.build.JibMainClasses;
import io.github.multiarch.cache.BaseCache;
import io.github.multiarch.cache.JarCache;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.ArtifactId;
import io.github.multiarch.config.NativeCodeExclusionParameters;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.config.PlatformClassifierParameters;
import io.github.multiarch.fixtures.NativeFiles;
import io.github.multiarch.fixtures.NativeJars;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestJars;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.plan.Artifacts;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.plan.Planner;
import io.github.multiarch.plan.Unpacking;
import io.github.multiarch.registry.TestRegistries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckerTest {
    private static final String WINDOWS = NativeJars.WINDOWS;

    @TempDir
    Path project;

    private final List<Dependency> dependencies = new ArrayList<>();
    private TestParameters given;
    private Artifacts artifacts = Artifacts.NONE;

    @BeforeEach
    void parameters() {
        given = TestParameters.in(project, "linux/amd64", "linux/arm64", "linux/s390x");
    }

    @Test
    void aLibraryWithoutCodeForAPlatformIsTheFinding() throws Exception {
        dependency("org.acme:codec:1.2", "amd64", "arm64");
        dependency("org.acme:pure:1.0");
        var report = check();
        assertEquals(List.of("base yes yes yes", "org.acme:codec:1.2 yes yes MISSING"), matrix(report));
        assertFalse(report.isSound());
        assertEquals(1, report.problems().size());
        var problem = report.problems().get(0);
        assertEquals("org.acme:codec:1.2 on linux/s390x", problem.subject());
        assertTrue(
                problem.message()
                        .startsWith(
                                "it has native code for linux/amd64, linux/arm64, and fails when that is first used."),
                problem.message());
        var present = (Cell.Present) report.rows().get(1).cells().get(1);
        assertEquals(List.of("org.acme-codec-1.2.jar!/native/arm64/libcodec.so"), present.by());
    }

    @Test
    void jarsOfOneLibraryCountTogether() throws Exception {
        dependency("io.netty:tcnative:2.0:linux-x86_64", "amd64");
        dependency("io.netty:tcnative:2.0:linux-aarch_64", "arm64");
        dependency("io.netty:tcnative:2.0:linux-s390_64", "s390x");
        var report = check();
        assertEquals(List.of("base yes yes yes", "io.netty:tcnative:2.0 yes yes yes"), matrix(report));
        assertTrue(report.isSound(), report.toString());
    }

    @Test
    void artifactsThatNameTheirPlatformCountTogether() throws Exception {
        dependency("org.acme:native-linux-x86_64:1.2", "amd64");
        dependency("org.acme:native-linux-aarch64:1.2", "arm64");
        dependency("org.acme:codec:1.2", "amd64", "arm64", "s390x");
        dependency("org.other:native-linux-s390x:1.2", "s390x", "amd64", "arm64");
        assertEquals(
                List.of(
                        "base yes yes yes",
                        "org.acme:native-*:1.2 yes yes MISSING",
                        "org.acme:codec:1.2 yes yes yes",
                        "org.other:native-linux-s390x:1.2 yes yes yes"),
                matrix(check()));
    }

    @Test
    void codeForOtherOperatingSystemsOnlyIsNotNeeded() throws Exception {
        dependency("org.acme:console:1", WINDOWS);
        var report = check();
        assertEquals(List.of("base yes yes yes", "org.acme:console:1 - - -"), matrix(report));
        assertTrue(report.isSound(), report.toString());
    }

    @Test
    void whatIsRightIsExcludedWithItsReason() throws Exception {
        dependency("org.acme:codec:1.2", "amd64");
        given.nativeCodeExclusions = List.of(
                exclusion("org.acme:codec", "linux/arm64", "falls back to Java"),
                exclusion("org.acme:cod", "linux/s390x", "another library"));
        var report = check();
        assertEquals(List.of("base yes yes yes", "org.acme:codec:1.2 yes excluded MISSING"), matrix(report));
        assertEquals(
                new Cell.Excluded("falls back to Java"),
                report.rows().get(1).cells().get(1));
    }

    @Test
    void theRuleOfEachPlatformCounts() throws Exception {
        dependency("org.acme:codec:1.2", "amd64");
        given.nativeCode = "warn";
        var warned = check();
        assertTrue(warned.isSound(), warned.toString());
        assertEquals(
                List.of("org.acme:codec:1.2 on linux/arm64, linux/s390x"),
                warned.warnings().stream()
                        .map(line -> line.substring(0, line.indexOf(": it has")))
                        .toList());
        given.nativeCode = "off";
        var off = check();
        assertEquals(List.of("base yes yes yes"), matrix(off));
        assertEquals(List.of(), off.warnings());
    }

    @Test
    void aPlatformWithoutABaseIsInTheMatrixToo() throws Exception {
        var bases = project.resolve("bases");
        TestBases.layout(bases, "linux/amd64", "linux/arm64");
        given.from = "oci:" + bases;
        dependency("org.acme:codec:1.2", "amd64", "arm64", "s390x");
        var report = check();
        assertEquals(List.of("base yes yes MISSING", "org.acme:codec:1.2 yes yes yes"), matrix(report));
        assertEquals(List.of("platform linux/s390x"), subjects(report));
    }

    @Test
    void filesOutsideJarsAreCheckedAsInABuild() throws Exception {
        NativeFiles.write(given.filesDirectory.resolve("linux-arm64/usr/lib/libown.so"), "amd64");
        assertEquals(List.of("/usr/lib/libown.so"), subjects(check()));
    }

    @Test
    void bytesForOtherMachinesAreCounted() throws Exception {
        var jar = dependency("org.acme:codec:1.2", "amd64", "s390x");
        dependency("org.acme:console:1", WINDOWS);
        long all = packed(jar, "native/") + packed(dependencies.get(1).file(), "native/");
        var bytes = check().platforms();
        assertEquals(all, bytes.get(0).all());
        assertEquals(packed(jar, "native/amd64/"), bytes.get(0).usable());
        assertEquals(0, bytes.get(1).usable());
        assertEquals(all, bytes.get(1).foreign());
    }

    @Test
    void whatCannotBeLookedAtIsAWarning() throws Exception {
        var jar = dependency("org.acme:codec:1.2", "amd64", "arm64", "s390x");
        var bytes = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(bytes, bytes.length - 30));
        var report = check();
        assertEquals(1, report.warnings().size());
        assertTrue(report.warnings().get(0).startsWith(jar + " was not looked at as a whole: "), report.toString());
    }

    @Test
    void ofManyPartsThatCannotBeLookedAtSomeAreNamed() throws Exception {
        var file = project.resolve("packed.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 5; i++) {
                zip.putNextEntry(new ZipEntry(i + ".gz"));
                zip.write(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
            }
        }
        dependencies.add(new Dependency(file, Kind.RELEASE, "org.acme:packed:1"));
        var warning = check().warnings().get(0);
        assertTrue(
                warning.contains(": 0.gz: it is packed with gzip")
                        && warning.contains("; 2.gz: ")
                        && !warning.contains("3.gz")
                        && warning.endsWith("; and 2 more"),
                warning);
    }

    @Test
    void eachPlatformsOwnArtifactIsLookedAt() throws Exception {
        dependency("io.netty:tcnative:2.0:linux-x86_64", "amd64");
        var arm = NativeJars.dependency(project, "io.netty:tcnative:2.0:linux-aarch_64", "arm64");
        given.platformClassifiers = List.of(new PlatformClassifierParameters("io.netty:tcnative", Map.of()));
        artifacts = id -> id.id().equals(arm.id()) ? Optional.of(arm.file()) : Optional.empty();
        var report = check();
        assertEquals(List.of("base yes yes yes", "io.netty:tcnative:2.0 yes yes MISSING"), matrix(report));
        assertEquals(
                List.of("io.netty-tcnative-2.0-linux-aarch_64.jar!/native/arm64/libcodec.so"),
                ((Cell.Present) report.rows().get(1).cells().get(1)).by());
        assertEquals(List.of("io.netty:tcnative:2.0 on linux/s390x"), subjects(report));
        var problem = report.problems().get(0).message();
        assertTrue(
                problem.startsWith("there is no artifact of it with the classifier linux-s390_64 or linux-s390x, and"),
                problem);
        assertEquals(0, report.platforms().get(0).foreign());
        assertEquals(0, report.platforms().get(2).all());
    }

    @Test
    void anArtifactThatIsRightlyAbsentIsExcluded() throws Exception {
        dependency("io.netty:tcnative:2.0:linux-x86_64", "amd64");
        given.platformClassifiers = List.of(new PlatformClassifierParameters("io.netty:tcnative", Map.of()));
        given.nativeCodeExclusions =
                List.of(exclusion("io.netty:tcnative", "linux/arm64", "the JDK's TLS takes its place"));
        given.platforms.remove(2);
        assertEquals(List.of("base yes yes", "io.netty:tcnative:2.0 yes excluded"), matrix(check()));
    }

    @Test
    void theNewestVersionIsNamedWhereItHasWhatIsMissing() throws Exception {
        dependency("org.acme:codec:1.2", "amd64");
        var newest = NativeJars.dependency(project.resolve("newest"), "org.acme:codec:2.0", "amd64", "s390x");
        artifacts = new Artifacts() {
            @Override
            public Optional<Path> find(ArtifactId id) {
                return id.id().equals(newest.id()) ? Optional.of(newest.file()) : Optional.empty();
            }

            @Override
            public Optional<String> newestVersion(ArtifactId id) {
                return Optional.of("2.0");
            }
        };
        var message = check().problems().get(0).message();
        assertTrue(message.contains("first used. Version 2.0 has it for linux/s390x. Take a version"), message);
    }

    @Test
    void aClassifierIsNamedWhereThereIsOne() throws Exception {
        dependency("org.acme:codec:1.2:linux-x86_64", "amd64");
        var own = NativeJars.dependency(project.resolve("own"), "org.acme:codec:1.2:linux-aarch_64", "arm64");
        artifacts = id -> id.id().equals(own.id()) ? Optional.of(own.file()) : Optional.empty();
        var message = check().problems().get(0).message();
        assertTrue(
                message.contains("first used. The classifier linux-aarch_64 (name it in <platformClassifiers>)"
                        + " has it for linux/arm64. Take a version"),
                message);
    }

    @Test
    void whatCannotBeLookedUpIsNoAdvice() throws Exception {
        dependency("org.acme:codec:1.2:linux-x86_64", "amd64");
        artifacts = id -> {
            throw new IOException("offline");
        };
        var message = check().problems().get(0).message();
        assertTrue(message.contains("first used. Take a version"), message);
    }

    @Test
    void aDependencyThatIsNotThereIsAProblemOfItsOwn() throws Exception {
        dependencies.add(new Dependency(project.resolve("gone.jar"), Kind.RELEASE, "org.acme:gone:1"));
        assertEquals(List.of("dependency " + project.resolve("gone.jar")), subjects(check()));
    }

    @Test
    void theJavaOfEachBaseIsHeldAgainstWhatAsksForIt() throws Exception {
        TestBases.write(
                OciLayout.create(project.resolve("bases")),
                "1",
                List.of(
                        withJava("linux/amd64", "JAVA_VERSION=21"),
                        withJava("linux/arm64", "JAVA_VERSION=17"),
                        withJava("linux/s390x", "A=b")));
        given.from = "oci:" + project.resolve("bases");
        dependency("org.acme:pure:1.0");
        assertEquals(List.of("base yes yes yes", "Java 21 17 -"), matrix(check()));
        TestApplications.write(project.resolve("target/classes/com/acme/Main.class"), TestJars.classFile(21));
        var report = check();
        assertEquals(List.of("base yes yes yes", "Java 21 MISSING doubtful"), matrix(report));
        assertEquals(1, report.problems().size(), report.problems().toString());
        assertEquals(1, report.warnings().size(), report.warnings().toString());
        var json = CheckFiles.show(report, OutputForm.JSON);
        assertTrue(json.contains("\"version\": \"21\"") || json.contains("\"version\" : \"21\""), json);
        assertTrue(json.contains("Java 21 for the project's classes (com/acme/Main.class)"), json);
        assertFalse(CheckFiles.show(report, OutputForm.TABLE).contains("native code"));
    }

    private static TestBase withJava(String platform, String variable) {
        return TestBase.of(platform).config(config -> {
            var settings = config.withObject("/config");
            settings.remove("Env");
            settings.withArray("Env").add(variable);
        });
    }

    /** An executable war, or whatever a framework makes that brings its jars along: it is looked into, and so are they. */
    @Test
    void whatIsInTheOneFileOfAnApplicationCounts() throws Exception {
        var inner = NativeJars.dependency(project, "org.acme:codec:1.2", "amd64", "arm64")
                .file();
        var war = project.resolve("target/orders.war");
        Files.createDirectories(war.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.WarLauncher");
        try (var out = new JarOutputStream(Files.newOutputStream(war), manifest)) {
            out.putNextEntry(new ZipEntry("WEB-INF/lib/codec-1.2.jar"));
            out.write(Files.readAllBytes(inner));
        }
        var output = SpringBootWar.read(war, "target/orders.war");
        var report = check(
                new Application(project.resolve("target/classes"), output.content(), output.dependencies(), List.of()));
        assertEquals(List.of("base yes yes yes", "orders.war yes yes MISSING"), matrix(report));
        var present = (Cell.Present) report.rows().get(1).cells().get(0);
        assertEquals(List.of("orders.war!/WEB-INF/lib/codec-1.2.jar!/native/amd64/libcodec.so"), present.by());
    }

    private CheckReport check() throws Exception {
        return check(new Application(project.resolve("target/classes"), dependencies, List.of()));
    }

    private CheckReport check(Application application) throws Exception {
        given.application = application;
        try (var registries = TestRegistries.open()) {
            var planner = new Planner(
                    new ContentSources(registries, BaseCache.inMemory()),
                    new JibMainClasses(),
                    artifacts,
                    archive -> new Unpacking.Tree(archive, archive),
                    NativeFiles.scans(),
                    JarCache.none(),
                    4);
            return new Checker(planner, artifacts, NativeFiles.scans()).check(given.request());
        }
    }

    /** A jar that has a library for each of these architectures, and some text. */
    private Path dependency(String id, String... architectures) throws IOException {
        var dependency = NativeJars.dependency(project, id, architectures);
        dependencies.add(dependency);
        return dependency.file();
    }

    private static long packed(Path jar, String folder) throws IOException {
        long sum = 0;
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                sum += entry.getName().startsWith(folder) ? entry.getCompressedSize() : 0;
            }
        }
        return sum;
    }

    private static NativeCodeExclusionParameters exclusion(String dependency, String platform, String reason) {
        return new NativeCodeExclusionParameters(
                Optional.empty(), Optional.of(dependency), Optional.of(platform), Optional.of(reason));
    }

    private static List<String> matrix(CheckReport report) {
        return report.rows().stream()
                .map(row ->
                        row.name() + " " + row.cells().stream().map(Cell::word).collect(Collectors.joining(" ")))
                .toList();
    }

    private static List<String> subjects(CheckReport report) {
        return report.problems().stream().map(problem -> problem.subject()).toList();
    }
}
