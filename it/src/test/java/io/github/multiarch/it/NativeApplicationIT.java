package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matrix comes true: on each platform the libraries work that were said to, and no others. */
class NativeApplicationIT {
    /** What the libraries say that have no file for a platform; who says something else lacks something else. */
    private static final Map<String, String> WHAT_THE_MISSING_SAY = Map.of(
            "org.xerial:sqlite-jdbc", "No native library found for os.name=Linux, os.arch=",
            "org.rocksdb:rocksdbjni", " was not found inside JAR.",
            "io.netty:netty-tcnative-boringssl-static", "Failed to load any of the given libraries: ",
            "io.netty:netty-transport-native-epoll", "META-INF/native/libnetty_transport_native_epoll_",
            "org.fusesource.jansi:jansi", "No native library found for os.name=Linux, os.arch=",
            "org.lz4:lz4-java", "Unsupported OS/arch, cannot find /net/jpountz/util/linux/");

    /**
     * What is present and does not work all the same, and what it says. The library looks for its file in another folder than that of the file that runs; that one
     * works when the library is told where it is ({@code org.xerial.snappy.lib.path}, {@code library.jansi.path}).
     */
    private static final Map<String, String> NOT_FOUND_BY_ITS_LIBRARY = Map.of(
            // Takes the folder armv7, and that library is for soft-float ARM; the one for hard-float ARM is in armv6.
            "org.xerial.snappy:snappy-java linux/arm/v7",
            "libsnappyjava.so: cannot open shared object file: No such file or directory",
            // Looks for a folder ppc64le; the library is in ppc64, and is little-endian.
            "org.fusesource.jansi:jansi linux/ppc64le",
            "No native library found for os.name=Linux, os.arch=ppc64le, paths=[/usr/java/");

    @TempDir
    private static Path temp;

    private static DebianRegistry registry;
    private static JsonNode matrix;
    private static String image;

    /** The check comes first: it knows before anything is compiled. */
    @BeforeAll
    static void checkAndDeploy() throws IOException, InterruptedException {
        var layout = Bases.layoutOrSkip();
        registry = DebianRegistry.start(temp.resolve("registry"));
        var base = registry.name("base/jre:latest");
        Skopeo.push(layout, Bases.TAG, base);
        var project = Project.copy("native", temp.resolve("projects"));
        project.maven().with("-Dbase=" + base).run(Maven.goal("check")).failed();
        matrix = Json.parse(Files.readAllBytes(project.output().resolve("check.json")));
        project.maven()
                .with("-Dregistry=" + registry.host(), "-Dbase=" + base, "-Plean")
                .run("deploy")
                .succeeded();
        image = registry.name("native:1.0");
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, amd64",
        "linux/arm64, aarch64",
        "linux/arm/v7, arm",
        "linux/ppc64le, ppc64le",
        "linux/s390x, s390x"
    })
    @Execution(ExecutionMode.CONCURRENT)
    void whatIsPresentWorksAndNothingElse(String platform, String architecture)
            throws IOException, InterruptedException {
        var run = PlatformRun.succeedOrSkip(image, platform);
        var said = Json.parse(run.out());
        assertEquals(architecture, said.get("osArch").asText());
        assertEquals(
                String.join("\n", promised(platform)),
                String.join("\n", found(platform, said.get("libraries"))),
                run::output);
    }

    /** The libraries and the states of their cells, sorted. */
    private static SortedSet<String> promised(String platform) {
        var lines = new TreeSet<String>();
        for (var row : matrix.get("rows")) {
            for (var cell : row.get("cells")) {
                if (cell.get("platform").asText().equals(platform)) {
                    lines.add(row.get("name").asText().replaceFirst(":[0-9][^:]*$", "") + " "
                            + cell.get("state").asText());
                }
            }
        }
        lines.removeIf(line -> line.startsWith("base "));
        return lines;
    }

    /** The same, as the application found it. */
    private static SortedSet<String> found(String platform, JsonNode libraries) {
        var lines = new TreeSet<String>();
        for (var library : libraries.properties()) {
            lines.add(library.getKey() + " "
                    + state(library.getKey(), platform, library.getValue().asText()));
        }
        return lines;
    }

    /** Other outcomes are no state: they stand for themselves, and differ from each. */
    private static String state(String library, String platform, String outcome) {
        var notFound = Optional.ofNullable(NOT_FOUND_BY_ITS_LIBRARY.get(library + " " + platform));
        if (notFound.isPresent()) {
            return outcome.contains(notFound.get()) ? "present" : outcome;
        }
        if (outcome.equals("ok")) {
            return "present";
        }
        var missing = Optional.ofNullable(WHAT_THE_MISSING_SAY.get(library));
        return missing.filter(outcome::contains).isPresent() ? "missing" : outcome;
    }
}
