package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.validate.Layers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that go from one place to another, from a folder without a project, seen by skopeo on both sides. */
class CopyIT {
    @TempDir
    private static Path temp;

    private static DebianRegistry staging;
    private static DebianRegistry production;
    private static RemoteImage image;
    private static Path nowhere;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        staging = DebianRegistry.start(temp.resolve("staging"));
        production = DebianRegistry.start(temp.resolve("production"));
        var layout = SyntheticBase.in(temp.resolve("base"))
                .attestation()
                .image("linux/amd64")
                .image("linux/arm/v7")
                .tagIndex();
        Skopeo.push(layout, SyntheticBase.TAG, staging.name("team/app:1"));
        image = RemoteImage.of(staging.name("team/app:1"));
        nowhere = Files.createDirectories(temp.resolve("nowhere"));
    }

    @AfterAll
    static void stop() {
        for (var registry : new DebianRegistry[] {staging, production}) {
            if (registry != null) {
                registry.close();
            }
        }
    }

    private static MavenRun copy(String from, String to, String... options) throws IOException, InterruptedException {
        return Maven.in(nowhere)
                .with("-Dmultiarch.from=" + from, "-Dmultiarch.image=" + to)
                .with(options)
                .run(Maven.goal("copy"));
    }

    @Test
    void anIndexIsPromotedByteForByte() throws IOException, InterruptedException {
        var there = production.name("prod/app:1");
        var run = copy(image.name(), there, "-Dmultiarch.tags=stable").succeeded();
        run.says(there + "@" + image.digest());
        assertArrayEquals(image.raw(), Skopeo.raw(there));
        assertArrayEquals(image.raw(), Skopeo.raw(production.name("prod/app:stable")));
        Specification.validatePushed(there, Layers.UNPACKED);
        copy(image.name(), there, "-Dmultiarch.tags=stable").succeeded().says("linux/amd64   3 already there");
    }

    @Test
    void somePlatformsAreAnIndexOfTheirOwn() throws IOException, InterruptedException {
        var there = production.name("prod/part:1");
        copy(image.name(), there, "-Dmultiarch.platforms=armhf").succeeded().says("1 of its 3 entries");
        var part = RemoteImage.of(there);
        assertEquals(List.of("linux/arm/v7"), part.platforms());
        assertEquals(image.digestOf("linux/arm/v7"), part.digestOf("linux/arm/v7"));
        copy(image.name(), there, "-Dmultiarch.platforms=s390x,armhf")
                .failed()
                .says("has no image for linux/s390x; it has linux/amd64, linux/arm/v7");
    }

    @Test
    void anArchiveIsReadBySkopeoAndGoesBack() throws IOException, InterruptedException {
        var ours = temp.resolve("ours.tar");
        copy(image.name(), "oci-archive:" + ours).succeeded().says("oci-archive:" + ours + ":1@" + image.digest());
        var byThem = production.name("back/them:1");
        skopeo("oci-archive:" + ours + ":1", "docker://" + byThem);
        assertArrayEquals(image.raw(), Skopeo.raw(byThem));
        var byUs = production.name("back/us:1");
        copy("oci-archive:" + ours, byUs).succeeded();
        assertArrayEquals(image.raw(), Skopeo.raw(byUs));
        var theirs = temp.resolve("theirs.tar");
        skopeo("docker://" + image.name(), "oci-archive:" + theirs + ":1");
        copy("oci-archive:" + theirs + ":1", "oci:" + temp.resolve("layout"))
                .succeeded()
                .says("oci:" + temp.resolve("layout") + ":1@" + image.digest());
    }

    private static void skopeo(String from, String to) throws IOException, InterruptedException {
        Command.of(List.of(
                        "skopeo",
                        "--insecure-policy",
                        "copy",
                        "--quiet",
                        "--all",
                        "--src-tls-verify=false",
                        "--dest-tls-verify=false",
                        from,
                        to))
                .succeed();
    }
}
