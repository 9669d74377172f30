package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a push refuses: one module of {@code it/projects/bad-push} for each reason, built and then spoilt. */
class BadPushIT {
    private static final String NOBODY = "127.0.0.1:1";
    private static final String PASSWORD = "correct horse";
    private static final String WRONG = "wr0ng-staple";

    @TempDir
    private static Path temp;

    private static DebianRegistry registry;
    private static DebianRegistry secured;
    private static Project project;
    private static List<String> before;
    private static List<String> securedBefore;
    private static MavenRun offline;
    private static MavenRun push;

    @BeforeAll
    static void push() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
        var certificates = Certificates.make(temp.resolve("certificates"));
        secured = DebianRegistry.start(temp.resolve("secured"), certificates, "deployer", PASSWORD);
        var base = SyntheticBase.index(temp.resolve("base"), "linux/amd64", "linux/arm64");
        Skopeo.push(base, SyntheticBase.TAG, registry.name("base:1"));
        project = Project.copy("bad-push", temp.resolve("projects"));
        var settings = Settings.withServer(temp.resolve("settings.xml"), secured.host(), "deployer", WRONG);

        maven(certificates, settings).run("package").succeeded();
        spoil();
        before = registry.content();
        securedBefore = secured.content();
        offline = maven(certificates, settings)
                .with("--offline", "-pl", "sound")
                .run(Maven.goal("push"))
                .failed();
        assertEquals(before, registry.content());
        push = maven(certificates, settings)
                .with("--fail-at-end", "-pl", "!sound")
                .run(Maven.goal("push"))
                .failed();
    }

    private static Maven maven(Certificates certificates, Path settings) throws IOException {
        return project.maven()
                .with("-s", settings.toString(), "-Dmultiarch.caFile=" + certificates.authority())
                .with("-Dregistry=" + registry.host(), "-Dsecured=" + secured.host(), "-Dnobody=" + NOBODY);
    }

    private static void spoil() throws IOException {
        Files.delete(project.module("not-built").output().resolve("report.json"));

        var layers = project.module("damaged-layer").report().at("/platforms/0/layers");
        var layer = blob(
                "damaged-layer", layers.get(layers.size() - 1).get("digest").asText());
        var bytes = Files.readAllBytes(layer);
        bytes[bytes.length / 2] ^= 1;
        Files.write(layer, bytes);

        var manifest = project.module("damaged-manifest").report().at("/platforms/1/manifest/digest");
        Files.delete(blob("damaged-manifest", manifest.asText()));

        var report = project.module("damaged-report").output().resolve("report.json");
        var text = Files.readString(report);
        Files.writeString(report, text.substring(0, text.length() / 2));
    }

    private static Path blob(String module, String digest) {
        return project.module(module).layout().resolve("blobs").resolve(digest.replace(':', '/'));
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
        if (secured != null) {
            secured.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "registry-down     | 127.0.0.1:1 | nothing answers",
                "wrong-credentials | deployer    | settings.xml",
                "not-built         | not-built/target/multiarch | mvn package",
                "damaged-layer     | damaged-layer/target/multiarch/layout | damaged",
                "damaged-manifest  | damaged-manifest/target/multiarch/layout | damaged",
                "damaged-report    | damaged-report/target/multiarch/report.json | damaged",
            })
    void theMessageNamesWhatIsAtFault(String module, String first, String second) {
        var error = push.errorOf(module);
        assertTrue(error.contains(first), error);
        assertTrue(error.contains(second), error);
        assertFalse(error.contains("Exception"), error);
    }

    @Test
    void nothingIsPushed() throws IOException {
        assertEquals(before, registry.content());
        assertEquals(securedBefore, secured.content());
    }

    @Test
    void passwordsAreNeverShown() {
        push.neverSays(WRONG);
    }

    @Test
    void offlineNothingIsTried() {
        var error = offline.errorOf("sound");
        assertTrue(error.contains("offline"), error);
        assertTrue(error.contains("-o"), error);
    }
}
