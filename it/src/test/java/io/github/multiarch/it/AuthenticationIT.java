package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that wants a password and has a certificate of its owner's own authority. Base and target are both there. */
class AuthenticationIT {
    private static final String USER = "deployer";
    private static final String PASSWORD = "s3cret-h0rse";
    private static final String WRONG = "wr0ng-staple";

    @TempDir
    private static Path temp;

    private static Certificates certificates;
    private static DebianRegistry registry;
    private static Project project;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        certificates = Certificates.make(temp.resolve("certificates"));
        registry = DebianRegistry.start(temp.resolve("registry"), certificates, USER, PASSWORD);
        var base = SyntheticBase.index(temp.resolve("base"), "linux/amd64", "linux/arm/v7");
        Skopeo.push(base, SyntheticBase.TAG, registry.name("base:1"), "--dest-creds", USER + ":" + PASSWORD);
        project = Project.copy("plain", temp.resolve("projects"));
        // What the tests push was built once.
        maven().with("-s", settings("for-the-base", PASSWORD).toString())
                .run("package")
                .succeeded();
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void settingsXmlIsReadAndNothingOfItIsShownEvenByDebugOutput() throws IOException, InterruptedException {
        var run = maven().with("-X", "-s", settings("right", PASSWORD).toString())
                .with("-Dmultiarch.image=" + registry.name("by/settings"))
                .run("deploy")
                .succeeded();
        hidesPassword(run, PASSWORD);
        assertPushed("by/settings:1.0");
    }

    @Test
    void anEncryptedPasswordIsDecrypted() throws IOException, InterruptedException {
        var security = temp.resolve("settings-security.xml");
        var locate = "-Dsettings.security=" + security;
        var master =
                maven().run("--encrypt-master-password", "master").succeeded().printed();
        Files.writeString(security, "<settingsSecurity><master>" + master + "</master></settingsSecurity>");
        var encrypted = maven().with(locate)
                .run("--encrypt-password", PASSWORD)
                .succeeded()
                .printed();
        assertTrue(encrypted.startsWith("{"), encrypted);

        var run = maven().with(locate, "-s", settings("encrypted", encrypted).toString())
                .with("-Dmultiarch.image=" + registry.name("by/encrypted-settings"))
                .run(Maven.goal("push"))
                .succeeded();
        hidesPassword(run, PASSWORD);
        assertPushed("by/encrypted-settings:1.0");
    }

    @Test
    void theDockerConfigIsRead() throws IOException, InterruptedException {
        var folder = dockerConfig("docker", PASSWORD);
        var run = maven().env("DOCKER_CONFIG", folder.toString())
                .with("-X", "-Dmultiarch.image=" + registry.name("by/docker-config"))
                .run(Maven.goal("push"))
                .succeeded();
        hidesPassword(run, PASSWORD);
        assertPushed("by/docker-config:1.0");
    }

    @Test
    void podmansLoginIsRead() throws IOException, InterruptedException {
        var file = dockerConfig("podman", PASSWORD).resolve("config.json");
        maven().env("REGISTRY_AUTH_FILE", file.toString())
                .with("-Dmultiarch.image=" + registry.name("by/podman-login"))
                .run(Maven.goal("push"))
                .succeeded();
        assertPushed("by/podman-login:1.0");
    }

    @Test
    void theCommandLineIsRead() throws IOException, InterruptedException {
        var run = maven().with("-Dmultiarch.username=" + USER, "-Dmultiarch.password=" + PASSWORD)
                .with("-Dmultiarch.image=" + registry.name("by/command-line"))
                .run(Maven.goal("push"))
                .succeeded();
        hidesPassword(run, PASSWORD);
        assertPushed("by/command-line:1.0");
    }

    @Test
    void aWrongPasswordIsNamedWithoutBeingShown() throws IOException, InterruptedException {
        var before = registry.content();
        var run = maven().with("-s", settings("wrong", WRONG).toString())
                .with("-Dmultiarch.image=" + registry.name("refused/password"))
                .run(Maven.goal("push"))
                .failed();
        var error = run.errorOf("plain");
        for (var named : List.of(registry.host(), USER, "settings.xml")) {
            assertTrue(error.contains(named), error);
        }
        hidesPassword(run, WRONG);
        assertEquals(before, registry.content());
    }

    @Test
    void aWrongPasswordIsNotShownByDebugOutput() throws IOException, InterruptedException {
        var run = maven().with("-X", "-s", settings("wrong-debug", WRONG).toString())
                .with("-Dmultiarch.image=" + registry.name("refused/password"))
                .run(Maven.goal("push"));
        assertTrue(run.outcome().exitCode() != 0);
        hidesPassword(run, WRONG);
    }

    @Test
    void noPasswordIsSaid() throws IOException, InterruptedException {
        var before = registry.content();
        var error = maven().with("-Dmultiarch.image=" + registry.name("refused/nobody"))
                .run(Maven.goal("push"))
                .failed()
                .errorOf("plain");
        assertTrue(error.contains("credentials"), error);
        assertTrue(error.contains(registry.host()), error);
        assertEquals(before, registry.content());
    }

    @Test
    void anUnknownAuthorityIsSaid() throws IOException, InterruptedException {
        var error = project.maven()
                .with(
                        "-Dregistry=" + registry.host(),
                        // Whatever name the image was built for.
                        "-Dmultiarch.image=" + registry.host() + "/plain:1.0",
                        "-s",
                        settings("no-authority", PASSWORD).toString())
                .run(Maven.goal("push"))
                .failed()
                .errorOf("plain");
        assertTrue(error.contains("caFile"), error);
        assertTrue(error.contains(registry.host()), error);
    }

    private static Maven maven() throws IOException {
        return project.maven().with("-Dregistry=" + registry.host(), "-Dmultiarch.caFile=" + certificates.authority());
    }

    private static Path settings(String name, String password) throws IOException {
        return Settings.withServer(temp.resolve(name + ".xml"), registry.host(), USER, password);
    }

    private static Path dockerConfig(String name, String password) throws IOException {
        var folder = Files.createDirectories(temp.resolve(name));
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\": {\"" + registry.host() + "\": {\"auth\": \"" + base64(USER + ":" + password) + "\"}}}");
        return folder;
    }

    private static void hidesPassword(MavenRun run, String password) {
        run.neverSays(password).neverSays(base64(USER + ":" + password)).neverSays(base64(password));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertPushed(String name) throws IOException, InterruptedException {
        var raw = Skopeo.raw(registry.name(name), "--creds", USER + ":" + PASSWORD);
        assertEquals(project.digest(), Digest.of(raw).toString());
    }
}
