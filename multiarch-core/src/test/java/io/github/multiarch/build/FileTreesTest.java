package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.ImagePath;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.config.PlatformParameters;
import io.github.multiarch.content.Inventory;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TarContent;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of the project that land at the image's root. */
class FileTreesTest {
    private static final String AMD = "linux/amd64";

    @TempDir
    Path directory;

    private Path tree;

    @BeforeEach
    void emptyTree() throws IOException {
        tree = Files.createDirectories(directory.resolve("tree"));
    }

    @Test
    void filesKeepTheirNamesContentAndExecutableBit() throws IOException {
        assumePosix();
        write("usr/local/bin/run", "#!/bin/sh\n", "rwx------");
        write("etc/secret", "s\n", "rw-------");
        write("etc/open", "o\n", "rw-rw-rw-");
        write("etc/script", "#!/bin/sh\n", "rw-r--r--");
        write("usr/local/bin/odd", "odd\n", "rwxr-xr-x");
        var content = pack();
        assertEquals(
                List.of(
                        "644 etc/open",
                        "644 etc/script",
                        "600 etc/secret",
                        "755 usr/local/bin/odd",
                        "700 usr/local/bin/run"),
                content.lines());
        assertEquals("#!/bin/sh\n", content.entry("usr/local/bin/run").text());
        for (var entry : content.entries()) {
            assertEquals("0:0::", entry.owner());
            assertEquals(TestParameters.CREATED, entry.time());
        }
    }

    /** As a checkout under umask 077 leaves it, or one under none: that is not the project's will. */
    @Test
    void whatAnUmaskMakesIsNotKept() throws IOException {
        assumePosix();
        write("etc/secret", "s", "rw-------");
        write("bin/run", "#!/bin/sh", "rwx------");
        Files.setPosixFilePermissions(
                Files.createDirectories(tree.resolve("data")), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals(List.of("700 bin/run", "777 data/", "600 etc/secret"), pack().lines());
        Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("rwx------"));
        assertEquals(List.of("755 bin/run", "777 data/", "644 etc/secret"), pack().lines());
        Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals(List.of("700 bin/run", "755 data/", "600 etc/secret"), pack().lines());
    }

    @Test
    void whatNoUmaskMakesIsKept() throws IOException {
        assumePosix();
        mode(write("bin/su", "x"), 04755);
        mode(Files.createDirectories(tree.resolve("shared")), 01777);
        write("shared/file", "x");
        assertEquals(List.of("4755 bin/su", "1777 shared/", "644 shared/file"), pack().lines());
    }

    private static void mode(Path path, int mode) throws IOException {
        try {
            Files.setAttribute(path, "unix:mode", mode);
        } catch (FileSystemException e) {
            Assumptions.abort("this file system keeps no such mode");
        }
    }

    @Test
    void symbolicLinksStayLinks() throws IOException {
        write("opt/tool-1.0/run", "run");
        link("opt/tool", "tool-1.0");
        link("opt/absolute", directory.resolve("elsewhere").toString());
        link("opt/dangling", "../nowhere");
        assertEquals(
                List.of(
                        "777 opt/absolute -> " + directory.resolve("elsewhere"),
                        "777 opt/dangling -> ../nowhere",
                        "777 opt/tool -> tool-1.0",
                        "644 opt/tool-1.0/run"),
                pack().lines());
    }

    @Test
    void onlyEmptyFoldersAreEntries() throws IOException {
        write("tmp/file", "x");
        Files.createDirectories(tree.resolve("var/empty"));
        assertEquals(List.of("644 tmp/file", "755 var/empty/"), pack().lines());
    }

    @Test
    void longAndForeignNamesAreKept() throws IOException {
        var name = "d".repeat(120) + "/" + "f".repeat(120) + "/größe-名.txt";
        try {
            write(name, "x");
        } catch (InvalidPathException e) {
            Assumptions.abort("this JVM runs in a locale whose file names have no such letters");
        }
        assertEquals(List.of(name), pack().names());
    }

    @Test
    void aFolderThatIsALinkStandsForItsContent() throws IOException {
        write("etc/file", "x");
        var link = Files.createSymbolicLink(directory.resolve("link"), tree);
        assertEquals(List.of("etc/file"), pack(link).names());
    }

    @Test
    void aFolderLandsWhereItIsSaidTo() throws IOException {
        write("bin/run", "x");
        Files.createDirectories(tree.resolve("var"));
        for (var into : List.of("/opt/tool", "/opt/tool/")) {
            assertEquals(
                    List.of("644 opt/tool/bin/run", "755 opt/tool/var/"),
                    pack(new PlacedFiles("tree", tree, new ImagePath(into), false))
                            .lines());
        }
    }

    @Test
    void aFileLiesExactlyWhereItIsSaidTo() throws IOException {
        var file = write("bin/run-arm64", "program");
        var link = Files.createSymbolicLink(directory.resolve("link"), file);
        for (var from : List.of(file, link)) {
            var content = pack(new PlacedFiles("run", from, new ImagePath("/usr/bin/run"), false));
            assertEquals(List.of("644 usr/bin/run"), content.lines());
            assertEquals("program", content.entry("usr/bin/run").text());
        }
    }

    @Test
    void whatIsToBeStartedCanBe() throws IOException {
        write("bin/run", "x");
        Files.createDirectories(tree.resolve("var"));
        link("bin/same", "run");
        assertEquals(
                List.of("755 bin/run", "777 bin/same -> run", "755 var/"),
                pack(new PlacedFiles("tree", tree, ImagePath.ROOT, true)).lines());
    }

    @Test
    void modeAndPlaceDecideWhetherALayerIsKnown() throws IOException {
        var file = write("run", "x");
        var digests = new HashSet<Optional<Digest>>();
        for (var executable : List.of(false, true)) {
            for (var into : List.of("/run", "/walk")) {
                var inventory = new Inventory();
                new FileTreeArchive(
                                new PlacedFiles("run", file, new ImagePath(into), executable), TestParameters.CREATED)
                        .describe(inventory);
                digests.add(inventory.digest());
            }
        }
        Assumptions.assumeFalse(digests.contains(Optional.empty()), "this file system does not tell enough");
        assertEquals(4, digests.size());
    }

    @Test
    void nothingIsNoArchive() throws IOException {
        assertTrue(new FileTreeArchive(PlacedFiles.atRoot(tree), TestParameters.CREATED).isEmpty());
        write("file", "x");
        assertFalse(new FileTreeArchive(PlacedFiles.atRoot(tree), TestParameters.CREATED).isEmpty());
    }

    @Test
    void aFileThatMayNotBeReadIsNamedWithTheReason() throws IOException {
        assumePosix();
        var file = write("etc/secret", "x", "---------");
        Assumptions.assumeFalse(Files.isReadable(file), "this user may read everything");
        var failure = assertThrows(IOException.class, this::pack);
        assertEquals(
                "packing " + file + " failed: " + file + " may not be read; check its permissions",
                failure.getMessage());
    }

    @Test
    void reasonsAreMoreThanAName() {
        assertEquals("f may not be read; check its permissions", Reasons.of(new AccessDeniedException("f")));
        assertEquals(
                "f is gone; does something else write to the same folder?", Reasons.of(new NoSuchFileException("f")));
        assertEquals("NotDirectoryException f", Reasons.of(new NotDirectoryException("f")));
        assertEquals("f: full", Reasons.of(new FileSystemException("f", null, "full")));
        assertEquals("broken", Reasons.of(new IOException("broken")));
    }

    @Test
    void aLinkToNowhereIsCalledOne() throws IOException {
        assumePosix();
        var link = Files.createSymbolicLink(directory.resolve("link"), Path.of("nowhere"));
        assertEquals(
                link + " is a symbolic link to something that does not exist; mend or remove it",
                Reasons.of(new NoSuchFileException(link.toString())));
    }

    @Test
    void foldersAreSharedByThePlatformsThatNameThem() throws Exception {
        var given = TestParameters.in(directory);
        given.from = TestBases.layout(directory.resolve("bases"), AMD, "linux/arm64", "linux/s390x");
        given.entrypoint = List.of("INHERIT");
        write("etc/shared", "shared\n");
        TestApplications.write(given.filesDirectory.resolve("linux-arm64/etc/machine"), "arm64\n");
        Files.createDirectories(given.filesDirectory.resolve("linux-s390x/nothing"));
        Files.delete(Files.createDirectories(given.filesDirectory.resolve("linux-s390x/nothing")));
        for (var platform : List.of(AMD, "linux/arm64")) {
            given.platforms.add(new PlatformParameters(
                    platform,
                    Optional.empty(),
                    List.of(),
                    Map.of(),
                    Map.of(),
                    Optional.empty(),
                    List.of(Path.of("tree"))));
        }
        given.platforms.add(PlatformParameters.of("linux/s390x"));
        given.application = new Application(directory.resolve("nowhere"), List.of(), List.of());
        var build = FinishedBuild.of(given.request());
        assertEquals(List.of("files of tree"), build.layerNames(AMD));
        assertEquals(List.of("files of linux-arm64", "files of tree"), build.layerNames("linux/arm64"));
        assertEquals(List.of(), build.layerNames("linux/s390x"));
        assertEquals(
                build.manifest(AMD).layers().get(2),
                build.manifest("linux/arm64").layers().get(3));
        assertEquals(
                "arm64\n",
                build.layer("linux/arm64", "files of linux-arm64")
                        .entry("etc/machine")
                        .text());
    }

    private TarContent pack() throws IOException {
        return pack(tree);
    }

    private static TarContent pack(Path folder) throws IOException {
        return pack(PlacedFiles.atRoot(folder));
    }

    private static TarContent pack(PlacedFiles files) throws IOException {
        var out = new ByteArrayOutputStream();
        new FileTreeArchive(files, TestParameters.CREATED).writeTo(out);
        return TarContent.read(new ByteArrayInputStream(out.toByteArray()));
    }

    private Path write(String name, String content) throws IOException {
        return TestApplications.write(tree.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, String content, String permissions) throws IOException {
        return Files.setPosixFilePermissions(write(name, content), PosixFilePermissions.fromString(permissions));
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(tree.resolve(name), Path.of(target));
    }

    private static void assumePosix() {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this file system has no permissions");
    }
}
