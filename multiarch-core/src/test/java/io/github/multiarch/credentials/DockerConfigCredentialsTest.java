package io.github.multiarch.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.registry.Credentials;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerConfigCredentialsTest {
    private static final String SECRET = "s3cr3t:with=colon";
    private static final Credentials ALICE = new Credentials("alice", SECRET);

    private final List<String> warnings = new ArrayList<>();
    private Path file;

    @BeforeEach
    void nameTheFile(@TempDir Path folder) {
        file = folder.resolve("config.json");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String auths(String key) {
        return "{\"auths\":{\"other.example.com\":{\"auth\":\"" + base64("other:other") + "\"},\"" + key
                + "\":{\"auth\":\"" + base64("alice:" + SECRET) + "\"}}}";
    }

    private Optional<Credentials> read(String content, String registry) throws IOException {
        Files.writeString(file, content);
        return new DockerConfigCredentials(file, warnings::add).credentialsFor(registry);
    }

    @Test
    void aFileThatIsNotThereHasNoneAndIsNoTrouble() {
        assertEquals(Optional.empty(), new DockerConfigCredentials(file, warnings::add).credentialsFor("docker.io"));
        assertEquals(List.of(), warnings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://index.docker.io/v1/", "index.docker.io", "docker.io", "registry-1.docker.io"})
    void dockerHubIsFoundUnderEachOfItsNames(String key) throws IOException {
        assertEquals(Optional.of(ALICE), read(auths(key), "docker.io"));
        assertEquals(List.of(), warnings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:5000", "https://localhost:5000", "https://localhost:5000/v2/", "localhost:5000/team"})
    void aPortBelongsToTheName(String key) throws IOException {
        assertEquals(Optional.of(ALICE), read(auths(key), "localhost:5000"));
        assertEquals(Optional.empty(), read(auths(key), "localhost"));
        assertEquals(Optional.empty(), read(auths(key), "localhost:50000"));
    }

    @Test
    void theKeyOfTheWholeRegistryCountsMoreThanOneOfAPart() throws IOException {
        var both = "{\"auths\":{\"quay.io/team\":{\"auth\":\"" + base64("team:t") + "\"},\"quay.io\":{\"auth\":\""
                + base64("alice:" + SECRET) + "\"}}}";

        assertEquals(Optional.of(ALICE), read(both, "quay.io"));
    }

    @Test
    void anEntryWithoutCredentialsIsWhatAHelperLeavesBehind() throws IOException {
        assertEquals(Optional.empty(), read("{\"auths\":{\"quay.io\":{}}}", "quay.io"));
        assertEquals(List.of(), warnings);
    }

    @Test
    void azuresIdentityTokenIsOfTheTokenUser() throws IOException {
        var azure = "{\"auths\":{\"acme.azurecr.io\":{\"auth\":\"" + base64("00000000-0000-0000-0000-000000000000:")
                + "\",\"identitytoken\":\"refresh\"}}}";

        assertEquals(Optional.of(new Credentials("<token>", "refresh")), read(azure, "acme.azurecr.io"));
    }

    @Test
    void anIdentityTokenStandsInForAMissingPassword() throws IOException {
        var token = "{\"auths\":{\"quay.io\":{\"auth\":\"%s\",\"identitytoken\":\"refresh\"}}}";

        assertEquals(
                Optional.of(new Credentials("<token>", "refresh")),
                read(token.replace("%s", base64("alice:")), "quay.io"));
        assertEquals(Optional.of(ALICE), read(token.replace("%s", base64("alice:" + SECRET)), "quay.io"));
        assertEquals(List.of(), warnings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{\"auths\":null}",
                "hunter2",
                "{\"auths\":{\"quay.io\":{\"auth\":\"hunter2",
                "{\"auths\":\"hunter2\"}",
                "[\"hunter2\"]",
                "{\"auths\":{\"quay.io\":[\"hunter2\"]}}"
            })
    void aFileThatCannotBeParsedIsNamedAndNotShown(String content) throws IOException {
        assertEquals(Optional.empty(), read(content, "quay.io"));
        assertOneSafeWarning("format of docker's config.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2!!", "aHVudGVyMg==", "aHVudGVyMg", "{}"})
    void anEntryThatMakesNoSenseIsNamedAndNotShown(String auth) throws IOException {
        assertEquals(Optional.empty(), read("{\"auths\":{\"quay.io\":{\"auth\":\"" + auth + "\"}}}", "quay.io"));
        assertEquals(
                List.of("cannot read the credentials for quay.io from " + file
                        + ": its 'auth' of quay.io is not the base64 form of a user name, a colon and a password; "
                        + "log in again, or remove the entry"),
                warnings);
    }

    @Test
    void halfAnEntryIsSaid() throws IOException {
        assertEquals(
                Optional.empty(),
                read("{\"auths\":{\"quay.io\":{\"auth\":\"" + base64(":hunter2") + "\"}}}", "quay.io"));
        assertOneSafeWarning("it has no user name for quay.io");
        warnings.clear();
        assertEquals(Optional.empty(), read("{\"auths\":{\"quay.io\":{\"username\":\"hunter2\"}}}", "quay.io"));
        assertOneSafeWarning("it has no password for quay.io");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"auths\":{}}",
                "{\"auths\":{\"quay.io\":null}}",
                "{\"auths\":{\"quay.io\":{\"auth\":\"\"}}}",
                "{\"credsStore\":null,\"credHelpers\":{\"quay.io\":null}}",
                "{\"credsStore\":\"\"}"
            })
    void nothingIsNoTrouble(String content) throws IOException {
        assertEquals(Optional.empty(), read(content, "quay.io"));
        assertEquals(List.of(), warnings);
    }

    @Test
    void aFileWithoutEndIsNotReadToItsEnd() throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // A hole: it takes no room on the disk.
            channel.write(ByteBuffer.wrap("}".getBytes(StandardCharsets.UTF_8)), 1L << 40);
        }

        assertEquals(Optional.empty(), new DockerConfigCredentials(file, warnings::add).credentialsFor("quay.io"));
        assertOneSafeWarning("larger than 4194304 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../hunter2", "a/b", "a b", "ä", "\\n"})
    void aHelpersNameIsNoPath(String name) throws IOException {
        assertEquals(Optional.empty(), read("{\"credsStore\":\"" + name + "\"}", "quay.io"));
        assertOneSafeWarning("a name that no helper can have");
    }

    @Test
    void ofSeveralPartsOfARegistryNoneIsGuessed() throws IOException {
        var parts = "{\"auths\":{\"quay.io/team\":{\"auth\":\"" + base64("team:t")
                + "\"},\"quay.io/other\":{\"auth\":\"" + base64("other:o") + "\"}}}";

        assertEquals(Optional.empty(), read(parts, "quay.io"));
        assertOneSafeWarning("it knows 2 parts of quay.io");
    }

    @Test
    void whatDockerDesktopKeepsBesideDockerHubIsNotForDockerHub() throws IOException {
        assertEquals(Optional.empty(), read(auths("https://index.docker.io/v1/access-token"), "docker.io"));
        assertEquals(List.of(), warnings);
    }

    @Test
    void aFolderInItsPlaceIsSaid() throws IOException {
        Files.createDirectory(file);

        assertEquals(Optional.empty(), new DockerConfigCredentials(file, warnings::add).credentialsFor("quay.io"));
        assertOneSafeWarning("not a readable file");
    }

    private void assertOneSafeWarning(String expected) {
        assertEquals(1, warnings.size(), warnings::toString);
        var warning = warnings.get(0);
        assertTrue(warning.contains(expected) && warning.contains(file.toString()), warning);
        assertFalse(warning.contains("hunter2") || warning.contains("refresh") || warning.contains("\n"), warning);
    }
}
