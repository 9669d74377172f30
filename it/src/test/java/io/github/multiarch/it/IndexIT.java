package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes over images that exist, from a folder without a project, beside those that other tools make of the same images. */
class IndexIT {
    private static final List<String> PLATFORMS =
            List.of("linux/amd64", "linux/arm64", "linux/arm/v7", "linux/ppc64le", "linux/s390x");

    @TempDir
    private static Path temp;

    private static DebianRegistry registry;
    private static DebianRegistry vendor;
    private static Path nowhere;
    private static OtherIndexTools others;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
        vendor = DebianRegistry.start(temp.resolve("vendor"));
        nowhere = Files.createDirectories(temp.resolve("nowhere"));
        others = new OtherIndexTools(Files.createDirectories(temp.resolve("others")));
        for (var platform : PLATFORMS) {
            var layout = SyntheticBase.single(temp.resolve(suffix(platform)), platform);
            Skopeo.push(layout, SyntheticBase.TAG, image("app:1.0-" + suffix(platform)));
            Skopeo.push(layout, SyntheticBase.TAG, image("docker:1.0-" + suffix(platform)), "--format", "v2s2");
            Skopeo.push(layout, SyntheticBase.TAG, vendor.name("vendor/app:" + suffix(platform)));
        }
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
        if (vendor != null) {
            vendor.close();
        }
    }

    private static String suffix(String platform) {
        return platform.substring("linux/".length()).replace("/", "");
    }

    private static String image(String name) {
        return registry.name("team/" + name);
    }

    private static String sources(String repository) {
        return PLATFORMS.stream()
                .map(platform -> image(repository + ":1.0-" + suffix(platform)))
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
    }

    private static Maven index(String image, String... more) throws IOException {
        return Maven.in(nowhere).with("-Dmultiarch.image=" + image).with(more);
    }

    private static void push(String image, String... more) throws IOException, InterruptedException {
        index(image, more).run(Maven.goal("index")).succeeded().says(image + "@sha256:");
    }

    @Test
    void itIsWhatDockerManifestMakesOfTheSameImages() throws IOException, InterruptedException {
        var theirs = image("docker:theirs");
        var create =
                List.of(("create --insecure " + theirs + " " + sources("docker").replace(',', ' ')).split(" "));
        others.dockerManifest(create.toArray(String[]::new));
        others.dockerManifest("annotate", theirs, image("docker:1.0-amd64"), "--variant", "v2");
        others.dockerManifest("push", "--insecure", theirs);
        push(
                image("docker:ours"),
                "-Dmultiarch.sources=" + sources("docker").replace("1.0-amd64", "1.0-amd64=linux/amd64/v2"));
        var made = RemoteImage.of(image("docker:ours")).index();
        var expected = RemoteImage.of(theirs).index();
        assertEquals(byDigest(expected), byDigest(Json.parse(others.dockerManifest("inspect", "--insecure", theirs))));
        assertEquals(expected.get("mediaType"), made.get("mediaType"));
        assertEquals(byDigest(expected), byDigest(made), "field by field, whatever the order");
    }

    /** One entry of its list for each image, with the manifest in full. */
    @Test
    void whatDockerManifestInspectsInFullIsShownPlatformByPlatform() throws IOException, InterruptedException {
        var name = image("docker:in-full");
        push(name, "-Dmultiarch.sources=" + sources("docker"));
        var theirs = Json.parse(others.dockerManifest("inspect", "--verbose", "--insecure", name));
        assertEquals(PLATFORMS.size(), theirs.size());
        for (int i = 0; i < PLATFORMS.size(); i++) {
            var run = Maven.in(nowhere)
                    .with("-q", "-Dmultiarch.image=" + name, "-Dmultiarch.output=raw")
                    .with("-Dmultiarch.platform=" + PLATFORMS.get(i))
                    .run(Maven.goal("inspect"))
                    .succeeded()
                    .outcome()
                    .text();
            // Debian's own Maven writes a colour code around it.
            var ours = Json.parse(run.replaceAll("\\x1b\\[0?m", "").getBytes(StandardCharsets.UTF_8));
            assertEquals(theirs.get(i).get("SchemaV2Manifest"), ours);
            assertEquals(
                    RemoteImage.of(name).digestOf(PLATFORMS.get(i)),
                    theirs.get(i).at("/Descriptor/digest").asText());
        }
    }

    @Test
    void whatIsAmendedThereIsAppendedHere() throws IOException, InterruptedException {
        var theirs = image("docker:amended");
        others.dockerManifest("create", "--insecure", theirs, image("docker:1.0-amd64"), image("docker:1.0-arm64"));
        others.dockerManifest("create", "--insecure", "--amend", theirs, image("docker:1.0-s390x"));
        others.dockerManifest("push", "--insecure", theirs);
        var ours = image("docker:appended");
        push(ours, "-Dmultiarch.sources=" + image("docker:1.0-amd64") + "," + image("docker:1.0-arm64"));
        push(ours, "-Dmultiarch.mode=append", "-Dmultiarch.sources=" + image("docker:1.0-s390x"));
        assertEquals(
                byDigest(RemoteImage.of(theirs).index()),
                byDigest(RemoteImage.of(ours).index()));
        others.dockerManifest("rm", theirs);
        push(ours, "-Dmultiarch.mode=replace", "-Dmultiarch.sources=" + image("docker:1.0-amd64") + "=linux/amd64/v3");
        assertEquals(
                List.of("linux/arm64", "linux/s390x", "linux/amd64/v3"),
                RemoteImage.of(ours).platforms());
    }

    @Test
    void itIsWhatBuildahMakesOfTheSameImages() throws IOException, InterruptedException {
        others.buildahManifest("create", "theirs");
        for (var platform : PLATFORMS) {
            others.buildahManifest(
                    "add", "--tls-verify=false", "theirs", "docker://" + image("app:1.0-" + suffix(platform)));
        }
        var s390x = RemoteImage.of(image("app:1.0-s390x")).digest();
        others.buildahManifest("annotate", "--annotation", "org.example.board=z", "theirs", s390x);
        others.buildahManifest("push", "--all", "--tls-verify=false", "theirs", "docker://" + image("app:theirs"));
        Project.copy("index", temp.resolve("projects"))
                .maven()
                .with("-Dregistry=" + registry.host())
                .run(Maven.goal("index"))
                .succeeded();
        assertEquals(
                RemoteImage.of(image("app:theirs")).index(),
                RemoteImage.of(image("app:ours")).index(),
                "field by field, in the same order");
    }

    @Test
    void aSpecMakesTheSameIndex() throws IOException, InterruptedException {
        var spec = nowhere.resolve("app.yaml");
        Files.writeString(spec, """
                image: IMAGE:spec
                tags: ['spec-2']
                manifests:
                  - image: IMAGE:1.0-amd64
                    platform: {os: linux, architecture: amd64, features: [sse4]}
                  - image: IMAGE:1.0-armv7
                    platform:
                      os: linux
                      architecture: arm
                      variant: v7
                    annotations: {org.example.board: rpi}
                annotations:
                  org.example.release: 1.10
                """.replace("IMAGE", image("app")));
        Maven.in(nowhere)
                .with("-Dmultiarch.spec=app.yaml")
                .run(Maven.goal("index"))
                .succeeded()
                .says("OCI has reserved that field");
        var made = RemoteImage.of(image("app:spec"));
        assertEquals(List.of("linux/amd64", "linux/arm/v7"), made.platforms());
        assertEquals(
                "rpi",
                made.index().at("/manifests/1/annotations/org.example.board").asText());
        assertEquals("1.10", made.index().at("/annotations/org.example.release").asText());
        assertEquals(made.digest(), RemoteImage.of(image("app:spec-2")).digest());

        Files.writeString(spec, Files.readString(spec).replace("architecture: amd64", "arch: amd64"));
        Maven.in(nowhere)
                .with("-Dmultiarch.spec=app.yaml")
                .run(Maven.goal("index"))
                .failed()
                .says("app.yaml:5:27: ")
                .says("did you mean 'architecture'?");
    }

    @Test
    void imagesOfAnotherRegistryAreCopiedSoThatAllOfItCanBePulled() throws IOException, InterruptedException {
        var sources = vendor.name("vendor/app:s390x") + "," + vendor.name("vendor/app:armv7") + ","
                + image("app:1.0-amd64") + ",oci:" + temp.resolve("ppc64le");
        push(registry.name("other/app:1"), "-Dmultiarch.sources=" + sources, "-Dmultiarch.platformTags");
        var made = RemoteImage.of(registry.name("other/app:1"));
        assertEquals(List.of("linux/s390x", "linux/arm/v7", "linux/amd64", "linux/ppc64le"), made.platforms());
        for (var platform : made.platforms()) {
            Skopeo.pull(made.name(), platform, temp.resolve("pulled"), suffix(platform));
            assertArrayEquals(
                    Skopeo.raw(image("app:1.0-" + suffix(platform))),
                    Skopeo.raw(registry.name("other/app:1-" + suffix(platform))));
        }
        index(made.name()).run(Maven.goal("verify")).succeeded().says("is sound");
    }

    @Test
    void anIndexIsChangedInPlace() throws IOException, InterruptedException {
        var image = image("app:changed");
        push(
                image,
                "-Dmultiarch.template=" + image("app:1.0-ARCHVARIANT"),
                "-Dmultiarch.platforms=linux/amd64,linux/arm/v7");
        assertEquals(
                List.of("linux/amd64", "linux/arm/v7"), RemoteImage.of(image).platforms());
        push(image, "-Dmultiarch.mode=append", "-Dmultiarch.sources=" + image("app:1.0-s390x"));
        index(image, "-Dmultiarch.mode=append", "-Dmultiarch.sources=" + image("app:1.0-s390x"))
                .run(Maven.goal("index"))
                .succeeded();
        push(image, "-Dmultiarch.mode=remove", "-Dmultiarch.platforms=linux/amd64");
        assertEquals(
                List.of("linux/arm/v7", "linux/s390x"), RemoteImage.of(image).platforms());
        push(
                image,
                "-Dmultiarch.mode=replace",
                "-Dmultiarch.sources=" + vendor.name("vendor/app:armv7") + "," + image("app:1.0-arm64"));
        assertEquals(
                List.of("linux/arm/v7", "linux/s390x", "linux/arm64"),
                RemoteImage.of(image).platforms());
        push(image, "-Dmultiarch.mode=filter", "-Dmultiarch.platforms=linux/s390x");
        assertEquals(List.of("linux/s390x"), RemoteImage.of(image).platforms());
    }

    @Test
    void aDryRunPrintsExactlyWhatIsPushedLater() throws IOException, InterruptedException {
        var image = image("app:dry");
        var given = new String[] {"-q", "-Dmultiarch.sources=" + sources("app"), "-Dmultiarch.format=docker"};
        var printed = index(image, given)
                .with("-Dmultiarch.dryRun")
                .run(Maven.goal("index"))
                .succeeded();
        assertThrows(AssertionError.class, () -> Skopeo.raw(image), "nothing was pushed");
        index(image, given).run(Maven.goal("index")).succeeded();
        assertEquals(
                new String(Skopeo.raw(image), StandardCharsets.UTF_8),
                printed.printed().strip());
    }

    @Test
    void anIndexOnDiskIsPushedByAnotherToolAsItIs() throws IOException, InterruptedException {
        var archive = nowhere.resolve("index.tar");
        push(image("app:pushed"), "-Dmultiarch.sources=" + sources("app"));
        var pushed = RemoteImage.of(image("app:pushed"));
        index("oci-archive:" + archive + ":1", "-Dmultiarch.sources=" + sources("app"))
                .run(Maven.goal("index"))
                .succeeded()
                .says("index.tar:1@" + pushed.digest());
        var name = vendor.name("team/from-disk:1");
        Skopeo.pushAll("oci-archive:" + archive + ":1", name);
        assertEquals(pushed.digest(), RemoteImage.of(name).digest());
    }

    @Test
    void allThatIsMissingIsNamedBeforeAnythingIsSent() throws IOException, InterruptedException {
        var image = image("app:never");
        var run = index(
                        image,
                        "-Dmultiarch.sources=" + image("app:gone") + "," + registry.name("nobody/app:1") + ","
                                + image("app:1.0-arm64") + "=linux/s390x," + image("app:1.0-amd64"))
                .run(Maven.goal("index"))
                .failed()
                .says("3 problems:")
                .says(image("app:gone") + " does not exist")
                .says(registry.name("nobody/app:1") + " does not exist")
                .says("is for linux/arm64, as its config says, and not for linux/s390x");
        assertTrue(run.output().contains("BUILD FAILURE"), run::output);
        assertThrows(AssertionError.class, () -> Skopeo.raw(image));
    }

    private static Map<String, JsonNode> byDigest(JsonNode index) {
        var entries = new TreeMap<String, JsonNode>();
        index.get("manifests").forEach(entry -> entries.put(entry.get("digest").asText(), entry));
        return entries;
    }
}
