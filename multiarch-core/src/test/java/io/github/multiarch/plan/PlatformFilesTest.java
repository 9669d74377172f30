package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.ArtifactId;
import io.github.multiarch.config.FileSourceParameters;
import io.github.multiarch.config.Problem;
import io.github.multiarch.fixtures.NativeFiles;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestParameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files each platform gets, from wherever they are. */
class PlatformFilesTest {
    private static final List<String> ALL =
            List.of("linux/amd64", "linux/arm64", "linux/arm/v7", "linux/ppc64le", "linux/s390x");

    @TempDir
    Path project;

    private final Map<String, Path> repository = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    /** By classifier. */
    private final Map<String, String> outages = new HashMap<>();

    private TestParameters given;

    @BeforeEach
    void parameters() {
        given = TestParameters.in(project, ALL.toArray(String[]::new));
        given.entrypoint = List.of("/start");
    }

    @Test
    void aPathMayNameThePlatform() throws Exception {
        for (var name : List.of("linux-amd64", "linux-arm64", "linux-armv7", "linux-ppc64le", "linux-s390x")) {
            TestApplications.write(project.resolve("target/" + name + "/etc/machine"), name);
        }
        given.files = List.of(FileSourceParameters.of("target/{os}-{arch}{variant}"));
        assertEquals(
                List.of(
                        "linux-amd64 target/linux-amd64 -> /",
                        "linux-arm64 target/linux-arm64 -> /",
                        "linux-armv7 target/linux-armv7 -> /",
                        "linux-ppc64le target/linux-ppc64le -> /",
                        "linux-s390x target/linux-s390x -> /"),
                files());
    }

    @Test
    void whatNamesNoPlatformIsTheSameForAll() throws Exception {
        TestApplications.write(project.resolve("certs/ca.pem"), "ca");
        given.files = List.of(source("certs", null, "/etc/ssl/certs/", false));
        assertEquals(1, files().stream().distinct().count());
        assertEquals("certs certs -> /etc/ssl/certs/", files().get(0));
    }

    @Test
    void aFileBecomesThePathOrLiesInTheFolder() throws Exception {
        narrow("linux/arm64");
        NativeFiles.write(project.resolve("target/orders-arm64"), "arm64");
        given.files = List.of(
                source("target/orders-{arch}", null, "/usr/bin/orders", false),
                source("target/orders-{arch}", null, "/usr/bin/", false),
                source("target/orders-{arch}", null, null, false),
                source("target/orders-{arch}", null, "/{arch}/orders", false));
        var from = "orders-arm64 target/orders-arm64 -> ";
        assertEquals(
                List.of(
                        from + "/usr/bin/orders",
                        from + "/usr/bin/orders-arm64",
                        from + "/orders-arm64",
                        from + "/arm64/orders"),
                files());
    }

    @Test
    void layersLieInTheOrderInWhichTheyWin() throws Exception {
        narrow("linux/arm64");
        for (var folder : List.of("src/main/multiarch/linux-arm64", "first", "second")) {
            TestApplications.write(project.resolve(folder + "/etc/machine"), folder);
        }
        given.files = List.of(FileSourceParameters.of("first"), FileSourceParameters.of("second"));
        assertEquals(
                List.of("first first -> /", "second second -> /", "linux-arm64 src/main/multiarch/linux-arm64 -> /"),
                files());
    }

    @Test
    void anArtifactCallsTheMachineAsItsMakersDo() throws Exception {
        narrow("linux/amd64", "linux/arm64", "linux/arm/v7", "linux/ppc64le", "linux/s390x");
        for (var classifier :
                List.of("linux-x86_64", "linux-aarch_64", "linux-armhf", "linux-ppc64le", "linux-s390x")) {
            deploy("com.google:protoc:exe:" + classifier + ":4");
        }
        given.files = List.of(source(null, "com.google:protoc:4:exe:linux-{arch}", null, false));
        assertEquals(
                List.of(
                        "protoc-4-linux-x86_64.exe -> /protoc",
                        "protoc-4-linux-aarch_64.exe -> /protoc",
                        "protoc-4-linux-armhf.exe -> /protoc",
                        "protoc-4-linux-ppc64le.exe -> /protoc",
                        "protoc-4-linux-s390x.exe -> /protoc"),
                files().stream()
                        .map(line -> line.replaceFirst(" repository/\\S+", ""))
                        .toList());
        assertEquals(
                List.of(
                        "com.google:protoc:exe:linux-x86_64:4",
                        "com.google:protoc:exe:linux-aarch_64:4",
                        "com.google:protoc:exe:linux-arm_32:4",
                        "com.google:protoc:exe:linux-armv7:4",
                        "com.google:protoc:exe:linux-armhf:4",
                        "com.google:protoc:exe:linux-ppcle_64:4",
                        "com.google:protoc:exe:linux-ppc64le:4",
                        "com.google:protoc:exe:linux-s390_64:4",
                        "com.google:protoc:exe:linux-s390x:4"),
                asked.subList(0, 9));
    }

    @Test
    void anArtifactForAllIsLookedForOnce() throws Exception {
        deploy("com.acme:tool:jar:1");
        given.files = List.of(source(null, "com.acme:tool:1", "/opt/", false));
        assertEquals(1, files().stream().distinct().count());
        assertEquals(List.of("com.acme:tool:jar:1"), asked);
    }

    @Test
    void whatIsNotThereIsNamedForEachPlatform() {
        deploy("com.acme:tool:exe:linux-x86_64:1");
        narrow("linux/amd64", "linux/s390x");
        given.files = List.of(
                FileSourceParameters.of("target/{arch}"),
                FileSourceParameters.of("target/all"),
                source(null, "com.acme:tool:1:exe:{os}-{arch}", null, false));
        assertEquals(
                List.of(
                        "files target/{arch}: for linux/amd64: " + project.resolve("target/amd64") + " does not exist",
                        "files target/{arch}: for linux/s390x: " + project.resolve("target/s390x") + " does not exist",
                        "files target/all: for all platforms: " + project.resolve("target/all") + " does not exist",
                        "files com.acme:tool:1:exe:{os}-{arch}: for linux/s390x: no repository has"
                                + " com.acme:tool:exe:linux-s390_64:1 or com.acme:tool:exe:linux-s390x:1"),
                problems().stream().map(text -> text.replaceFirst(";.*", "")).toList());
    }

    @Test
    void aSpellingThatCannotBeLookedForHidesNoOther() throws Exception {
        narrow("linux/amd64");
        deploy("com.acme:tool:exe:linux-amd64:1");
        outages.put("linux-x86_64", "Maven is offline");
        given.files = List.of(source(null, "com.acme:tool:1:exe:{os}-{arch}", null, false));
        assertEquals(1, files().size());
        repository.clear();
        var start = "files com.acme:tool:1:exe:{os}-{arch}: for linux/amd64: com.acme:tool:exe:linux-x86_64:1";
        assertEquals(List.of(start + " cannot be looked for: Maven is offline"), problems());
        outages.put("linux-amd64", "Maven is offline");
        outages.put("linux-x64", "the disk is full");
        assertEquals(
                List.of(start + " or com.acme:tool:exe:linux-amd64:1 or com.acme:tool:exe:linux-x64:1"
                        + " cannot be looked for: Maven is offline; the disk is full"),
                problems());
    }

    @Test
    void whatThePlatformsNamesMakeOfAPathIsChecked() {
        narrow("linux/amd64", "linux/arm/v7");
        given.files = List.of(
                source(null, "com.acme:tool:1:exe:{variant}", null, false),
                source("pom.xml", null, "/{variant}/x", false));
        assertTrue(
                problems().stream()
                        .anyMatch(text -> text.contains("for linux/amd64: 'com.acme:tool:1:exe:' is no artifact")),
                problems()::toString);
    }

    @Test
    void archivesAreUnpacked() throws Exception {
        narrow("linux/arm64");
        Files.write(project.resolve("kit.zip"), zip("bin/run", NativeFiles.library("arm64")));
        given.files = List.of(source("kit.zip", null, "/opt/kit", true));
        var placed = Plans.of(given).images().get(0).files().get(0);
        assertEquals("kit.zip", placed.name());
        assertEquals("/opt/kit", placed.into().text());
        assertTrue(placed.from().startsWith(project.resolve("target/multiarch/unpacked")), placed.toString());
        assertTrue(Files.isRegularFile(placed.from().resolve("bin/run")));
    }

    @Test
    void whatIsNoArchiveIsSaidToBeNone() throws Exception {
        narrow("linux/arm64");
        Files.createDirectories(project.resolve("kit"));
        Files.writeString(project.resolve("kit.txt"), "text");
        given.files = List.of(source("kit", null, null, true), source("kit.txt", null, null, true));
        var problems = problems();
        assertEquals(2, problems.size());
        assertTrue(problems.get(0).endsWith("kit is a folder, and <unpack> is for archives; leave it out"));
        assertTrue(
                problems.get(1).contains("unpacking " + project.resolve("kit.txt") + " failed: it is no zip"),
                problems.toString());
    }

    /** The same library in every way in which it can get into an image. */
    @Test
    void nativeCodeForAnotherMachineIsRefusedWhereverItComesFrom() throws Exception {
        narrow("linux/arm64", "linux/s390x");
        for (var architecture : List.of("arm64", "s390x")) {
            NativeFiles.write(project.resolve("native/" + architecture + "/lib/a.so"), "arm64");
            NativeFiles.write(project.resolve("native/b-" + architecture), "arm64");
            Files.write(
                    project.resolve("native/" + architecture + ".zip"), zip("lib/c.so", NativeFiles.library("arm64")));
        }
        repository.put("com.acme:d:so:linux-aarch_64:1", project.resolve("native/b-arm64"));
        repository.put("com.acme:d:so:linux-s390x:1", project.resolve("native/b-s390x"));
        given.files = List.of(
                FileSourceParameters.of("native/{arch}"),
                source("native/b-{arch}", null, "/usr/lib/b.so", false),
                source("native/{arch}.zip", null, "/opt/kit", true),
                source(null, "com.acme:d:1:so:{os}-{arch}", "/usr/lib/", false));
        var problems = Plans.problems(given, this::find);
        assertEquals(
                List.of("/lib/a.so", "/usr/lib/b.so", "/opt/kit/lib/c.so", "/usr/lib/d"),
                problems.stream().map(Problem::subject).toList());
        for (var problem : problems) {
            assertTrue(
                    problem.message().contains("does not run on linux/s390x; it is for another machine"),
                    problem.toString());
        }
        assertTrue(problems.get(2).message().contains("in the layer files of s390x.zip)"), problems.toString());
    }

    private void narrow(String... platforms) {
        var narrow = TestParameters.in(project, platforms);
        given.platforms = narrow.platforms;
    }

    private static FileSourceParameters source(String path, String artifact, String into, boolean unpack) {
        return new FileSourceParameters(
                Optional.ofNullable(path), Optional.ofNullable(artifact), Optional.ofNullable(into), false, unpack);
    }

    private void deploy(String id) {
        var file = project.resolve("repository/" + id.replace(':', '_'));
        try {
            TestApplications.write(file, id);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        repository.put(id, file);
    }

    private Optional<Path> find(ArtifactId id) throws IOException {
        asked.add(id.toString());
        var outage = outages.get(id.classifier().orElse(""));
        if (outage != null) {
            throw new IOException(outage);
        }
        return Optional.ofNullable(repository.get(id.toString()));
    }

    private List<String> files() throws Exception {
        return Plans.of(given, this::find).images().stream()
                .flatMap(image -> image.files().stream())
                .map(placed -> placed.name() + " " + project.relativize(placed.from()) + " -> " + placed.into())
                .toList();
    }

    private List<String> problems() {
        return Plans.problems(given, this::find).stream().map(Problem::toString).toList();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
