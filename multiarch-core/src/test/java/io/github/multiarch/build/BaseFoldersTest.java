package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.AccessParameters;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestLayer;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a base says of its folders stays, and what containers write to belongs to them. */
class BaseFoldersTest {
    private static final String AMD = "linux/amd64";
    private static final String ARM = "linux/arm64";

    @TempDir
    Path project;

    private TestParameters given;

    @BeforeEach
    void aSmallApplication() throws IOException {
        given = TestParameters.in(project, AMD);
        given.application = TestApplications.small(project);
    }

    @Test
    void foldersOfABaseOnThisMachineAreRepeatedAsTheyAre() throws Exception {
        base(TestLayer.of("d srv 755 0:0", "d srv/site 775 1001:1001", "d tmp 1777 0:0"));
        given.appRoot = Optional.of("/srv/site/app");
        assertEquals(
                List.of(
                        "755 0:0 srv/",
                        "775 1001:1001 srv/site/",
                        "755 0:0 srv/site/app/",
                        "755 0:0 srv/site/app/classes/",
                        "755 0:0 srv/site/app/classes/com/",
                        "755 0:0 srv/site/app/classes/com/example/"),
                folders("classes").subList(0, 6));
        given.appRoot = Optional.of("/tmp/app");
        assertEquals(
                List.of("1777 0:0 tmp/", "755 0:0 tmp/app/"), folders("classes").subList(0, 2));
    }

    @Test
    void filesLieBehindTheLinksOfABase() throws Exception {
        base(
                TestLayer.of("d usr 755 0:0", "d var 755 0:0", "l bin usr/bin", "d opt 700 0:0"),
                TestLayer.of("l opt /var/opt", "d var/opt 750 0:5", "f usr/bin/sh"));
        given.appRoot = Optional.of("/opt/app");
        files("bin/tool", "x");
        var build = build();
        assertTrue(build.layer(AMD, "classes").names().contains("var/opt/app/classes/com/example/Main.class"));
        assertEquals(
                List.of("755 0:0 var/", "750 0:5 var/opt/"), folders("classes").subList(0, 2));
        assertEquals(
                List.of("usr/", "usr/bin/", "usr/bin/tool"),
                build.layer(AMD, "files of all").names());
        assertTrue(build.config(AMD).entrypoint().get(2).startsWith("/opt/app/resources:"));
    }

    @Test
    void whatALayerOfTheBaseTakesAwayIsNotThere() throws Exception {
        base(
                TestLayer.of("d data 700 7:7", "d srv 700 7:7", "d srv/x 700 7:7"),
                TestLayer.of("f .wh.data", "f srv/.wh..wh..opq", "f data2/x"));
        files("data/x", "x");
        files("srv/x/y", "x");
        assertEquals(List.of("755 0:0 data/", "700 7:7 srv/", "755 0:0 srv/x/"), folders("files of all"));
    }

    /** Platforms with other bases still share what is the same. */
    @Test
    void layersAreSharedWhereTheBasesAgree() throws Exception {
        given = TestParameters.in(project, AMD, ARM);
        given.application = TestApplications.small(project);
        var layout = OciLayout.create(project.resolve("bases"));
        TestBases.write(
                layout,
                "b",
                List.of(
                        TestBase.of(AMD).layers(TestLayer.of("d app 755 0:0", "d etc 755 0:0")),
                        TestBase.of(ARM).layers(TestLayer.of("d app 755 0:0", "d etc 700 0:0"))));
        given.from = "oci:" + project.resolve("bases") + ":b";
        files("etc/x", "x");
        var build = build();
        var amd = build.manifest(AMD).layers();
        var arm = build.manifest(ARM).layers();
        assertEquals(amd.subList(1, amd.size() - 1), arm.subList(1, arm.size() - 1));
        assertTrue(!amd.get(amd.size() - 1).equals(arm.get(arm.size() - 1)));
    }

    /** Not one request more for layers, and no entry for what may be the base's. */
    @Test
    void ofABaseInARegistryNothingIsWritten() throws Exception {
        try (var registry = FakeRegistry.start()) {
            TestBases.write(TestBases.inside(registry, "acme/jre"), "21", AMD);
            given.from = registry.host() + "/acme/jre:21";
            given.appRoot = Optional.of("/srv/site/app");
            files("etc/shop/x", "x");
            assertEquals(
                    List.of("755 0:0 srv/site/app/", "755 0:0 srv/site/app/classes/"),
                    folders("classes").subList(0, 2));
            assertEquals(List.of(), folders("files of all"));
        }
    }

    @Test
    void theReadmesUserMayWriteToItsFolder() throws Exception {
        given.user = Optional.of("1000:1000");
        given.volumes = List.of("/data");
        given.workingDirectory = Optional.of("/data");
        assertEquals(List.of("755 1000:1000 data/"), folders("directories"));
        base(TestLayer.of("d data 700 7:7"));
        assertEquals(List.of(), folders("directories"), "the base has it");
        given.user = Optional.empty();
        assertTrue(!build().layerNames(AMD).contains("directories"));
    }

    @Test
    void aWorkingDirectoryThatFilesSayMoreOfStaysSo() throws Exception {
        given.user = Optional.of("1000:1000");
        given.workingDirectory = Optional.of("/data");
        files("data/x", "x");
        assertEquals(List.of("755 1000:1000 data/"), folders("files of all"));
        var data = project.resolve("src/main/multiarch/all/data");
        Assumptions.assumeTrue(Files.getFileStore(data).supportsFileAttributeView("posix"), "no permissions here");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals(List.of("777 0:0 data/"), folders("files of all"));
        assertEquals(List.of(), folders("directories"));
    }

    @Test
    void directoriesAreAsTheyAreSaid() throws Exception {
        given.user = Optional.of("1000");
        given.directories = List.of(
                AccessParameters.of("/var/cache/shop"),
                new AccessParameters(Optional.of("/tmp/"), Optional.of("1777"), Optional.of("0:0")));
        base(TestLayer.of("d tmp 700 7:7"));
        files("tmp/x", "x");
        assertEquals(
                List.of("1777 0:0 tmp/", "755 0:0 var/", "755 0:0 var/cache/", "755 1000:0 var/cache/shop/"),
                folders("directories"));
        assertEquals(List.of("1777 0:0 tmp/"), folders("files of all"));
    }

    @Test
    void permissionsAreForWhatTheBuildPlaces() throws Exception {
        given.user = Optional.of("1000:1000");
        given.permissions = List.of(
                new AccessParameters(Optional.of("/app/**"), Optional.empty(), Optional.of("user")),
                new AccessParameters(Optional.of("/etc/*.key"), Optional.of("0400"), Optional.of("7:8")));
        files("etc/a.key", "x");
        files("etc/b.txt", "x");
        var files = build().layer(AMD, "files of all");
        assertEquals("400 etc/a.key", files.entry("etc/a.key").line());
        assertEquals("7:8::", files.entry("etc/a.key").owner());
        assertEquals("0:0::", files.entry("etc/b.txt").owner());
        var main = build().layer(AMD, "classes").entry("app/classes/com/example/Main.class");
        assertEquals("1000:1000::", main.owner());
    }

    private void base(TestLayer... layers) throws IOException {
        var layout = OciLayout.create(project.resolve("bases"));
        TestBases.write(layout, "b", List.of(TestBase.of(AMD).layers(layers)));
        given.from = "oci:" + project.resolve("bases") + ":b";
    }

    private void files(String path, String content) throws IOException {
        var all = project.resolve("src/main/multiarch/all");
        TestApplications.write(all.resolve(path), content);
        given.application = new Application(
                given.application.classes(), given.application.dependencies(), List.of(PlacedFiles.atRoot(all)));
    }

    private FinishedBuild build() throws Exception {
        return FinishedBuild.of(given.request());
    }

    private List<String> folders(String layer) throws Exception {
        var build = build();
        var folders = new ArrayList<String>();
        if (build.layerNames(AMD).contains(layer)) {
            for (var entry : build.layer(AMD, layer).entries()) {
                if (entry.name().endsWith("/")) {
                    folders.add(Integer.toOctalString(entry.mode() & 07777) + " "
                            + entry.owner().replaceAll("::$", "") + " " + entry.name());
                }
            }
        }
        return folders;
    }
}
