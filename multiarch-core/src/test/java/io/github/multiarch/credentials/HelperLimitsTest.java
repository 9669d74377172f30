package io.github.multiarch.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.program.ProgramRun;
import io.github.multiarch.registry.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Helpers that hang, print without end or print secrets where messages are made of it. The helpers of most tests have as long as they need. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake helpers are shell scripts")
class HelperLimitsTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();

    private void helper(String name, String script) throws IOException {
        var program = Files.writeString(folder.resolve("docker-credential-" + name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private CredentialHelpers helpers(Duration limit) {
        return new CredentialHelpers(name -> folder.resolve(name).toString(), limit);
    }

    private HelperAnswer ask(String script, Duration limit) throws IOException {
        helper("x", script);
        return helpers(limit).ask(new HelperQuestion("docker-credential-x", "quay.io"));
    }

    private Optional<Credentials> lookUp(String registry, Duration limit) throws IOException {
        var file = Files.writeString(folder.resolve("config.json"), "{\"credsStore\":\"x\"}");
        return new DockerConfigCredentials(file, warnings::add, helpers(limit)).credentialsFor(registry);
    }

    private static String how(HelperAnswer answer) {
        return assertInstanceOf(HelperAnswer.Failed.class, answer).how();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec sleep 600",
                "sleep 600; echo",
                "exec >&- 2>&-; exec sleep 600",
                "echo hunter2; exec sleep 600",
                "exec >&-; exec sleep 600"
            })
    void aHelperThatHangsIsEndedAndTheLimitNamed(String script) throws IOException {
        assertEquals("it did not answer within 50 ms and was ended", how(ask(script, SHORT)));
    }

    @Test
    void aHelperIsEndedWithWhatItStarted() throws Exception {
        var fifo = folder.resolve("fifo");
        assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
        // The child opens the other end once it runs; so it is there when the helper is ended.
        var helper = new ProcessBuilder("sh", "-c", "sh -c 'echo $$ > " + fifo + "; exec sleep 600'; true").start();
        var child =
                ProcessHandle.of(Long.parseLong(Files.readString(fifo).strip())).orElseThrow();

        ProgramRun.ask(helper, out -> {}, SHORT);

        helper.onExit().get();
        child.onExit().get();
        assertFalse(helper.isAlive() || child.isAlive());
    }

    @Test
    void aHelperThatHangsIsAskedOnceAndNamed() throws IOException {
        // Docker Hub has five names; waiting for each would be five times the limit.
        helper("x", "exec sleep 600");
        var asked = new ArrayList<String>();
        var file = Files.writeString(folder.resolve("config.json"), "{\"credsStore\":\"x\"}");
        UnaryOperator<String> programs = name -> {
            asked.add(name);
            return folder.resolve(name).toString();
        };
        var credentials = new DockerConfigCredentials(
                file, warnings::add, new CredentialHelpers(programs, Duration.ofSeconds(1)));

        assertEquals(Optional.empty(), credentials.credentialsFor("docker.io"));
        assertEquals(List.of("docker-credential-x"), asked);
        assertEquals(
                List.of("docker-credential-x, which " + file
                        + " names, failed to give credentials for docker.io: it did not answer within 1 s and was ended; "
                        + "see whether 'docker-credential-x list' works, or log in again"),
                warnings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec yes hunter2",
                "exec yes hunter2 >&2",
                "yes hunter2 & exec yes hunter2 >&2",
                "head -c 65537 /dev/zero"
            })
    void aHelperThatPrintsWithoutEndIsEndedAndTheLimitNamed(String script) throws IOException {
        assertEquals("it printed more than 65536 bytes and was ended", how(ask(script, LONG)));
    }

    @Test
    void aHelperMayComplainAtLengthAndStillAnswer() throws IOException {
        var answer = ask("head -c 65536 /dev/zero >&2; echo '{\"Username\":\"alice\",\"Secret\":\"pw\"}'", LONG);

        assertEquals(new HelperAnswer.Found(new Credentials("alice", "pw")), answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo '{\"Username\":\"hunter2\",\"Secret\":\"hunter2\"}'; exit 3 | it ended with exit status 3",
                "echo hunter2 >&2; exit 1 | it ended with exit status 1",
                "echo '{\"hunter2'        | its answer is not JSON",
                "true                     | its answer has no 'Username' or no 'Secret'",
                "echo '\"hunter2\"'       | its answer has no 'Username' or no 'Secret'",
                "echo '{\"Username\":[\"hunter2\"],\"Secret\":\"hunter2\"}' | its answer has no 'Username' or no 'Secret'",
                "echo '{\"Username\":\"\",\"Secret\":\"hunter2\"}' | its answer has an empty 'Username' or 'Secret'"
            })
    void howAHelperFailedIsSaidInOurOwnWords(String script, String how) throws IOException {
        assertEquals(how, how(ask(script, LONG)));
        assertEquals(Optional.empty(), lookUp("quay.io", LONG));
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).contains(how) && !warnings.get(0).contains("hunter2"), warnings::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo credentials not found in native keychain; exit 1",
                "echo Error: credentials not found in native keychain >&2; exit 1",
                "echo '{\"ServerURL\":\"\",\"Username\":\"\",\"Secret\":\"\"}'"
            })
    void thatAHelperHasNothingIsNoTrouble(String script) throws IOException {
        assertEquals(new HelperAnswer.Nothing(), ask(script, LONG));
        assertEquals(Optional.empty(), lookUp("docker.io", LONG));
        assertEquals(List.of(), warnings);
    }

    @Test
    void aFileThatCannotBeStartedIsNoHelper() throws IOException {
        Files.writeString(folder.resolve("docker-credential-x"), "");

        assertEquals(Optional.empty(), lookUp("quay.io", LONG));
        assertTrue(warnings.toString().contains("it could not be started"), warnings::toString);
    }

    @Test
    void aLoginToDockerHubIsFoundUnderTheNameThatDockerGaveItAndUnderOlderOnes() throws IOException {
        for (var name : List.of("https://index.docker.io/v1/", "docker.io", "index.docker.io")) {
            helper(
                    "x",
                    "read server; [ $server = " + name
                            + " ] && echo '{\"Username\":\"alice\",\"Secret\":\"pw\"}' || { echo credentials not found in native keychain; exit 1; }");

            assertEquals(Optional.of(new Credentials("alice", "pw")), lookUp("docker.io", LONG), name);
            assertEquals(Optional.empty(), lookUp("quay.io", LONG), name);
        }
        assertEquals(List.of(), warnings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evilgcr.io",
                "gcr.io.example.com",
                "bucket.s3.amazonaws.com",
                "amazonaws.com",
                "1.dkr.ecr.eu-west-1.amazonaws.com.example.com",
                "quay.io"
            })
    void aCloudsHelperIsAskedForItsOwnRegistriesOnly(String registry) throws IOException {
        helper("gcr", "echo '{\"Username\":\"alice\",\"Secret\":\"pw\"}'");
        helper("ecr-login", "echo '{\"Username\":\"alice\",\"Secret\":\"pw\"}'");

        assertEquals(
                Optional.empty(),
                new WellKnownHelperCredentials(warnings::add, helpers(LONG)).credentialsFor(registry));
    }

    @Test
    void amazonsHelperSaysOfEveryFailureThatItHasNothingSoThatIsTold() throws IOException {
        var registry = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";
        helper("ecr-login", "echo credentials not found in native keychain; exit 1");
        helper("gcr", "echo credentials not found in native keychain; exit 1");
        var clouds = new WellKnownHelperCredentials(warnings::add, helpers(LONG));

        assertEquals(Optional.empty(), clouds.credentialsFor("eu.gcr.io"));
        assertEquals(List.of(), warnings);
        assertEquals(Optional.empty(), clouds.credentialsFor(registry));
        assertTrue(
                warnings.toString().startsWith("[docker-credential-ecr-login has no credentials for " + registry),
                warnings::toString);
    }

    @Test
    void aCloudsHelperThatIsNotInstalledIsNoTrouble() {
        var clouds = new WellKnownHelperCredentials(warnings::add, helpers(LONG));

        assertEquals(Optional.empty(), clouds.credentialsFor("eu.gcr.io"));
        assertEquals(Optional.empty(), clouds.credentialsFor("123456789012.dkr.ecr.eu-west-1.amazonaws.com"));
        assertEquals(List.of(), warnings);
    }
}
