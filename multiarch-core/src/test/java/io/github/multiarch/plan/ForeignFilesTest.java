package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.ApplicationContent.Tree;
import io.github.multiarch.config.ApplicationContent.TreeFile;
import io.github.multiarch.config.ApplicationContent.WebApplication;
import io.github.multiarch.config.LayerParameters;
import io.github.multiarch.config.NativeCodeExclusionParameters;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.config.PlatformParameters;
import io.github.multiarch.config.Problem;
import io.github.multiarch.fixtures.NativeFiles;
import io.github.multiarch.fixtures.TestParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files outside jars that are for other machines. */
class ForeignFilesTest {
    private static final List<String> ALL = List.of("linux/amd64", "linux/arm64", "linux/s390x");

    @TempDir
    Path project;

    private TestParameters given;
    private Path classes;

    @BeforeEach
    void parameters() {
        classes = project.resolve("target/classes");
        given = TestParameters.in(project, ALL.toArray(String[]::new));
        given.mainClass = TestParameters.OF_THE_JVM;
        given.application = new Application(
                classes, List.of(), List.of(PlacedFiles.atRoot(project.resolve("src/main/multiarch/all"))));
    }

    @Test
    void aLibraryAmongTheResourcesIsNamedOnceForAllPlatformsThatCannotRunIt() throws Exception {
        var file = NativeFiles.write(classes.resolve("native/libcodec.so"), "amd64");
        Files.createDirectories(project.resolve("src/main/multiarch/all"));
        var problems = Plans.problems(given);
        assertEquals(List.of("/app/resources/native/libcodec.so"), subjects(problems));
        var message = problems.get(0).message();
        assertTrue(
                message.startsWith("(" + file + ", in the layer resources) does not run on linux/arm64, linux/s390x;"
                        + " it is for another machine: ELF library for linux/amd64"),
                message);
        assertTrue(message.contains("src/main/multiarch/") && message.contains("<nativeCodeExclusions>"), message);
    }

    @Test
    void aLayerOfTheUsersIsNamedAsItsPlace() throws Exception {
        NativeFiles.write(classes.resolve("native/libcodec.so"), "amd64");
        NativeFiles.write(project.resolve("src/main/multiarch/all/opt/libother.so"), "amd64");
        given.layers = List.of(
                new LayerParameters(Optional.of("codec"), List.of(), List.of("native/**"), List.of()),
                new LayerParameters(Optional.of("others"), List.of(), List.of(), List.of("/opt/*.so")));
        var problems = Plans.problems(given);
        assertTrue(problems.get(0).message().contains("in the layer codec)"), problems.toString());
        assertTrue(problems.get(1).message().contains("in the layer others)"), problems.toString());
    }

    @Test
    void inAWebApplicationItsClassesAreKnownByTheirPathThere() throws Exception {
        var file = NativeFiles.write(project.resolve("target/orders/WEB-INF/classes/native/libcodec.so"), "amd64");
        given.application = new Application(
                classes,
                new WebApplication(
                        List.of(new Tree(
                                "resources", List.of(new TreeFile(file, "WEB-INF/classes/native/libcodec.so", false)))),
                        Optional.empty()),
                List.of(),
                List.of());
        given.mainClass = Optional.empty();
        given.appRoot = Optional.of("/srv/ROOT");
        given.layers = List.of(new LayerParameters(Optional.of("codec"), List.of(), List.of("native/**"), List.of()));
        var problems = Plans.problems(given);
        assertTrue(
                problems.stream().anyMatch(problem -> problem.message().contains("in the layer codec)")),
                problems.toString());
    }

    @Test
    void theNameHasNoSay() throws Exception {
        NativeFiles.write(classes.resolve("Fake.class"), "s390x");
        NativeFiles.write(project.resolve("src/main/multiarch/all/etc/readme.txt"), "arm64");
        Files.write(
                Files.createDirectories(classes.resolve("linux-x86_64")).resolve("libtext.so"),
                "no library".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("/app/classes/Fake.class", "/etc/readme.txt"), subjects(Plans.problems(given)));
    }

    @Test
    void eachPlatformMayHaveItsOwn() throws Exception {
        Files.createDirectories(project.resolve("src/main/multiarch/all"));
        for (var platform : ALL) {
            var architecture = platform.substring("linux/".length());
            NativeFiles.write(
                    project.resolve("src/main/multiarch/linux-" + architecture + "/usr/lib/libown.so"), architecture);
        }
        assertEquals(List.of(), Plans.of(given).remarks());
        NativeFiles.write(project.resolve("src/main/multiarch/linux-arm64/usr/lib/libown.so"), "amd64");
        var problems = Plans.problems(given);
        assertEquals(List.of("/usr/lib/libown.so"), subjects(problems));
        assertTrue(
                problems.get(0).message().contains("in the layer files of linux-arm64) does not run on linux/arm64;"),
                problems.toString());
    }

    @Test
    void whatIsNeitherRunNorLoadedIsForAnything() throws Exception {
        Files.createDirectories(project.resolve("src/main/multiarch/all"));
        Files.createDirectories(classes);
        Files.write(classes.resolve("probe.o"), NativeFiles.object("amd64"));
        assertEquals(List.of(), Plans.of(given).remarks());
    }

    @Test
    void aWarningStopsNobody() throws Exception {
        NativeFiles.write(classes.resolve("libcodec.so"), "arm64");
        Files.createDirectories(project.resolve("src/main/multiarch/all"));
        given.nativeCode = "warn";
        var remarks = Plans.of(given).remarks();
        assertEquals(1, remarks.size());
        assertTrue(
                remarks.get(0).startsWith("/app/resources/libcodec.so (")
                        && remarks.get(0).contains("does not run on linux/amd64, linux/s390x;"),
                remarks.toString());
        given.nativeCode = "off";
        assertEquals(List.of(), Plans.of(given).remarks());
    }

    @Test
    void aPlatformMayHaveARuleOfItsOwn() throws Exception {
        NativeFiles.write(classes.resolve("libcodec.so"), "amd64");
        Files.createDirectories(project.resolve("src/main/multiarch/all"));
        given.platforms.set(1, withRule("linux/arm64", "off"));
        var problems = Plans.problems(given);
        assertTrue(problems.get(0).message().contains("does not run on linux/s390x;"), problems.toString());
        given.platforms.set(2, withRule("linux/s390x", "warn"));
        var remarks = Plans.of(given).remarks();
        assertTrue(remarks.get(0).contains("does not run on linux/s390x;"), remarks.toString());
    }

    @Test
    void whatIsRightIsExcluded() throws Exception {
        NativeFiles.write(project.resolve("src/main/multiarch/all/opt/firmware/v1/board.bin"), "arm64");
        NativeFiles.write(project.resolve("src/main/multiarch/all/opt/tool"), "amd64");
        given.nativeCodeExclusions =
                List.of(exclusion("/opt/firmware/**", Optional.empty()), exclusion("/opt/t*", Optional.of("arm64")));
        var problems = Plans.problems(given);
        assertEquals(List.of("/opt/tool"), subjects(problems));
        assertTrue(problems.get(0).message().contains("does not run on linux/s390x;"), problems.toString());
    }

    @Test
    void aDamagedLibraryIsARemark() throws Exception {
        Files.createDirectories(project.resolve("src/main/multiarch/all"));
        Files.createDirectories(classes);
        Files.write(classes.resolve("half.so"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1});
        var remarks = Plans.of(given).remarks();
        assertTrue(
                remarks.get(0).startsWith("/app/resources/half.so (")
                        && remarks.get(0).contains("cannot be run anywhere"),
                remarks.toString());
    }

    @Test
    void aDamagedFileOfSeveralPlatformsIsARemarkOnce() throws Exception {
        Files.createDirectories(project.resolve("src/main/multiarch/all"));
        var extra = Files.createDirectories(project.resolve("extra"));
        Files.write(extra.resolve("half.so"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1});
        for (int i = 0; i < ALL.size(); i++) {
            given.platforms.set(
                    i,
                    new PlatformParameters(
                            ALL.get(i),
                            Optional.empty(),
                            List.of(),
                            Map.of(),
                            Map.of(),
                            Optional.empty(),
                            List.of(extra)));
        }
        assertEquals(1, Plans.of(given).remarks().size());
    }

    private static PlatformParameters withRule(String name, String rule) {
        return new PlatformParameters(
                name, Optional.empty(), List.of(), Map.of(), Map.of(), Optional.of(rule), List.of());
    }

    private static NativeCodeExclusionParameters exclusion(String path, Optional<String> platform) {
        return new NativeCodeExclusionParameters(
                Optional.of(path), Optional.empty(), platform, Optional.of("known and right"));
    }

    private static List<String> subjects(List<Problem> problems) {
        return problems.stream().map(Problem::subject).toList();
    }
}
