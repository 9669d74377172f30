package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that no goal knows, and flags that are neither true nor false, are told all at once on each line of Maven, and nothing is built or pushed; what is right gets through. */
class MisspeltIT {
    private static final List<String> TOLD = List.of(
            "<platfrom>: ",
            "<to><image>: ",
            "<skip>: is 'ja'",
            "<platforms><platform><enviroment>: ",
            "<environment>",
            "<container><jvmFlag>: ",
            "<jvmFlags>",
            "<files><source><form>: ",
            "<files><source><executable>: is 'yes'",
            "<sources><source><imagge>: ",
            "<nativeCodeExclusions><exclusion><raeson>: ",
            "execution other: <outptu>: ",
            "-Dmultiarch.plattforms: ",
            "multiarch.platforms",
            "-Dmultiarch.platformTags: is '1'");

    @TempDir
    private static Path temp;

    private static DebianRegistry registry;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    static List<MavenVersion> versions() throws IOException {
        return MavenVersion.all();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everythingIsToldAtOnce(MavenVersion version, @TempDir Path own) throws IOException, InterruptedException {
        var before = registry.content();
        var project = Project.copy("misspelt", own.resolve("projects"));
        var error = project.maven()
                .version(version)
                .with("-Pwrong", "-Dregistry=" + registry.host())
                .with("-Dmultiarch.plattforms=linux/arm64", "-Dmultiarch.platformTags=1")
                .run("deploy")
                .failed()
                .errorOf("misspelt");

        TOLD.forEach(part -> assertTrue(error.contains(part), part + " is not in " + error));
        assertFalse(Files.exists(project.output()));
        assertEquals(before, registry.content());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void keysMayBeAnything(MavenVersion version, @TempDir Path own) throws IOException, InterruptedException {
        var project = Project.copy("misspelt", own.resolve("projects"));
        var name = "misspelt/" + version.name().toLowerCase(Locale.ROOT);
        project.maven()
                .version(version)
                .with("-Dregistry=" + registry.host(), "-Dmultiarch.image=" + registry.name(name))
                .with("-Dmultiarch.greeting=salut")
                .run("deploy")
                .succeeded();

        var image = RemoteImage.of(registry.name(name + ":1.0"));
        var config = image.config("linux/amd64").get("config");
        assertEquals(
                "orders",
                config.get("Labels").get("com.example/team:of-the-day").asText());
        assertEquals("rpi", config.get("Labels").get("1st/board").asText());
        assertEquals("text", config.get("Labels").get("plain").asText());
        assertTrue(config.get("Env").toString().contains("GREETING=salut"), config.toString());
        assertEquals(
                "orders",
                image.index().get("annotations").get("com.example/team").asText());
    }

    @Test
    void aDryRunIsNoPush(@TempDir Path own) throws IOException, InterruptedException {
        var before = registry.content();
        Maven.in(own)
                .with("-Dmultiarch.image=" + registry.name("dry:1"), "-Dmultiarch.dryRun=ture")
                .with("-Dmultiarch.sources=" + registry.name("nobody/app:1"))
                .run(Maven.goal("index"))
                .failed()
                .says("-Dmultiarch.dryRun: is 'ture'");
        Project.copy("misspelt", own.resolve("projects"))
                .maven()
                .with("-Dregistry=" + registry.host(), "-Dmultiarch.dryRun")
                .run("deploy")
                .failed()
                .says("-Dmultiarch.dryRun: is for index");
        assertEquals(before, registry.content());
    }
}
