package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code inspect} says that Docker 20.10, Docker 26 with a graph driver and Podman take from an index, they take. Every amd64 processor of these years runs v2. */
class EngineChoiceIT {
    @TempDir
    private static Path temp;

    private static DockerEngine older;
    private static DockerEngine newer;
    private static Path podman;
    private static DebianRegistry registry;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        if (!System.getProperty("os.arch").equals("amd64")) {
            throw Skip.because("this machine is no amd64, whose variants are looked at");
        }
        podman = Podman.in(temp.resolve("podman"), "vfs");
        newer = DockerEngine.startNewerOrSkip(temp.resolve("newer"), "vfs");
        older = DockerEngine.startOrSkip(temp.resolve("older"));
        registry = DebianRegistry.start(temp.resolve("registry"));
    }

    @AfterAll
    static void stop() {
        for (var engine : new DockerEngine[] {older, newer}) {
            if (engine != null) {
                engine.close();
            }
        }
        if (registry != null) {
            registry.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linux/amd64/v2",
                "linux/amd64/v2 linux/amd64",
                "linux/amd64 linux/arm64",
                "linux/386 linux/arm64",
                "linux/arm64"
            })
    void eachTakesWhatIsSaid(String platforms) throws IOException, InterruptedException {
        var tag = platforms.replace(' ', '-').replace('/', '_');
        var layout = SyntheticBase.index(temp.resolve(tag), platforms.split(" ", -1));
        var name = registry.name("team/app:" + tag);
        Skopeo.push(layout, SyntheticBase.TAG, name);
        var json = Maven.in(Files.createDirectories(temp.resolve("nowhere")))
                .with("-q", "-Dmultiarch.image=" + name, "-Dmultiarch.for=linux/amd64/v2", "-Dmultiarch.output=json")
                .run(Maven.goal("inspect"))
                .succeeded()
                .json();
        var said = new ArrayList<String>();
        json.get("engines").forEach(engine -> said.add(engine.path("platform").asText("nothing")));
        assertEquals(List.of(taken(newer, name), taken(older, name), takenByPodman(name)), said, json::toString);
    }

    private static String taken(DockerEngine engine, String name) throws IOException, InterruptedException {
        var pulled = Command.of("docker", "--host", engine.host(), "pull", "--quiet", name)
                .run();
        return pulled.exitCode() == 0
                ? base(engine.docker("image", "inspect", "--format", "{{join .Config.Env \" \"}}", name))
                : "nothing";
    }

    private static String takenByPodman(String name) throws IOException, InterruptedException {
        var pulled = Command.of(podman.toString(), "pull", "--quiet", "--tls-verify=false", name)
                .run();
        return pulled.exitCode() == 0
                ? base(Command.of(podman.toString(), "image", "inspect", "--format", "{{join .Config.Env \" \"}}", name)
                        .succeed()
                        .text()
                        .strip())
                : "nothing";
    }

    /** The variable that says whose image it is. */
    private static String base(String environment) {
        for (var variable : environment.split(" ", -1)) {
            if (variable.startsWith("BASE=")) {
                return variable.substring("BASE=".length());
            }
        }
        throw new AssertionError(environment + " is of no synthetic base");
    }
}
