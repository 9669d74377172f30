package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildRequestTest {
    @TempDir
    Path project;

    @Test
    void whatIsNotSaidHasADefault() throws InvalidRequestException {
        var given = parameters("linux/amd64");
        given.from = "eclipse-temurin:21-jre";
        var request = given.request();
        assertEquals(
                "registry.example.com/acme/orders:1.0", request.target().image().toString());
        assertEquals(ImageFormat.OCI, request.format());
        assertEquals(Compression.GZIP, request.compression());
        var container = request.container();
        assertEquals("/app", container.appRoot());
        assertEquals(new Entrypoint.Java(), container.entrypoint());
        assertEquals(Optional.empty(), container.mainClass());
        assertEquals(Optional.empty(), container.args());
        assertEquals(Optional.empty(), container.user());
        assertEquals(Optional.empty(), container.workingDirectory());
        var platform = request.platforms().get(0);
        assertEquals(new BaseReference.InRegistry(ImageReference.parse("eclipse-temurin:21-jre")), platform.from());
        assertEquals(List.of(), platform.files());
    }

    @Test
    void platformsKeepTheirOrderAndWhatTheyBring() throws InvalidRequestException {
        var given = parameters("linux/s390x", "arm64", "linux/amd64");
        given.platforms.add(new PlatformParameters(
                "armhf",
                Optional.of("acme/jre"),
                List.of("-Xss512k"),
                Map.of("B", "2", "A", "1"),
                Map.of("l", "v"),
                Optional.empty(),
                List.of()));
        var platforms = given.request().platforms();
        assertEquals("[linux/s390x, linux/arm64, linux/amd64, linux/arm/v7]", names(given.request()));
        var arm = platforms.get(3);
        assertEquals("docker.io/acme/jre", arm.from().toString());
        assertEquals(List.of("-Xss512k"), arm.jvmFlags());
        assertEquals("{A=1, B=2}", arm.environment().toString());
        assertEquals("{l=v}", arm.labels().toString());
        assertEquals("scratch", platforms.get(0).from().toString());
    }

    @Test
    void theCommandLineNarrowsAndReordersAndKeepsWhatThePomSays() throws InvalidRequestException {
        var given = parameters("linux/amd64", "linux/arm64").platform("linux/arm/v7", "acme/jre");
        given.selectedPlatforms = List.of("armhf", "riscv64", "x86_64");
        assertEquals("[linux/arm/v7, linux/riscv64, linux/amd64]", names(given.request()));
        var platforms = given.request().platforms();
        assertEquals("docker.io/acme/jre", platforms.get(0).from().toString());
        assertEquals("scratch", platforms.get(1).from().toString());
    }

    @Test
    void theCommandLineAloneWillDo() throws InvalidRequestException {
        var given = parameters();
        given.selectedPlatforms = List.of("linux/arm64");
        assertEquals("[linux/arm64]", names(given.request()));
    }

    @Test
    void foldersOfFilesBelongToTheirPlatform() throws InvalidRequestException, IOException {
        var arm = Files.createDirectories(project.resolve("src/main/multiarch/linux-arm-v7"));
        Files.createDirectories(project.resolve("src/main/multiarch/all"));
        Files.createDirectories(project.resolve("src/main/multiarch/.git"));
        var extra = Files.createDirectories(project.resolve("extra"));
        var given = parameters("linux/amd64");
        given.platforms.add(new PlatformParameters(
                "linux/arm/v7",
                Optional.empty(),
                List.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                List.of(Path.of("extra"))));
        var platforms = given.request().platforms();
        assertEquals(List.of(), platforms.get(0).files());
        assertEquals(
                List.of(PlacedFiles.atRoot(arm), PlacedFiles.atRoot(extra)),
                platforms.get(1).files());
    }

    @ParameterizedTest
    @CsvSource({
        "8080, [8080/tcp]",
        "53/udp, [53/udp]",
        "132/sctp, [132/sctp]",
        "8000-8002/udp, '[8000/udp, 8001/udp, 8002/udp]'",
        "65535, [65535/tcp]",
        "1, [1/tcp]",
    })
    void portsAreReadWithTheirProtocol(String text, String ports) throws InvalidRequestException {
        var given = parameters("linux/amd64");
        given.ports = List.of(text);
        assertEquals(ports, given.request().container().ports().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "8005-8000", "1-65536", "999999999"})
    void portsOutOfRangeAreRefused(String text) {
        var given = parameters("linux/amd64");
        given.ports = List.of(text);
        assertProblem(given, "container/ports: '" + text + "' is out of range; ports are 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "80:80", "80/icmp", "", "80-", "99999999999"})
    void whatIsNoPortIsRefused(String text) {
        var given = parameters("linux/amd64");
        given.ports = List.of(text);
        assertProblem(given, "container/ports: '" + text + "' is not a port; expected 8080, 53/udp or 8000-8005");
    }

    @ParameterizedTest
    @CsvSource({"/, /", "/srv/app/, /srv/app", "/srv/..app, /srv/..app"})
    void theApplicationsPlaceHasNoSlashAtItsEnd(String text, String appRoot) throws InvalidRequestException {
        var given = parameters("linux/amd64");
        given.appRoot = Optional.of(text);
        assertEquals(appRoot, given.request().container().appRoot());
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "./app", "", "/app/../etc", "/..", "C:\\app"})
    void theApplicationsPlaceIsAbsolute(String text) {
        var given = parameters("linux/amd64");
        given.appRoot = Optional.of(text);
        assertProblem(given, "container/appRoot: '" + text + "' is not an absolute path such as /app, without '..'");
    }

    @ParameterizedTest
    @CsvSource({
        "linux-arm-v8, is not a platform; did you mean",
        "linux-amd46, did you mean 'linux/amd64'",
        "linux-aarch64, linux/arm64 takes its files from 'linux-arm64': rename it",
        "linux-arm64-v8, linux/arm64 takes its files from 'linux-arm64': rename it",
        "linux-arm, linux/arm/v7 takes its files from 'linux-arm-v7': rename it",
        "ALL, is not a platform",
    })
    void aMisspeltFolderOfFilesIsFound(String name, String message) throws IOException {
        var folder =
                Files.createDirectories(project.resolve("src/main/multiarch").resolve(name));
        var problems = problems(parameters("linux/amd64"));
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(folder.toString(), problems.get(0).subject());
        assertTrue(problems.get(0).message().contains(message), problems.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "linux/arm64, linux/arm64/v8",
        "amd64, x86_64",
        "linux/arm, armhf",
        "linux/amd64, linux/amd64/v1",
    })
    void oneMachineUnderTwoNamesIsADuplicate(String first, String second) {
        var problems = problems(parameters(first, second));
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).toString().startsWith("platforms: '" + second + "' is there twice: it is linux/"));
        var given = parameters();
        given.selectedPlatforms = List.of(first, second);
        assertEquals(problems, problems(given));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        Files.createDirectories(project.resolve("src/main/multiarch/linux-arm-7"));
        var given = parameters("linux/amd46", "linux/arm64", "linux/arm64/v8", "windows/amd64")
                .platform("linux/s390x", "Acme/JRE");
        given.platforms.add(new PlatformParameters(
                "linux/ppc64le",
                Optional.empty(),
                List.of(),
                Map.of("A=B", "1"),
                Map.of(),
                Optional.empty(),
                List.of(Path.of("missing"))));
        given.image = "registry.example.com/Acme/${app}";
        given.tags = List.of(".hidden");
        given.format = "tar";
        given.mainClass = Optional.of("com.example.Main.java!");
        given.environment = Map.of("", "1", "FINE", "2");
        given.ports = List.of("70000", "http");
        given.appRoot = Optional.of("app");
        given.workingDirectory = Optional.of("work");
        given.volumes = List.of("/data/../etc");
        var subjects = problems(given).stream().map(Problem::subject).toList();
        assertEquals(
                List.of(
                        "image",
                        "tags",
                        "format",
                        project.resolve("src/main/multiarch/linux-arm-7").toString(),
                        "platforms",
                        "platforms",
                        "platforms",
                        "linux/s390x from",
                        "platform linux/ppc64le environment",
                        "platform linux/ppc64le files",
                        "container/mainClass",
                        "container/environment",
                        "container/ports",
                        "container/ports",
                        "container/volumes",
                        "container/workingDirectory",
                        "container/appRoot"),
                subjects);
        var message =
                assertThrows(InvalidRequestException.class, given::request).getMessage();
        assertTrue(message.startsWith("17 problems:\n  - image: "), message);
        assertTrue(message.contains("'linux/amd46' is not a platform; did you mean 'linux/amd64'?"), message);
        assertTrue(message.contains("Windows images are not supported"), message);
    }

    @Test
    void zstdHasNoNameInDockersFormat() throws InvalidRequestException {
        var given = parameters("linux/amd64");
        given.format = "docker";
        given.compression = "zstd";
        assertProblem(given, "compression: zstd has no name among Docker's media types; use gzip, or the format oci");
        given.compression = "none";
        assertEquals(Compression.NONE, given.request().compression());
        given.compression = "zstd";
        given.format = "oci";
        assertEquals(Compression.ZSTD, given.request().compression());
    }

    @Test
    void anUnknownCompressionNamesTheNearest() {
        var given = parameters("linux/amd64");
        given.compression = "zst";
        assertProblem(
                given, "compression: 'zst' is not a compression; did you mean 'zstd'? There are gzip, zstd and none");
    }

    @Test
    void oneProblemIsToldOnOneLine() {
        var given = parameters("linux/amd64");
        given.format = "zip";
        var failure = assertThrows(InvalidRequestException.class, given::request);
        assertEquals("format: 'zip' is not a format; use oci or docker", failure.getMessage());
    }

    @Test
    void noPlatformAtAllIsAProblem() {
        assertProblem(parameters(), "platforms: is empty; name at least one, such as linux/amd64");
    }

    @Test
    void theCommonBaseIsJudgedOnce() {
        var given = parameters("linux/amd64", "linux/arm64");
        given.from = "Bad";
        var problems = problems(given);
        assertEquals(1, problems.size(), problems.toString());
        assertEquals("from", problems.get(0).subject());
    }

    @Test
    void aTurkishLocaleChangesNothing() throws InvalidRequestException {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            var given = parameters("LINUX/I386");
            given.format = "OCI";
            given.compression = "GZIP";
            assertEquals("[linux/386]", names(given.request()));
            assertEquals(ImageFormat.OCI, given.request().format());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatWasGivenCanChangeAfterwards() throws InvalidRequestException {
        var given = parameters("linux/amd64");
        var environment = new HashMap<>(Map.of("A", "1"));
        given.environment = environment;
        var request = given.request();
        environment.put("B", "2");
        given.platforms.clear();
        assertEquals("{A=1}", request.container().environment().toString());
        assertEquals(1, request.platforms().size());
    }

    private TestParameters parameters(String... platforms) {
        return TestParameters.in(project, platforms);
    }

    private static String names(BuildRequest request) {
        return request.platforms().stream()
                .map(PlatformRequest::platform)
                .toList()
                .toString();
    }

    private static List<Problem> problems(TestParameters given) {
        return assertThrows(InvalidRequestException.class, given::request).problems();
    }

    private static void assertProblem(TestParameters given, String expected) {
        assertEquals(
                List.of(expected),
                problems(given).stream().map(Problem::toString).toList());
    }
}
