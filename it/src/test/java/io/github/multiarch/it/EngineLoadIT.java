package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was built gets into engines and out of them again: by their own clients, and by archives. */
class EngineLoadIT {
    @TempDir
    private static Path temp;

    private static DockerEngine engine;
    private static DebianRegistry registry;
    private static Project project;
    private static String image;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Tools.require("podman", "skopeo");
        var programs = Programs.makeOrSkip();
        engine = DockerEngine.startOrSkip(temp.resolve("engine"));
        registry = DebianRegistry.start(temp.resolve("registry"));
        project = Project.copy("swarm", temp.resolve("projects"));
        programs.placeIn(project);
        image = registry.name("machine:1.0");
        maven().run("deploy").succeeded();
    }

    @AfterAll
    static void stop() {
        if (engine != null) {
            engine.close();
        }
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void dockerGetsTheImageOfItsOwnPlatformAndRunsIt() throws IOException, InterruptedException {
        var digest = RemoteImage.of(image).digestOf("linux/amd64");
        maven("-Dmultiarch.tags=latest")
                .env("DOCKER_HOST", engine.host())
                .run(Maven.goal("load"))
                .succeeded()
                .says("docker: Loaded image: " + image)
                .says(image + "@" + digest);
        assertEquals(TestedPlatform.AMD64.kernel(), uname(image));
        assertEquals(
                image + " " + registry.name("machine:latest"),
                engine.docker("image", "inspect", "--format", "{{join .RepoTags \" \"}}", image));
    }

    @Test
    void dockerRunsAnotherPlatformsImage() throws IOException, InterruptedException {
        maven("-Dmultiarch.platform=linux/s390x", "-Dmultiarch.image=" + registry.name("other:1"))
                .env("DOCKER_HOST", engine.host())
                .run(Maven.goal("load"))
                .succeeded();
        assertEquals(TestedPlatform.S390X.kernel(), uname(registry.name("other:1")));
    }

    @Test
    void podmanGetsItUnderAllItsNames() throws IOException, InterruptedException {
        var podman = Podman.in(temp.resolve("podman"), "vfs");
        maven("-Dmultiarch.engine=" + podman, "-Dmultiarch.tags=latest")
                .run(Maven.goal("load"))
                .succeeded()
                .says(image + "@" + RemoteImage.of(image).digestOf("linux/amd64"));
        for (var name : List.of(image, registry.name("machine:latest"))) {
            assertEquals(
                    RemoteImage.of(image)
                            .config("linux/amd64")
                            .at("/rootfs/diff_ids/0")
                            .asText(),
                    Command.of(podman.toString(), "image", "inspect", "--format", "{{index .RootFS.Layers 0}}", name)
                            .succeed()
                            .text()
                            .strip());
        }
    }

    /** Docker 20.10 and Podman keep one image under a name, and would say so after they were sent all of them, or never. */
    @Test
    void enginesThatHoldOneImageAreNotGivenSeveral() throws IOException, InterruptedException {
        for (var client :
                List.of("docker", Podman.in(temp.resolve("podman-one"), "vfs").toString())) {
            maven("-Dmultiarch.platforms=all,!linux/s390x", "-Dmultiarch.engine=" + client)
                    .with("-Dmultiarch.image=" + registry.name("several:1"))
                    .env("DOCKER_HOST", engine.host())
                    .run(Maven.goal("load"))
                    .failed()
                    .says("holds the image of one platform under a name")
                    .says("-Dmultiarch.platform=linux/amd64");
        }
        assertEquals("", engine.docker("image", "ls", "--quiet", registry.name("several")));
    }

    @Test
    void withoutAnEngineItSaysSo() throws IOException, InterruptedException {
        maven("-Dmultiarch.engine=docker")
                .env("DOCKER_HOST", "unix://" + temp.resolve("nobody.sock"))
                .run(Maven.goal("load"))
                .failed()
                .says(
                        "there is no container engine to load the image into: docker says: Cannot connect to the Docker daemon");
        maven("-Dmultiarch.engine=" + temp.resolve("nothing"))
                .run(Maven.goal("load"))
                .failed()
                .says(temp.resolve("nothing") + " is not installed");
    }

    @Test
    void anExportedArchiveIsReadByAllOtherTools() throws IOException, InterruptedException {
        var archive = temp.resolve("exported.tar");
        maven("-Dmultiarch.to=docker-archive:" + archive, "-Dmultiarch.platform=linux/arm/v7")
                .with("-Dmultiarch.image=" + registry.name("exported:1"))
                .run(Maven.goal("export"))
                .succeeded()
                .says(archive + "@" + RemoteImage.of(image).digestOf("linux/arm/v7"));
        assertTrue(engine.docker("load", "--input", archive.toString()).contains(registry.name("exported:1")));
        assertEquals(TestedPlatform.ARM_V7.kernel(), uname(registry.name("exported:1")));
        for (var form : List.of("docker-archive:" + archive, "oci-archive:" + archive + ":1")) {
            var name = registry.name("read/" + form.substring(0, form.indexOf(':')) + ":1");
            Skopeo.pushAll(form, name);
            assertEquals(
                    RemoteImage.of(image).config("linux/arm/v7").get("rootfs"),
                    Json.parse(Skopeo.config(name)).get("rootfs"));
        }
        maven("-Dmultiarch.from=docker-archive:" + archive, "-Dmultiarch.image=" + registry.name("back:1"))
                .run(Maven.goal("copy"))
                .succeeded()
                .says("back:1@" + RemoteImage.of(image).digestOf("linux/arm/v7"));
    }

    @Test
    void whatDockerSavesIsReadAsItIs() throws IOException, InterruptedException {
        var name = registry.name("saved:1");
        maven("-Dmultiarch.platform=linux/arm64", "-Dmultiarch.image=" + name)
                .env("DOCKER_HOST", engine.host())
                .run(Maven.goal("load"))
                .succeeded();
        var saved = temp.resolve("saved.tar");
        engine.docker("save", "--output", saved.toString(), name);
        maven("-Dmultiarch.from=docker-archive:" + saved + ":" + name, "-Dmultiarch.image=" + registry.name("saved:2"))
                .run(Maven.goal("copy"))
                .succeeded();
        assertEquals(
                RemoteImage.of(image).config("linux/arm64").get("rootfs"),
                Json.parse(Skopeo.config(registry.name("saved:2"))).get("rootfs"));
        Maven.in(temp)
                .with("-Dmultiarch.image=" + registry.name("saved:2"), "-Dmultiarch.layers=unpacked")
                .run(Maven.goal("verify"))
                .succeeded()
                .says("is sound: linux/arm64");
        engine.docker("pull", "--platform", "linux/arm64", registry.name("saved:2"));
        assertEquals(TestedPlatform.ARM64.kernel(), uname(registry.name("saved:2")));

        var whole = temp.resolve("based.tar");
        maven("-Dmultiarch.from=docker-archive:" + saved, "-Dmultiarch.platforms=linux/arm64")
                .with("-Dmultiarch.image=" + registry.name("based:1"), "-Dmultiarch.outputDirectory=target/based")
                .with("-Dmultiarch.to=oci-archive:" + whole)
                .run("package", Maven.goal("export"), Maven.goal("push"))
                .succeeded();
        engine.docker("pull", "--platform", "linux/arm64", registry.name("based:1"));
        assertEquals(TestedPlatform.ARM64.kernel(), uname(registry.name("based:1")));
    }

    private static Maven maven(String... arguments) throws IOException {
        return project.maven().with("-Dregistry=" + registry.host()).with(arguments);
    }

    private static String uname(String name) throws IOException, InterruptedException {
        return engine.docker("run", "--rm", "--network", "none", name, "uname", "-m");
    }
}
