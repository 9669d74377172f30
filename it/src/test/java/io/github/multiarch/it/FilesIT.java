package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An image without Java, of files from anywhere: real programs of each platform, in every way in which a pom may say where they are, and each of them runs. */
class FilesIT {
    private static final List<String> PROGRAMS =
            Arrays.stream(TestedPlatform.values()).map(TestedPlatform::inPaths).toList();

    @TempDir
    private static Path temp;

    private static Programs programs;
    private static DebianRegistry registry;
    private static Project project;

    @BeforeAll
    static void deploy() throws IOException, InterruptedException {
        programs = Programs.makeOrSkip();
        registry = DebianRegistry.start(temp.resolve("registry"));
        project = copy("deployed");
        project.maven().with("-Dregistry=" + registry.host()).run("deploy").succeeded();
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    /** As the kernel calls the machine, which no other platform's program would say. Busybox wants to be called so, whatever comes behind. */
    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void programsFromEverywhereRun(TestedPlatform platform) throws IOException, InterruptedException {
        var run = PlatformRun.succeedOrSkip(registry.name("files:1.0"), platform.toString());
        assertEquals(
                List.of(
                        "for all platforms",
                        "/bin/busybox " + platform.kernel(),
                        "/usr/bin/busybox-tool " + platform.kernel(),
                        "/opt/kit/busybox-run " + platform.kernel()),
                run.text().lines().toList(),
                run::output);
    }

    @Test
    void layersAreThoseOfTheFilesAndNothingElse() throws IOException {
        var layers = new ArrayList<String>();
        var shared = new ArrayList<String>();
        for (var image : project.report().get("platforms")) {
            var names = new ArrayList<String>();
            for (var layer : image.get("layers")) {
                names.add(layer.get("name").asText());
                if (layer.get("name").asText().equals("files of motd")) {
                    shared.add(layer.get("digest").asText());
                }
            }
            layers.add(String.join(", ", names));
        }
        assertEquals(
                "files of linux-amd64, files of motd, files of tool-1.0-linux-x86_64.exe, files of kit-1.0-linux-amd64.tar.gz",
                layers.get(0));
        assertEquals(
                "files of linux-armv7, files of motd, files of tool-1.0-linux-arm.exe, files of kit-1.0-linux-arm-v7.tar.gz",
                layers.get(2));
        assertEquals(5, shared.size());
        assertEquals(1, shared.stream().distinct().count());
    }

    /** Unpacked again or not, in another place: the same bytes. */
    @Test
    void theSameFilesMakeTheSameImage() throws IOException, InterruptedException {
        var other = copy("again");
        for (int i = 0; i < 2; i++) {
            other.maven().with("-Dregistry=" + registry.host()).run("package").succeeded();
            assertEquals(project.digest(), other.digest());
        }
    }

    @Test
    void aProgramInTheWrongFolderStopsTheBuild() throws IOException, InterruptedException {
        var other = copy("smuggled");
        var file = other.directory().resolve("programs/linux-s390x/bin/busybox");
        Files.copy(programs.of("linux-arm64"), file, StandardCopyOption.REPLACE_EXISTING);
        other.maven()
                .run("package")
                .failed()
                .says("/bin/busybox: (" + file
                        + ", in the layer files of linux-s390x) does not run on linux/s390x; it is for another machine: ELF"
                        + " static executable for linux/arm64");
        assertFalse(Files.exists(other.output().resolve("report.json")));
    }

    @Test
    void aPlatformThatNothingIsThereForIsNamed() throws IOException, InterruptedException {
        project.maven()
                .with("-Dmultiarch.platforms=linux/riscv64", "-Dmultiarch.outputDirectory=target/other")
                .run("package")
                .failed()
                .says("files programs/{os}-{arch}{variant}: for linux/riscv64: "
                        + project.directory().resolve("programs/linux-riscv64") + " does not exist")
                .says("files com.example.programs:tool:1.0:exe:{os}-{arch}: for linux/riscv64: no repository has"
                        + " com.example.programs:tool:exe:linux-riscv64:1.0")
                .says("com.example.programs:kit:tar.gz:linux-riscv64:1.0");
    }

    /** With its programs and its repository. What an earlier run took from such a one is forgotten. */
    private static Project copy(String name) throws IOException, InterruptedException {
        var copy = Project.copy("files", temp.resolve("projects").resolve(name));
        Files.writeString(copy.directory().resolve("motd"), "for all platforms\n");
        for (var platform : PROGRAMS) {
            var bin = Files.createDirectories(
                    copy.directory().resolve("programs").resolve(platform).resolve("bin"));
            Files.copy(programs.of(platform), bin.resolve("busybox"), StandardCopyOption.COPY_ATTRIBUTES);
            deployTool(copy, platform);
            deployKit(copy, platform);
        }
        return copy;
    }

    /** As os-maven-plugin spells machines, except for one that nobody spells in one way. */
    private static void deployTool(Project copy, String platform) throws IOException {
        var machine =
                List.of("x86_64", "aarch_64", "arm", "ppcle_64", "s390_64").get(PROGRAMS.indexOf(platform));
        var file = artifact(copy, "tool", "linux-" + machine + ".exe");
        Files.copy(programs.of(platform), file);
    }

    /** The program, and a link to it. */
    private static void deployKit(Project copy, String platform) throws IOException, InterruptedException {
        var folder = Files.createDirectories(copy.directory().resolve("kits").resolve(platform));
        var bin = Files.createDirectories(folder.resolve("bin"));
        Files.copy(programs.of(platform), bin.resolve("busybox"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createSymbolicLink(folder.resolve("busybox-run"), Path.of("bin/busybox"));
        var file = artifact(copy, "kit", platform.replace("armv7", "arm-v7") + ".tar.gz");
        Command.of("tar", "-czf", file.toString(), "--sort=name", "--mtime=@0", "-C", folder.toString(), ".")
                .succeed();
    }

    private static Path artifact(Project copy, String name, String end) throws IOException {
        var place = "com/example/programs/" + name + "/1.0";
        forget(LocalRepository.path().resolve("com/example/programs"));
        var folder =
                Files.createDirectories(copy.directory().resolve("repository").resolve(place));
        return folder.resolve(name + "-1.0-" + end);
    }

    private static void forget(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
