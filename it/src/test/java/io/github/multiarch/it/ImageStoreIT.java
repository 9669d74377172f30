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

/** Docker 26 with the image store of containerd gets all platforms under one name, and runs each. */
class ImageStoreIT {
    @TempDir
    private static Path temp;

    private static DockerEngine engine;
    private static DebianRegistry registry;
    private static Project project;
    private static String image;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        var programs = Programs.makeOrSkip();
        engine = DockerEngine.startNewerOrSkip(temp.resolve("engine"), "");
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
    void itsStoreIsContainerds() throws IOException, InterruptedException {
        assertTrue(
                engine.docker("info", "--format", "{{json .DriverStatus}}").contains("io.containerd.snapshotter.v1"));
    }

    @Test
    void allPlatformsAreOneIndexAndEachIsRun() throws IOException, InterruptedException {
        var digest = RemoteImage.of(image).digest();
        load("-Dmultiarch.platforms=all", "-Dmultiarch.tags=latest")
                .succeeded()
                .says("docker: Loaded image: " + image)
                .says(image + "@" + digest);
        for (var name : List.of(image, registry.name("machine:latest"))) {
            assertEquals(digest, engine.docker("image", "inspect", "--format", "{{.Id}}", name));
        }
        for (var platform : TestedPlatform.values()) {
            assertEquals(platform.kernel(), uname(image, platform.toString()));
        }
    }

    @Test
    void someAreAnIndexOfTheirOwn() throws IOException, InterruptedException {
        var name = registry.name("some:1");
        load("-Dmultiarch.platforms=all,!linux/s390x,!linux/ppc64le", "-Dmultiarch.image=" + name)
                .succeeded()
                .says("docker: Loaded image: " + name);
        assertEquals(TestedPlatform.ARM_V7.kernel(), uname(name, "linux/arm/v7"));
    }

    @Test
    void oneIsLoadedAsByAnyOther() throws IOException, InterruptedException {
        var name = registry.name("one:1");
        load("-Dmultiarch.image=" + name)
                .succeeded()
                .says(name + "@" + RemoteImage.of(image).digestOf("linux/amd64"));
        assertEquals(TestedPlatform.AMD64.kernel(), uname(name, "linux/amd64"));
    }

    private static MavenRun load(String... arguments) throws IOException, InterruptedException {
        return maven(arguments).env("DOCKER_HOST", engine.host()).run(Maven.goal("load"));
    }

    private static Maven maven(String... arguments) throws IOException {
        return project.maven().with("-Dregistry=" + registry.host()).with(arguments);
    }

    private static String uname(String name, String platform) throws IOException, InterruptedException {
        return engine.docker("run", "--rm", "--network", "none", "--platform", platform, name, "uname", "-m");
    }
}
