package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The talk's demonstration: images of single platforms become one name, which an engine of each machine runs, and a Swarm on all its nodes. */
class SwarmIT {
    private static final int TRIES = 240;
    private static final long QUARTER_OF_A_SECOND = 250_000_000;

    @TempDir
    private static Path temp;

    private static DockerEngine engine;
    private static DebianRegistry registry;
    private static String image;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        var programs = Programs.makeOrSkip();
        engine = DockerEngine.startOrSkip(temp.resolve("engine"));
        registry = DebianRegistry.start(temp.resolve("registry"));
        var project = Project.copy("swarm", temp.resolve("projects"));
        programs.placeIn(project);
        project.maven().with("-Dregistry=" + registry.host()).run("deploy").succeeded();
        image = registry.name("team/machine:1");
        Maven.in(temp)
                .with(
                        "-Dmultiarch.image=" + image,
                        "-Dmultiarch.template=" + registry.name("machine:1.0-ARCHVARIANT"),
                        "-Dmultiarch.platforms=linux/amd64,linux/arm64,linux/arm/v7,linux/ppc64le,linux/s390x")
                .run(Maven.goal("index"))
                .succeeded();
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

    @ParameterizedTest
    @EnumSource
    void anEngineRunsEachPlatformByTheOneName(TestedPlatform platform) throws IOException, InterruptedException {
        engine.docker("pull", "--platform", platform.toString(), image);
        assertEquals(
                platform.kernel(),
                engine.docker(
                        "run", "--rm", "--network", "none", "--platform", platform.toString(), image, "uname", "-m"));
    }

    @Test
    void aSwarmRunsItOnAllItsNodes() throws IOException, InterruptedException {
        engine.docker("swarm", "init", "--advertise-addr", "127.0.0.1", "--listen-addr", "127.0.0.1:" + freePort());
        try {
            engine.docker(
                    "service",
                    "create",
                    "--detach",
                    "--mode",
                    "global",
                    "--network",
                    "host",
                    "--name",
                    "machine",
                    image);
            var state = "";
            for (int i = 0; i < TRIES && !state.startsWith("Running"); i++) {
                LockSupport.parkNanos(QUARTER_OF_A_SECOND);
                state = engine.docker("service", "ps", "--format", "{{.CurrentState}} {{.Error}}", "machine");
            }
            assertTrue(state.startsWith("Running"), state);
            assertTrue(
                    engine.docker(
                                    "service",
                                    "inspect",
                                    "--format",
                                    "{{.Spec.TaskTemplate.ContainerSpec.Image}}",
                                    "machine")
                            .endsWith(RemoteImage.of(image).digest()),
                    "the Swarm pins what the name stands for");
        } finally {
            engine.docker("swarm", "leave", "--force");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
