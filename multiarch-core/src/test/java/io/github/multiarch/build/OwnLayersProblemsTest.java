package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.AccessParameters;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.LayerParameters;
import io.github.multiarch.config.PlatformParameters;
import io.github.multiarch.fixtures.NativeJars;
import io.github.multiarch.fixtures.TestApplications;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Layers that the user wants, and that cannot be as they are said. */
class OwnLayersProblemsTest extends LayeredApplication {
    /** One that a build makes by itself would else be there twice. */
    @ParameterizedTest
    @EnumSource
    void noneHasTheNameOfAUsualOne(AShape shape) throws Exception {
        shape(shape);
        given.directories = List.of(AccessParameters.of("/data"));
        for (var name : build().layerNames(AMD)) {
            given.layers = List.of(files(name, "/**"));
            var problems =
                    assertThrows(InvalidRequestException.class, this::build).problems();
            assertEquals("layers " + name, problems.get(0).subject());
        }
    }

    @Test
    void aPatternThatTakesNothingIsNamed() throws Exception {
        given.layers = List.of(
                dependencies("company", "com.acmee:*", "com.acme:*"),
                classes("assets", "statics/**"),
                files("settings", "/etc/ap/**"));
        var problems = assertThrows(InvalidRequestException.class, this::build).problems();
        assertEquals(
                List.of("layers company dependencies", "layers assets classes", "layers settings files"),
                problems.stream().map(problem -> problem.subject()).toList());
        assertTrue(problems.get(0).message().contains("'com.acmee:*'"), problems.toString());
        assertTrue(problems.get(1).message().contains("target/classes"), problems.toString());
        assertTrue(problems.get(2).message().contains("'/etc/ap/**'"), problems.toString());
    }

    @Test
    void aLayerBeforeThatTakesItAllIsNamed() throws Exception {
        given.layers = List.of(dependencies("company", "com.acme:*"), dependencies("own", "com.acme:own"));
        var problem = assertThrows(InvalidRequestException.class, this::build)
                .problems()
                .get(0);
        assertEquals("layers own dependencies", problem.subject());
        assertTrue(problem.message().contains("the layer company"), problem.toString());
    }

    @Test
    void whatIsInAJarCannotBeApart() throws Exception {
        shape(AShape.PACKAGED);
        given.layers = List.of(classes("assets", "static/**"), dependencies("company", "com.acme:*"));
        var problems = assertThrows(InvalidRequestException.class, this::build).problems();
        assertEquals(1, problems.size(), "the jar has its dependencies beside it");
        assertTrue(problems.get(0).message().contains("in a jar"), problems.toString());
        try (var out = new JarOutputStream(Files.newOutputStream(project.resolve("target/orders.jar")))) {
            out.putNextEntry(new ZipEntry("com/example/Main.class"));
            out.closeEntry();
            out.putNextEntry(new ZipEntry("org/other/Shaded.class"));
        }
        problems = assertThrows(InvalidRequestException.class, this::build).problems();
        assertEquals(2, problems.size(), problems.toString());
        assertTrue(problems.get(1).message().contains("another jar"), problems.toString());
    }

    /** A pattern may be for a platform that is not built now. */
    @Test
    void whoChoosesPlatformsIsOnlyTold() throws Exception {
        TestApplications.write(given.filesDirectory.resolve("linux-arm64/opt/arm/firmware"), "of arm64\n");
        given.layers = List.of(files("firmware", "/opt/arm/**"));
        assertTrue(build().layerNames(ARM).contains("firmware for linux/arm64"));
        given.selectedPlatforms = List.of(AMD);
        assertTrue(lines().contains("/opt/arm/**"), lines());
    }

    /** The project has it, and what it is for are other platforms. */
    @Test
    void aDependencyThatIsLeftOutEverywhereIsOnlyTold() throws Exception {
        given.nativeLibraries = "matching";
        given.platforms.remove(1);
        var folder = project.resolve("jars");
        var jars = List.of(
                NativeJars.dependency(folder, "io.netty:epoll:4:linux-x86_64", "amd64"),
                NativeJars.dependency(folder, "io.netty:epoll:4:linux-aarch_64", "arm64"));
        given.application = new Application(given.application.classes(), jars, given.application.files());
        given.layers = List.of(dependencies("arm", "io.netty:epoll:linux-aarch_64"));
        assertTrue(lines().contains("io.netty:epoll:linux-aarch_64"), lines());
    }

    @Test
    void whatDependsOnTheOrderOfLayersIsRefused() throws Exception {
        var own = Files.createDirectories(given.filesDirectory.resolve("linux-amd64/opt"));
        Files.createSymbolicLink(own.resolve("model"), Path.of("/srv/model"));
        build();
        given.layers = List.of(files("model", "/opt/model/**"));
        var problem = assertThrows(InvalidRequestException.class, this::build)
                .problems()
                .get(0);
        assertEquals("layers", problem.subject());
        assertTrue(problem.message().contains("'/opt/model'"), problem.toString());
    }

    @Test
    void theyCountAsLayersOfTheImageAndFilesThatTheyTakeDoNot() throws Exception {
        var many = new ArrayList<LayerParameters>();
        var some = project.resolve("many");
        for (int i = 0; i < 119; i++) {
            TestApplications.write(some.resolve("m/" + i), "" + i);
            many.add(files("layer " + i, "/m/" + i));
        }
        var platform = given.platforms.get(0);
        given.platforms = new ArrayList<>(List.of(new PlatformParameters(
                platform.name(), Optional.empty(), List.of(), Map.of(), Map.of(), Optional.empty(), List.of(some))));
        given.layers = many;
        assertEquals(127, build().manifest(AMD).layers().size());
        TestApplications.write(some.resolve("other"), "of the files themselves");
        var problem = assertThrows(InvalidRequestException.class, this::build)
                .problems()
                .get(0);
        assertTrue(problem.message().contains("128 layers"), problem.toString());
        assertTrue(problem.message().contains("<layers>"), problem.toString());
    }
}
