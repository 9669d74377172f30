package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.IndexGiven;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexRequestTest {
    private String image = "registry.example.com/acme/orders:1.0";
    private String mode = "create";
    private final List<SourceParameters> sources = new ArrayList<>();
    private Optional<String> template = Optional.empty();
    private List<String> platforms = List.of();
    private Optional<String> format = Optional.empty();

    @Test
    void sourcesComeInTheirOrderWithWhatIsSaidOfThem() throws Exception {
        sources.add(SourceParameters.of(" registry.example.com/acme/orders:1.0-amd64 "));
        sources.add(source("oci:images/arm:1.0", "linux", "armhf", ""));
        format = Optional.of("Docker");
        var request = read();
        assertEquals("registry.example.com/acme/orders:1.0-amd64", reference(request, 0));
        assertEquals("oci:/project/images/arm:1.0", reference(request, 1));
        assertEquals(PlatformClaim.none(), request.sources().get(0).claim());
        assertEquals(
                Optional.of("v7"), request.sources().get(1).claim().variant(), "armhf says more than an architecture");
        assertEquals(Optional.of(ImageFormat.DOCKER), request.format());
    }

    @Test
    void aTemplateNamesAnImageForEachPlatform() throws Exception {
        template = Optional.of("acme/app:1.0-OS-ARCHVARIANT");
        platforms = List.of("linux/arm64", "armhf", "windows/amd64");
        var request = read();
        assertEquals("docker.io/acme/app:1.0-linux-arm64", reference(request, 0));
        assertEquals("docker.io/acme/app:1.0-linux-armv7", reference(request, 1));
        assertEquals("docker.io/acme/app:1.0-windows-amd64", reference(request, 2));
        assertEquals(Optional.of("v7"), request.sources().get(1).claim().variant());
        assertEquals(PlatformSelection.NONE, request.platforms(), "they are said by the sources now");
    }

    @Test
    void whatIsTakenOutOrKeptIsPlatforms() throws Exception {
        mode = "Remove";
        platforms = List.of("linux/arm/v7");
        var request = read();
        assertEquals(IndexMode.REMOVE, request.mode());
        assertEquals(
                List.of(Platform.parse("linux/arm/v7")), request.platforms().named());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create | ''          | ''       | ''          | sources: are missing",
                "append | ''          | ''       | ''          | sources: are missing",
                "remove | ''          | ''       | ''          | platforms: are missing",
                "filter | acme/app:1  | ''       | arm64       | sources: have nothing to do with the mode filter",
                "create | acme/app:1  | ''       | arm64       | platforms: say which images a <template> names",
                "create | ''          | app:ARCH | ''          | platforms: are missing; say for which the template",
                "create | ''          | app:1.0  | arm64       | template: 'app:1.0' names the same image for all",
                "create | ''          | app:{cpu}| arm64       | template: '{cpu}' is no placeholder",
                "create | scratch     | ''       | ''          | sources: scratch is the name of no image",
                "create | Acme/app:1  | ''       | ''          | sources: 'Acme/app' is not a repository name",
                "merge  | acme/app:1  | ''       | ''          | mode: 'merge' is no mode; use create, append, replace, remove, filter",
                "remove | ''          | ''       | arm32       | platforms: 'arm32' is not a platform",
                "remove | ''          | ''       | arm64;aarch64 | platforms: has linux/arm64 twice",
                "remove | ''          | ''       | !arm64      | platforms: '!linux/arm64' leaves something out of nothing",
                "filter | ''          | ''       | all;!arm    | platforms: 'arm' does not say which ARM",
                "filter | ''          | ''       | all;!win*   | platforms: 'win*' is no pattern of platforms",
                "create | acme/app:1  | ''       | all         | platforms: 'all' stands for platforms that are there",
            })
    void whatIsWrongIsNamed(String mode, String source, String template, String platforms, String problem) {
        this.mode = mode;
        this.template = Optional.of(template).filter(text -> !text.isEmpty());
        this.platforms = platforms.isEmpty() ? List.of() : List.of(platforms.split(";"));
        if (!source.isEmpty()) {
            sources.add(SourceParameters.of(source));
        }
        var problems = problems();
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).toString().startsWith(problem), problems.toString());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        image = "";
        mode = "merge";
        format = Optional.of("zip");
        sources.add(source("acme/app:1", "lin ux", "x".repeat(101), ""));
        sources.add(SourceParameters.of(" "));
        assertEquals(
                List.of("image", "sources", "sources", "sources", "mode", "format").stream()
                        .sorted()
                        .toList(),
                problems().stream().map(Problem::subject).sorted().toList());
    }

    @Test
    void aClaimFitsWhatItDoesNotContradict() {
        var v6 = new PlatformClaim(
                Optional.empty(), Optional.of("arm"), Optional.of("v6"), Optional.empty(), List.of(), List.of());
        assertTrue(v6.fits(Platform.parse("linux/arm/v6")));
        assertFalse(v6.fits(Platform.parse("linux/arm/v7")));
        assertFalse(v6.fits(Platform.parse("linux/arm64")));
        assertEquals("linux/arm/v6", v6.on(Platform.parse("linux/arm/v7")).toString());
        assertTrue(PlatformClaim.none().fits(Platform.parse("windows/amd64")));
        var other = new PlatformClaim(
                Optional.empty(), Optional.of("s390x"), Optional.empty(), Optional.empty(), List.of(), List.of());
        assertEquals("linux/s390x", other.on(Platform.parse("linux/arm/v6")).toString(), "the variant is not s390x's");
    }

    private static SourceParameters source(String image, String os, String architecture, String variant) {
        return new SourceParameters(
                image,
                Optional.of(os),
                Optional.of(architecture),
                Optional.of(variant).filter(text -> !text.isEmpty()),
                Optional.empty(),
                List.of(),
                List.of(),
                new TreeMap<>());
    }

    private static String reference(IndexRequest request, int position) {
        return request.sources().get(position).reference().toString();
    }

    private List<Problem> problems() {
        return assertThrows(InvalidRequestException.class, this::read).problems();
    }

    private IndexRequest read() throws InvalidRequestException {
        var given = new IndexGiven(image);
        given.mode = mode;
        given.sources.addAll(sources);
        given.template = template;
        given.platforms = platforms;
        given.format = format;
        return given.request();
    }
}
