package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarch.nativecode.NativeScanner;
import io.github.multiarch.nativecode.ScanLimits;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    private static Project project;

    /** The check comes first: it knows before anything is compiled. */
    @BeforeAll
    static void checkAndDeploy() throws IOException, InterruptedException {
        var layout = Bases.layoutOrSkip();
        registry = DebianRegistry.start(temp.resolve("registry"));
        var base = registry.name("base/jre:latest");
        Skopeo.push(layout, Bases.TAG, base);
        project = Project.copy("native", temp.resolve("projects"));
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
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void whatIsPresentWorksAndNothingElse(TestedPlatform tested) throws IOException, InterruptedException {
        var platform = tested.toString();
        var run = PlatformRun.succeedOrSkip(image, platform);
        var said = Json.parse(run.out());
        assertEquals(tested.java(), said.get("osArch").asText());
        assertEquals(
                String.join("\n", promised(platform)),
                String.join("\n", found(platform, said.get("libraries"))),
                run::output);
    }

    /** Each platform's jars, as they lie in the image. */
    @ParameterizedTest
    @EnumSource
    void nothingIsThereForOthers(TestedPlatform tested, @TempDir Path own) throws IOException {
        var name = tested.toString();
        var platform = Platform.parse(name);
        var scanner = new NativeScanner(ScanLimits.defaults());
        int fitting = 0;
        for (var jar : OwnFiles.of(project, name).unpackJars(own)) {
            for (var file : scanner.scan(jar).files()) {
                assertTrue(file.code().runsOn(platform), () -> jar.getFileName() + ": " + file);
                fitting++;
            }
        }
        assertTrue(fitting >= 5, "libraries for " + name + ": " + fitting);
    }

    /** Pure jars and classes are in layers that all have; each has its own jars, and a class path that names them. */
    @Test
    void theRestIsShared() throws IOException {
        var shared = new TreeSet<>(OwnFiles.of(project, "linux/amd64").layers());
        var names = new TreeSet<String>();
        for (var platform : project.report().get("platforms")) {
            var layers = OwnFiles.of(project, platform.get("platform").asText());
            shared.retainAll(layers.layers());
            names.addAll(layers.names());
            assertTrue(
                    platform.get("jars").get("after").asLong() * 5
                            < platform.get("jars").get("before").asLong(),
                    platform::toString);
        }
        assertEquals(2, shared.size(), "pure jars and classes: " + names);
        assertEquals(12, names.size(), names::toString);
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
        lines.removeIf(line -> line.startsWith("base ") || line.startsWith("Java "));
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
