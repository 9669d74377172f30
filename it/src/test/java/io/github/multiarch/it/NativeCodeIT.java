package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Real libraries with native code: what is known of them before anything is built, and what is refused. */
@TestInstance(Lifecycle.PER_CLASS)
class NativeCodeIT {
    /** For amd64, arm64, arm/v7, ppc64le and s390x, as readelf and the names of the entries have it. */
    private static final Map<String, String> MATRIX = new TreeMap<>(Map.of(
            "base", "present present present present present",
            "org.xerial:sqlite-jdbc", "present present present present missing",
            "org.xerial.snappy:snappy-java", "present present present present present",
            "com.github.luben:zstd-jni", "present present present present present",
            "org.rocksdb:rocksdbjni", "present present missing present present",
            "io.netty:netty-tcnative-boringssl-static", "present present missing missing missing",
            "io.netty:netty-transport-native-epoll", "present present missing missing missing",
            "net.java.dev.jna:jna", "present present present present present",
            "org.fusesource.jansi:jansi", "present present present present missing",
            "org.lz4:lz4-java", "present present missing present present"));

    private static final List<String> LACKING = List.of(
            "org.xerial:sqlite-jdbc linux/s390x",
            "org.rocksdb:rocksdbjni linux/arm/v7",
            "io.netty:netty-tcnative-boringssl-static linux/arm/v7",
            "io.netty:netty-tcnative-boringssl-static linux/ppc64le",
            "io.netty:netty-tcnative-boringssl-static linux/s390x",
            "io.netty:netty-transport-native-epoll",
            "org.fusesource.jansi:jansi linux/s390x",
            "org.lz4:lz4-java");

    @TempDir
    private static Path temp;

    private Project project;
    private MavenRun checked;
    private JsonNode found;

    /** Without any goal before it: nothing is compiled, and no registry is asked. */
    @BeforeAll
    void check() throws IOException, InterruptedException {
        project = Project.copy("native", temp.resolve("projects"));
        checked = project.maven().run(Maven.goal("check")).failed();
        found = Json.parse(Files.readAllBytes(project.output().resolve("check.json")));
    }

    @Test
    void theMatrixIsThatOfTheLibraries() {
        var matrix = new TreeMap<String, String>();
        for (var row : found.get("rows")) {
            var states = new ArrayList<String>();
            row.get("cells").forEach(cell -> states.add(cell.get("state").asText()));
            matrix.put(row.get("name").asText().replaceFirst(":[0-9][^:]*$", ""), String.join(" ", states));
        }
        // Nothing tells which Java is on scratch.
        assertEquals("doubtful doubtful doubtful doubtful doubtful", matrix.remove("Java"));
        assertEquals(lines(MATRIX), lines(matrix));
        assertFalse(found.get("sound").booleanValue());
    }

    @Test
    void aCellNamesTheFileInside() {
        var by = new ArrayList<String>();
        for (var row : found.get("rows")) {
            if (row.get("name").asText().startsWith("com.github.luben:")) {
                row.get("cells").forEach(cell -> cell.get("by").forEach(file -> by.add(file.asText())));
            }
        }
        assertEquals(
                List.of("amd64", "aarch64", "arm", "ppc64le", "s390x"),
                by.stream()
                        .map(file -> file.replaceFirst(".*\\.jar!/linux/", "").replaceFirst("/.*", ""))
                        .toList());
    }

    @Test
    void whatIsMissingIsToldOnceForEachLibrary() {
        checked.says(
                        "org.rocksdb:rocksdbjni:10.2.1 on linux/arm/v7: it has native code for linux/386, linux/amd64, linux/arm64,"
                                + " linux/ppc64le, linux/riscv64, linux/s390x, and fails when that is first used")
                .says(
                        "netty-tcnative-boringssl-static:2.0.72.Final on linux/arm/v7, linux/ppc64le, linux/s390x: it has")
                .says("check.html");
        assertFalse(Files.exists(project.output().resolve("report.json")));
    }

    /** Maven Central has the newest version, whichever that is; the tests' local repository gets it. */
    @Test
    void theNewestVersionIsNamedWhereItHasWhatIsMissing() throws IOException, InterruptedException {
        var old = Project.copy("native", temp.resolve("old"));
        var pom = old.directory().resolve("pom.xml");
        Files.writeString(
                pom, Files.readString(pom).replace("<version>1.1.10.8</version>", "<version>1.1.1</version>"));
        var line = old.maven().run(Maven.goal("check")).failed().lines().stream()
                .filter(each -> each.contains("snappy-java:1.1.1 on linux/arm64, linux/s390x: "))
                .findFirst()
                .orElseThrow();
        assertTrue(line.matches(".* first used\\. Version 1\\.[1-9][0-9.]* has it\\. Take a version .*"), line);
    }

    @Test
    void whatIsKnownAndRightLetsItPass() throws IOException, InterruptedException {
        var other = Project.copy("native", temp.resolve("excluded"));
        var pom = other.directory().resolve("pom.xml");
        var exclusions = LACKING.stream()
                .map(line -> line.split(" "))
                .map(words -> "<exclusion><dependency>" + words[0] + "</dependency>"
                        + (words.length > 1 ? "<platform>" + words[1] + "</platform>" : "")
                        + "<reason>is never called there</reason></exclusion>")
                .collect(Collectors.joining("", "<nativeCodeExclusions>", "</nativeCodeExclusions>"));
        Files.writeString(pom, Files.readString(pom).replace("<container>", exclusions + "<container>"));
        var run = other.maven()
                .with("-q", "-Dmultiarch.output=json")
                .run(Maven.goal("check"))
                .succeeded();
        var json = run.json();
        assertTrue(json.get("sound").booleanValue(), run::output);
        assertTrue(run.output().contains("is never called there"), run::output);
    }

    @Test
    void aLibraryOfAnotherMachineStopsTheBuildBeforeAnythingIsWritten() throws IOException, InterruptedException {
        var other = Project.copy("native", temp.resolve("smuggled"));
        var file = other.directory().resolve("src/main/multiarch/linux-arm64/usr/lib/libsqlite.so");
        Files.createDirectories(file.getParent());
        var jar = LocalRepository.path().resolve("org/xerial/sqlite-jdbc/3.50.3.0/sqlite-jdbc-3.50.3.0.jar");
        try (var zip = new ZipFile(jar.toFile());
                var in = zip.getInputStream(zip.getEntry("org/sqlite/native/Linux/x86_64/libsqlitejdbc.so"))) {
            Files.copy(in, file);
        }
        other.maven()
                .run("package")
                .failed()
                .says("/usr/lib/libsqlite.so: (" + file
                        + ", in the layer files of linux-arm64) does not run on linux/arm64;"
                        + " it is for another machine: ELF library for linux/amd64 (glibc 2.");
        assertFalse(Files.exists(other.output()));
        other.maven()
                .with("-Dmultiarch.nativeCode=warn")
                .run("package")
                .succeeded()
                .says("warning: /usr/lib/libsqlite.so");
        assertTrue(Files.exists(other.output().resolve("report.json")));
    }

    private static String lines(Map<String, String> matrix) {
        return matrix.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }
}
