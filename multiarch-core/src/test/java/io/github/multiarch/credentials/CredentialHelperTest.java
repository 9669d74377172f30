package io.github.multiarch.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Helper programs are found on the {@code PATH} of the process, so the lookups are made in a process of its own whose PATH holds fake ones: a single one for all
 * tests, which read what it printed.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake helpers are shell scripts")
class CredentialHelperTest {
    private static final List<String> NAMED = List.of(
            "good.example.com",
            "token.example.com",
            "broken.example.com",
            "stderr.example.com",
            "absent.example.com",
            "fallback.example.com");
    private static final String CONFIG = """
            {"credHelpers": {
               "good.example.com": "good", "token.example.com": "token", "broken.example.com": "broken",
               "stderr.example.com": "stderr", "absent.example.com": "absent", "fallback.example.com": "absent"},
             "auths": {"fallback.example.com": {"auth": "YWxpY2U6cHc="}}}
            """;

    @TempDir
    private static Path folder;

    private static final Map<String, String> ANSWERS = new TreeMap<>();

    @BeforeAll
    static void lookUp() throws IOException, InterruptedException {
        helper("good", "printf '{\"Username\":\"alice\",\"Secret\":\"%s\"}' \"got-$server\"");
        helper("token", "printf '{\"Username\":\"<token>\",\"Secret\":\"refresh\"}'");
        helper("nothing", "echo 'credentials not found in native keychain'; exit 1");
        helper("broken", "echo '{\"Username\":\"alice\",\"Secret\":\"hunter2\"'; echo hunter2 >&2; exit 1");
        helper("stderr", "echo hunter2 >&2; exit 1");
        helper(
                "gcr",
                "[ $server = eu.gcr.io ] && printf '{\"Username\":\"_token\",\"Secret\":\"x\"}' || { echo hunter2; exit 1; }");

        var questions = new ArrayList<String>();
        var named = home("named", CONFIG);
        NAMED.forEach(registry -> questions.addAll(List.of(named, registry)));
        questions.addAll(List.of(named, "eu.gcr.io", named, "broken.gcr.io"));
        for (var store : List.of("good", "nothing", "broken", "")) {
            questions.addAll(List.of(
                    home("store" + store, "{\"auths\":{\"docker.io\":{}},\"credsStore\":\"" + store + "\"}"),
                    "docker.io"));
        }
        var answers = answers(questions);
        assertEquals(questions.size() / 2, answers.size(), answers::toString);
        for (int i = 0; i < answers.size(); i++) {
            ANSWERS.put(
                    folder.relativize(Path.of(questions.get(2 * i))) + " " + questions.get(2 * i + 1), answers.get(i));
        }
    }

    private static String home(String name, String config) throws IOException {
        var docker = Files.createDirectories(folder.resolve(name).resolve(".docker"));
        Files.writeString(docker.resolve("config.json"), config);
        return folder.resolve(name).toString();
    }

    /** As the protocol has it, the helper reads the server's name first; one that does not may be gone before it is asked. */
    private static void helper(String name, String script) throws IOException {
        var program = Files.writeString(
                folder.resolve("docker-credential-" + name), "#!/bin/sh\nread server\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static List<String> answers(List<String> questions) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CredentialLookupMain.class.getName()));
        command.addAll(questions);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().compute("PATH", (key, path) -> folder + (path == null ? "" : File.pathSeparator + path));
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.lines().toList();
    }

    private static String answer(String home, String registry) {
        return ANSWERS.getOrDefault(home + " " + registry, "not asked");
    }

    private static String file(String home) {
        return folder.resolve(home).resolve(".docker").resolve("config.json").toString();
    }

    @Test
    void theHelperOfTheRegistryIsAsked() {
        assertEquals(
                "alice:got-good.example.com | credentials from " + file("named"), answer("named", "good.example.com"));
    }

    @Test
    void theHelperOfAllRegistriesIsAskedForDockerHubByTheNameThatDockerGivesIt() {
        assertEquals(
                "alice:got-https://index.docker.io/v1/ | credentials from " + file("storegood"),
                answer("storegood", "docker.io"));
    }

    @Test
    void aHelperMayAnswerWithAnIdentityToken() {
        assertTrue(answer("named", "token.example.com").startsWith("<token>:refresh | "));
    }

    @Test
    void thatAHelperHasNothingIsNoTrouble() {
        assertTrue(answer("storenothing", "docker.io").startsWith("no credentials (looked in "));
    }

    @Test
    void anEmptyStoreIsNone() {
        assertTrue(answer("store", "docker.io").startsWith("no credentials (looked in "));
    }

    @Test
    void aHelperThatFailsIsNamedOnceWithItsRegistryAndFile() {
        // Docker Hub has five names to ask for, and one line is enough.
        assertOneWarning(
                "docker-credential-broken, which " + file("storebroken") + " names, failed",
                answer("storebroken", "docker.io"));
        assertOneWarning("docker-credential-stderr, which ", answer("named", "stderr.example.com"));
    }

    @Test
    void aHelperThatIsNotInstalledIsNamed() {
        assertOneWarning(
                "docker-credential-absent, which " + file("named")
                        + " names for absent.example.com, is not on the PATH",
                answer("named", "absent.example.com"));
    }

    @Test
    void afterAFailedHelperTheFileItselfCounts() {
        assertEquals("alice:pw | credentials from " + file("named"), answer("named", "fallback.example.com"));
    }

    @Test
    void aCloudsHelperNeedsNoConfiguration() {
        assertEquals("_token:x | credentials from the cloud's credential helper", answer("named", "eu.gcr.io"));
    }

    @Test
    void aCloudsHelperThatFailsIsNamed() {
        assertOneWarning(
                "docker-credential-gcr, which the cloud of this registry names, failed to give credentials for broken.gcr.io: it ended with exit status 1;",
                answer("named", "broken.gcr.io"));
    }

    @Test
    void whatAHelperPrintsIsShownNowhere() {
        assertFalse(ANSWERS.toString().contains("hunter2"), ANSWERS::toString);
    }

    private static void assertOneWarning(String expected, String answer) {
        assertTrue(answer.startsWith("warning: " + expected), answer);
        assertEquals(2, answer.split("warning: ", -1).length, answer);
        assertTrue(answer.contains(" | no credentials (looked in "), answer);
    }
}
