package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full, here and at the registry: said, with nothing left half done, and mended by space. */
class FullDiskIT {
    private static final String FULL = "No space left on device";
    private static final String REPOSITORY = "full-disk";
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    private Path temp;

    private Tmpfs registryDisk;
    private DebianRegistry registry;
    private SmallProject project;
    private Path target;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        registryDisk = Tmpfs.mountOrSkip(temp.resolve("registry"), "size=12m");
        registry = DebianRegistry.start(registryDisk.directory());
        SmallProject.pushBase(registry, temp);
        project = SmallProject.copy(temp.resolve("projects"));
        project.change(new Random(1), MEGABYTE);
        target = project.project().directory().resolve("target");
    }

    @AfterEach
    void stop() throws IOException {
        registry.close();
        registryDisk.close();
    }

    @Test
    void aBuildThatCannotMakeAFileSaysWhich() throws IOException, InterruptedException {
        // It needs 20: fewer, and it fails at the layout, a layer, an image, the index, or the report.
        for (var files : List.of(4, 9, 14, 17, 19)) {
            try (var disk = Tmpfs.mountOrSkip(target, "nr_inodes=" + files)) {
                checkNothingIsLeft(disk);
            }
        }
        checkPushed();
    }

    @Test
    void aBuildThatRunsOutOfSpaceSaysWhere() throws IOException, InterruptedException {
        try (var disk = Tmpfs.mountOrSkip(target, "size=2m")) {
            checkPushed();
            var old = project.digest();

            project.change(new Random(2), 3 * MEGABYTE);
            checkNothingIsLeft(disk);
            checkTags(old);
            disk.remount("size=8m");
            checkPushed();
        }
    }

    /** All is pushed by then; the report of the build stays as it was. */
    @Test
    void aPushThatCannotWriteItsReportSaysSo() throws IOException, InterruptedException {
        try (var disk = Tmpfs.mountOrSkip(target, "size=2m")) {
            maven().run(SmallProject.BUILD).succeeded();
            var file = project.output().resolve("report.json");
            var report = Files.readAllBytes(file);
            disk.fill();
            var error = maven().run(SmallProject.PUSH).failed().errorOf("small");
            assertTrue(error.contains(FULL), error);
            assertTrue(error.contains(project.output().toString()), error);
            assertArrayEquals(report, Files.readAllBytes(file));
            BuildOutput.of(project.project()).checkAllOrNothing();
            BuildOutput.of(project.project()).checkTidy();
            disk.remount("size=8m");
            maven().run(SmallProject.PUSH).succeeded();
            checkTags(project.digest());
        }
    }

    @Test
    void aRegistryThatRunsOutOfSpaceKeepsItsTags() throws IOException, InterruptedException {
        checkPushed();
        var old = project.digest();

        project.change(new Random(2), 16 * MEGABYTE);
        var run = maven().with("-Dmultiarch.retries=1")
                .run(SmallProject.BUILD, SmallProject.PUSH)
                .failed();
        var error = run.errorOf("small");
        for (var part : List.of(registry.host(), "sha256:", " 500", "No tag was changed: 1.0, latest", "is safe")) {
            assertTrue(error.contains(part), () -> "'" + part + "' is not in: " + error);
        }
        checkTags(old);
        registryDisk.remount("size=64m");
        checkPushed();
    }

    private void checkNothingIsLeft(Tmpfs disk) throws IOException, InterruptedException {
        var before = registry.content();
        var error = maven().run(SmallProject.BUILD, SmallProject.PUSH).failed().errorOf("small");
        assertTrue(error.contains(FULL), error);
        assertTrue(error.contains(disk.directory().resolve("multiarch").toString()), error);
        assertFalse(BuildOutput.of(project.project()).hasReport(), "a report of nothing");
        assertEquals(before, registry.content());
    }

    private void checkPushed() throws IOException, InterruptedException {
        maven().run(SmallProject.BUILD, SmallProject.PUSH).succeeded();
        BuildOutput.of(project.project()).checkAllOrNothing();
        BuildOutput.of(project.project()).checkTidy();
        checkTags(project.digest());
    }

    private void checkTags(String digest) throws IOException, InterruptedException {
        for (var tag : List.of("1.0", "latest")) {
            assertEquals(digest, WholeIndex.require(registry, REPOSITORY, tag).digest());
        }
    }

    private Maven maven() throws IOException {
        return project.maven(registry.host(), REPOSITORY);
    }
}
