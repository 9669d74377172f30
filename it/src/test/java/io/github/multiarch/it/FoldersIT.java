package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engines that unpack layers in their different ways leave a base's folders as they are, and give files the owners and modes that were asked for. */
class FoldersIT {
    private static final String IMAGE = "example.com/folders:1.0";

    /** Mode, owner and path of what the base has, what lies below it, and what is new. */
    private static final List<String> EXPECTED = List.of(
            "775 1001:1001 srv/site",
            "755 0:0 srv/site/app",
            "644 0:0 srv/site/app/file",
            "777 0:0 opt",
            "644 0:0 opt/tool",
            "644 0:0 opt/app/file",
            "1777 0:0 tmp",
            "755 0:0 tmp/app",
            "700 1000:1000 home/ada",
            "755 0:0 home/ada/app",
            "755 1000:1000 data",
            "1777 0:0 shared",
            "600 1000:1000 etc/key",
            "4755 0:0 usr/bin/helper");

    @TempDir
    private static Path temp;

    /** The image, for {@code load} of any engine. */
    private static Path exported;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Tools.require("tar", "skopeo");
        var programs = Programs.makeOrSkip();
        var base = Project.copy("folders-base", temp.resolve("base"));
        var root = base.directory().resolve("root");
        Files.createDirectories(root.resolve("bin"));
        Files.createDirectories(root.resolve("var/opt"));
        Files.copy(programs.of("linux-amd64"), root.resolve("bin/busybox"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(root.resolve("var/opt/tool"), "tool");
        Files.createSymbolicLink(root.resolve("opt"), Path.of("var/opt"));
        var layout = temp.resolve("layout");
        base.maven()
                .with("-Dregistry=example.com", "-Dmultiarch.to=oci:" + layout)
                .run("package", Maven.goal("export"))
                .succeeded();

        var project = Project.copy("folders", temp.resolve("app"));
        Files.writeString(project.directory().resolve("file"), "file");
        archive(project.directory());
        exported = temp.resolve("folders.tar");
        project.maven()
                .with("-Dregistry=example.com", "-Dbase=oci:" + layout + ":1.0")
                .with("-Dmultiarch.platform=linux/amd64", "-Dmultiarch.to=docker-archive:" + exported)
                .run("package", Maven.goal("export"))
                .succeeded();
    }

    private static void archive(Path directory) throws IOException, InterruptedException {
        var tree = Files.createDirectories(directory.resolve("tree"));
        part(Files.createDirectories(tree.resolve("shared")), "1777", "0:0");
        Files.createDirectories(tree.resolve("etc"));
        Files.createDirectories(tree.resolve("usr/bin"));
        part(Files.writeString(tree.resolve("etc/key"), "key"), "600", "1000:1000");
        part(Files.writeString(tree.resolve("usr/bin/helper"), "helper"), "4755", "0:0");
        var archive = directory.resolve("tree.tar").toString();
        Command.of("tar", "-cf", archive, "-C", tree.toString(), "shared", "etc/key", "usr/bin/helper")
                .succeed();
    }

    private static void part(Path path, String mode, String owner) throws IOException, InterruptedException {
        var chown = Command.of("chown", owner, path.toString()).run();
        if (chown.exitCode() != 0) {
            throw Skip.because("files cannot be given away here: " + chown.err().strip());
        }
        Command.of("chmod", mode, path.toString()).succeed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlay2", "vfs"})
    void docker(String driver) throws IOException, InterruptedException {
        try (var engine = DockerEngine.startOrSkip(temp.resolve("docker-" + driver), driver)) {
            engine.docker("load", "--quiet", "--input", exported.toString());
            var command = new ArrayList<>(List.of("run", "--rm", "--network", "none", "--user", "0", IMAGE));
            command.addAll(List.of("stat", "-c", "%a %u:%g %n"));
            EXPECTED.forEach(line -> command.add("/" + path(line)));
            assertEquals(
                    String.join("\n", EXPECTED),
                    engine.docker(command.toArray(String[]::new)).replace(" /", " "));
            assertEquals(
                    "written key",
                    engine.docker(
                            "run",
                            "--rm",
                            "--network",
                            "none",
                            IMAGE,
                            "sh",
                            "-c",
                            "echo written $(/bin/busybox cat /etc/key) >note && /bin/busybox cat /data/note"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlay", "vfs"})
    void podman(String driver) throws IOException, InterruptedException {
        try (var disk = Tmpfs.mountOrSkip(temp.resolve("podman-" + driver), "mode=711")) {
            var podman = Podman.in(disk.directory(), driver);
            Command.of(podman.toString(), "load", "--quiet", "--input", exported.toString())
                    .succeed();
            var root = Command.of(podman.toString(), "image", "mount", IMAGE)
                    .succeed()
                    .text();
            try {
                assertEquals(EXPECTED, seen(Path.of(root.strip())));
            } finally {
                // Podman keeps its storage mounted on itself.
                Command.of(podman.toString(), "image", "unmount", "--all", "--force")
                        .succeed();
                Command.of(
                                "umount",
                                "--recursive",
                                disk.directory().resolve("root").toString())
                        .run();
            }
        }
    }

    @Test
    void umoci() throws IOException, InterruptedException {
        var layout = temp.resolve("exported");
        Command.of(
                        "skopeo",
                        "--insecure-policy",
                        "copy",
                        "--quiet",
                        "docker-archive:" + exported,
                        "oci:" + layout + ":1.0")
                .succeed();
        var root = temp.resolve("root");
        Umoci.unpack(layout, "1.0", root);
        assertEquals(EXPECTED, seen(root));
    }

    private static List<String> seen(Path root) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("stat", "-c", "%a %u:%g %n"));
        EXPECTED.forEach(line -> command.add(root.resolve(path(line)).toString()));
        return Command.of(command)
                .succeed()
                .text()
                .replace(root + "/", "")
                .lines()
                .toList();
    }

    private static String path(String line) {
        return line.substring(line.lastIndexOf(' ') + 1);
    }
}
