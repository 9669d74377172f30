package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.PlatformParameters;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code all}, {@code base} and patterns among the platforms stand for. */
class DecidedPlatformsTest {
    @TempDir
    private Path directory;

    private OciLayout bases;
    private String base;

    @BeforeEach
    void bases() throws IOException {
        bases = OciLayout.create(directory.resolve("bases"));
        base = "oci:" + bases.directory() + ":1";
        base("1", "linux/386", "linux/amd64", "linux/arm/v6", "linux/arm/v7", "linux/s390x", "windows/amd64");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all                           | linux/386 linux/amd64 linux/arm/v6 linux/arm/v7 linux/s390x",
                "All,!linux/386                | linux/amd64 linux/arm/v6 linux/arm/v7 linux/s390x",
                "base,!linux/386,!windows/*    | linux/amd64 linux/arm/v6 linux/arm/v7 linux/s390x",
                "!linux/arm/*,all              | linux/386 linux/amd64 linux/s390x",
                "linux/arm/*                   | linux/arm/v6 linux/arm/v7",
                "*/amd64,linux/arm/*,!arm/v6   | linux/amd64 linux/arm/v7",
                "s390x,all,!*/386              | linux/s390x linux/amd64 linux/arm/v6 linux/arm/v7",
                "all,s390x,!linux/arm/*,arm/v7 | linux/386 linux/amd64 linux/s390x linux/arm/v7",
            })
    void theBaseTellsWhichThereAre(String platforms, String expected) throws Exception {
        assertEquals(expected, names(Plans.of(given(platforms.split(",")))));

        var given = given("linux/amd64");
        given.selectedPlatforms = List.of(platforms.split(","));
        assertEquals(expected, names(Plans.of(given)), "on the command line");
    }

    /** Whoever writes all means these, too; they cannot come from the common base. */
    @Test
    void platformsWithBasesOfTheirOwnAreNotTheBases() throws Exception {
        var own = "oci:" + bases.directory() + ":own";
        base("own", "linux/riscv64", "linux/386");
        var given = given("all", "!linux/s390x").platform("linux/riscv64", own).platform("linux/386", own);
        var plan = Plans.of(given);
        assertEquals("linux/amd64 linux/arm/v6 linux/arm/v7 linux/riscv64 linux/386", names(plan));
        assertTrue(plan.images().get(0).base().reference().toString().endsWith(":1"), "the common base");
        for (int i = 3; i < 5; i++) {
            assertTrue(plan.images().get(i).base().reference().toString().endsWith(":own"), "a base of its own");
        }

        given = given("linux/amd64").platform("linux/riscv64", own).platform("linux/386", own);
        given.selectedPlatforms = List.of("all", "!linux/s390x");
        plan = Plans.of(given);
        assertEquals("linux/386 linux/amd64 linux/arm/v6 linux/arm/v7 linux/riscv64", names(plan));
        assertTrue(plan.images().get(0).base().reference().toString().endsWith(":own"), "what the pom says counts");

        given.selectedPlatforms = List.of("all", "!linux/riscv64", "!*/386");
        assertEquals("linux/amd64 linux/arm/v6 linux/arm/v7 linux/s390x", names(Plans.of(given)));
    }

    @Test
    void whatIsSaidOfAPatternHoldsForEachOfItsPlatforms() throws Exception {
        var other = "oci:" + bases.directory() + ":other";
        base("other", "linux/amd64", "linux/arm64");
        var given = given();
        given.platforms.add(new PlatformParameters(
                "all",
                Optional.of(other),
                List.of("-Xss512k"),
                Map.of("A", "b"),
                Map.of(),
                Optional.empty(),
                List.of()));
        given.from = "scratch";
        var plan = Plans.of(given);
        assertEquals("linux/amd64 linux/arm64", names(plan));
        for (var image : plan.images()) {
            assertEquals(other, image.base().reference().toString());
            assertEquals(List.of("-Xss512k"), image.request().jvmFlags());
            assertEquals("{A=b}", image.request().environment().toString());
        }
        given.selectedPlatforms = List.of("linux/arm64");
        assertEquals(
                List.of("-Xss512k"),
                Plans.of(given).images().get(0).request().jvmFlags(),
                "one of those for which the pom says it");
    }

    @Test
    void filesOfAPlatformAreFoundWhenItIsKnown() throws Exception {
        Files.createDirectories(directory.resolve("src/main/multiarch/linux-s390x"));
        Files.writeString(directory.resolve("src/main/multiarch/linux-arm-v6"), "no folder");
        var problems = Plans.problems(given("all", "!linux/386"));
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).subject().endsWith("linux-arm-v6"), problems.toString());
        var plan = Plans.of(given("all", "!linux/arm/*"));
        assertEquals(1, plan.images().get(2).request().files().size(), names(plan));
    }

    @Test
    void whatWasTakenIsTold() throws Exception {
        assertEquals(
                List.of("Platforms of the base " + base + ": linux/amd64, linux/s390x; without linux/386, linux/arm/v6,"
                        + " linux/arm/v7, windows/amd64 (Windows images cannot be built)"),
                Plans.of(given("all", "!linux/arm/*", "!linux/386")).notes());
        assertEquals(List.of(), Plans.of(given("linux/amd64")).notes());
        assertEquals(List.of(), Plans.of(given("linux/amd64")).remarks());
    }

    @Test
    void whatLeavesNothingOutIsToldAndInNobodysWay() throws Exception {
        var remarks = Plans.of(given("all", "!linux/ppc64le", "!windows/*")).remarks();
        assertEquals(1, remarks.size(), remarks.toString());
        assertTrue(remarks.get(0).contains("!linux/ppc64le leaves nothing out"), remarks.toString());
    }

    @Test
    void whatThePatternsDoNotFindIsAnErrorThatNamesWhatIsThere() {
        for (var platforms : List.of(List.of("linux/riscv64/*"), List.of("all", "!linux/*"))) {
            var problems = Plans.problems(given(platforms.toArray(String[]::new)));
            assertEquals(1, problems.size(), problems.toString());
            assertEquals("platforms", problems.get(0).subject());
            assertTrue(problems.get(0).message().contains("linux/s390x"), problems.toString());
            assertTrue(problems.get(0).message().contains(base), problems.toString());
        }
    }

    @Test
    void aBaseWithoutAnIndexHasOnePlatform() throws Exception {
        bases.tag(TestBase.of("linux/s390x").writeTo(bases), "1");
        var plan = Plans.of(given("all"));
        assertEquals("linux/s390x", names(plan));
        assertTrue(plan.notes().get(0).contains("no index"), plan.notes().toString());
    }

    @Test
    void artifactsAndWhatNobodyKnowsAreNoPlatforms() throws Exception {
        var entries = new ArrayList<Descriptor>();
        entries.add(artifact(Platform.parse("linux/ppc64le"), Optional.empty()));
        entries.add(artifact(Platform.parse("linux/riscv64"), Optional.of("application/vnd.example.toc")));
        entries.add(TestBase.of("linux/amd64")
                .writeTo(bases)
                .descriptor()
                .withPlatform(Platform.of("unknown", "unknown", "")));
        entries.add(
                TestBase.of("linux/386").writeTo(bases).descriptor().withPlatform(Platform.of("linux", "pdp11", "")));
        entries.add(TestBase.of("linux/arm64").writeTo(bases).descriptor().withPlatform(Platform.parse("arm64")));
        TestBases.index(bases, "1", ImageFormat.OCI, entries);
        var plan = Plans.of(given("all"));
        assertEquals("linux/arm64", names(plan));
        var note = plan.notes().get(0);
        assertTrue(note.contains("linux/ppc64le (an artifact"), note);
        assertTrue(note.contains("linux/pdp11 (a platform that is not known"), note);
    }

    /** One build sees one version of a tag, and asks for nothing twice. */
    @Test
    void noRequestIsMadeThatNamesWouldNotMake() throws Exception {
        try (var registry = FakeRegistry.start()) {
            TestBases.write(TestBases.inside(registry, "acme/jre"), "21", "linux/amd64", "linux/arm64", "linux/386");
            var named = given("linux/amd64", "linux/arm64");
            named.from = registry.host() + "/acme/jre:21";
            var open = given("all", "!linux/386");
            open.from = named.from;
            registry.forgetRequests();
            Plans.of(named);
            var expected = requests(registry);
            registry.forgetRequests();
            Plans.of(open);
            assertEquals(expected, requests(registry));
        }
    }

    @Test
    void aBaseThatIsNotThereIsToldOnce() {
        var given = given("all");
        given.from = "oci:" + bases.directory() + ":2";
        var problems = Plans.problems(given);
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).message().contains("does not exist"), problems.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!linux/386           | leaves something out of nothing",
                "all,linux/386,!386   | linux/386 is named and left out",
                "all,!all             | would leave nothing",
                "all,!linux/arm       | does not say which ARM",
                "all,!linux/i368      | did you mean",
                "windows/*            | windows/* cannot be built",
                "*                    | is no pattern",
            })
    void whatCannotBeMeantIsRefused(String platforms, String part) {
        var given = given(platforms.split(","));
        var problems =
                assertThrows(InvalidRequestException.class, given::request).problems();
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).message().contains(part), problems.toString());
    }

    @Test
    void whatSaysMoreThanWhichIsRefusedWhereThatIsUnclear() {
        var given = given("all").platform("linux/arm/*", base);
        assertTrue(message(given).contains("'all' and 'linux/arm/*'"), message(given));
        given = given("all").platform("!linux/arm/*", base);
        assertTrue(message(given).contains("nothing else can be said"), message(given));
        given = given("base");
        given.from = "scratch";
        assertTrue(message(given).contains("scratch has none"), message(given));
    }

    private static String message(TestParameters given) {
        return assertThrows(InvalidRequestException.class, given::request)
                .problems()
                .get(0)
                .message();
    }

    private TestParameters given(String... platforms) {
        var given = TestParameters.in(directory, platforms);
        given.from = base;
        given.mainClass = TestParameters.OF_THE_JVM;
        return given;
    }

    private void base(String tag, String... platforms) throws IOException {
        TestBases.write(bases, tag, platforms);
    }

    private static String names(BuildPlan plan) {
        return plan.images().stream()
                .map(image -> image.request().platform().toString())
                .collect(Collectors.joining(" "));
    }

    private static List<String> requests(FakeRegistry registry) {
        return registry.requests().stream()
                .map(request -> request.method() + " " + request.target())
                .sorted()
                .toList();
    }

    private Descriptor artifact(Platform platform, Optional<String> type) throws IOException {
        var config = blob("{}", "application/vnd.example.toc");
        var manifest = new Manifest(MediaType.OCI_MANIFEST, config, List.of(blob("toc", "text/plain")), new TreeMap<>())
                .toDocument();
        bases.write(manifest);
        return new Descriptor(
                manifest.descriptor().mediaType(),
                manifest.digest(),
                manifest.descriptor().size(),
                List.of(),
                new TreeMap<>(),
                Optional.of(platform),
                type);
    }

    private Descriptor blob(String text, String mediaType) throws IOException {
        var bytes = Document.of(new MediaType(mediaType), text.getBytes(StandardCharsets.UTF_8));
        bases.write(bytes.descriptor(), () -> new ByteArrayInputStream(bytes.bytes()));
        return bytes.descriptor();
    }
}
