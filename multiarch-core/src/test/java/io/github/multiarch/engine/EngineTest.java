package io.github.multiarch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.FakeEngine;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Clients that answer, refuse, are not there, or are something else. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake clients are shell scripts")
class EngineTest {
    @TempDir
    private Path folder;

    @Test
    void theFirstThatAnswersIsTaken() throws IOException {
        var dead = FakeEngine.running(folder.resolve("docker"), "echo 'Cannot connect' >&2; exit 1");
        var podman = FakeEngine.of(folder.resolve("podman"), "linux/arm64");
        var absent = folder.resolve("nothing").toString();
        assertEquals(
                new Engine(podman.client(), Platform.parse("linux/arm64")),
                new EngineSearch(List.of(absent, dead.client(), podman.client())).find());
    }

    /** As in the package podman-docker. */
    @Test
    void podmanMayBeCalledDocker() throws IOException {
        var shim = FakeEngine.running(
                folder.resolve("docker"),
                "[ \"$1\" = info ] && [ \"$3\" = '{{.Host.OS}}/{{.Host.Arch}}' ] && exec echo linux/s390x\n"
                        + "echo 'template: error' >&2; exit 125");
        assertEquals(
                Platform.parse("linux/s390x"),
                Engine.find(Optional.of(shim.client())).platform());
    }

    @Test
    void whatIsTheMatterWithEachIsSaidInItsOwnWords() throws IOException {
        var dead = FakeEngine.running(
                folder.resolve("docker"),
                "[ $1 = version ] && echo 'Cannot \033[31mconnect' >&2 || echo template >&2; exit 1");
        var silent = FakeEngine.running(folder.resolve("podman"), "exit 3");
        var strange = FakeEngine.running(folder.resolve("other"), "echo '<no value>/<no value>'");
        var absent = folder.resolve("nothing").toString();
        var search = new EngineSearch(List.of(absent, dead.client(), silent.client(), strange.client()));
        var refused = assertThrows(NoEngineException.class, search::find).getMessage();
        for (var part : List.of(
                absent + " is not installed; ",
                "docker says: Cannot ?[31mconnect; ",
                "podman says: it ended with exit status 3; ",
                "other does not say its engine's platform: ",
                "-Dmultiarch.engine=PROGRAM",
                "multiarch:export -Dmultiarch.to=docker-archive:PATH")) {
            assertTrue(refused.contains(part), refused);
        }
        assertFalse(refused.contains("template"), refused);
    }

    @Test
    void anImageIsGivenToItAndItsAnswerTold() throws IOException {
        var fake = FakeEngine.of(folder.resolve("docker"), "linux/amd64");
        var engine = Engine.find(Optional.of(fake.client()));
        assertEquals(
                List.of("Loaded image: one"),
                engine.load(out -> out.write("an archive".getBytes(StandardCharsets.UTF_8))));
        assertEquals("an archive", Files.readString(fake.loaded()));
    }

    @Test
    void itsRefusalIsTold() throws IOException {
        var engine = new Engine(
                FakeEngine.running(folder.resolve("docker"), "echo 'no space left on device' >&2; exit 1")
                        .client(),
                Platform.parse("linux/amd64"));
        // More than a pipe takes: the client is gone before it has all.
        var refused = assertThrows(IOException.class, () -> engine.load(out -> out.write(new byte[1 << 20])))
                .getMessage();
        assertTrue(refused.endsWith("docker load did not take the image: no space left on device"), refused);
    }

    @Test
    void anImageThatCannotBeReadIsNotTakenForLoaded() throws IOException {
        var engine = Engine.find(Optional.of(
                FakeEngine.of(folder.resolve("docker"), "linux/amd64").client()));
        var broken = assertThrows(
                        IOException.class,
                        () -> engine.load(out -> {
                            throw new IOException("the disk is broken");
                        }))
                .getMessage();
        assertTrue(broken.endsWith("was not given the whole image: the disk is broken"), broken);
    }
}
