package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code mvn -X} prints and what a build leaves hold no password, whatever goes wrong. Passwords are in {@code settings.xml}: Maven itself prints the command line
 * and the environment.
 */
class SecretsIT {
    private static final String USER = "deployer";
    private static final String PASSWORD = "c4nary-r1ght/pa55+word";
    private static final String WRONG = "c4nary-wr0ng/pa55+word";

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
        silent(maven(registry.host(), PASSWORD).run("package").succeeded());
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void whenAllGoesWell() throws IOException, InterruptedException {
        silent(maven(registry.host(), PASSWORD).run("deploy").succeeded());
    }

    @Test
    void whenThePasswordIsWrong() throws IOException, InterruptedException {
        silent(failed(maven(registry.host(), WRONG).run(Maven.goal("push")), "are wrong or do not allow this"));
    }

    @Test
    void whenThereIsNoSuchRepository() throws IOException, InterruptedException {
        silent(failed(
                maven(registry.host(), PASSWORD)
                        .with("-Dmultiarch.image=" + registry.name("absent/image:1"))
                        .run(Maven.goal("inspect")),
                "absent/image"));
    }

    @Test
    void whenTheRegistryIsDown() throws IOException, InterruptedException {
        var host = "127.0.0.1:1";
        silent(failed(
                maven(host, PASSWORD)
                        .with("-Dmultiarch.retries=1", "-Dmultiarch.image=" + host + "/plain")
                        .run(Maven.goal("push")),
                "nothing answers at " + host));
    }

    @Test
    void whenTheCertificateIsNotTrusted() throws IOException, InterruptedException {
        var run = project.maven()
                .with("-X", "-Dregistry=" + registry.host())
                .with("-s", settings(registry.host(), PASSWORD).toString())
                .run(Maven.goal("push"));
        silent(failed(run, "no trusted TLS connection"));
    }

    @Test
    void whenTheOutputCannotBeWritten() throws IOException, InterruptedException {
        var other = Project.copy("plain", temp.resolve("unwritable"));
        Files.writeString(
                Files.createDirectories(other.directory().resolve("target")).resolve("multiarch"), "a file");
        silent(failed(maven(other, registry.host(), PASSWORD).run("package"), "target/multiarch"));
    }

    private static Maven maven(String host, String password) throws IOException {
        return maven(project, host, password);
    }

    private static Maven maven(Project which, String host, String password) throws IOException {
        return which.maven()
                .with("-X", "-Dregistry=" + host, "-Dmultiarch.caFile=" + certificates.authority())
                .with("-s", settings(host, password).toString());
    }

    private static Path settings(String host, String password) throws IOException {
        return Settings.withServer(Files.createTempFile(temp, "settings", ".xml"), host, USER, password);
    }

    private static MavenRun failed(MavenRun run, String why) {
        assertNotEquals(0, run.outcome().exitCode(), run::output);
        return run.says(why);
    }

    private static void silent(MavenRun run) throws IOException {
        assertTrue(run.output().contains("[DEBUG]"), "not a run with -X");
        for (var password : List.of(PASSWORD, WRONG)) {
            for (var form : List.of(
                    password,
                    base64(password),
                    base64(USER + ":" + password),
                    URLEncoder.encode(password, StandardCharsets.UTF_8))) {
                run.neverSays(form);
                for (var folder : List.of("projects", "unwritable")) {
                    for (var file : ItFiles.list(temp.resolve(folder))) {
                        var bytes = Files.readAllBytes(temp.resolve(folder).resolve(file));
                        assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains(form), file);
                    }
                }
            }
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
