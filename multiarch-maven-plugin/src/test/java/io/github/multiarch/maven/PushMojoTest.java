package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Acceptance;
import io.github.multiarch.config.Target;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.registry.Credentials;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.settings.Server;
import org.junit.jupiter.api.Test;

class PushMojoTest extends MojoRunTest {
    private static final String IMAGE = "registry.example.com:5000/acme/orders";

    @Test
    @InjectMojo(goal = "push")
    @MojoParameter(name = "image", value = IMAGE)
    void publishesUnderTheNamesOfThePom(PushMojo mojo) throws Exception {
        run.commandLine("tags", "latest");
        run.commandLine("platformTags", "true");

        mojo.execute();

        assertEquals(
                run.basedir().resolve("target/multiarch"), run.pushRequest().outputDirectory());
        assertEquals(
                Optional.of(new Target(ImageReference.parse(IMAGE + ":1.0"), List.of("1.0", "latest"), true)),
                run.pushRequest().target());
        assertEquals("registry.example.com/acme/orders:1.0@" + MavenRun.DIGEST, run.log.get(run.log.size() - 1));
    }

    @Test
    @InjectMojo(goal = "push")
    void pushesByDigestsWhereAnIndexIsMadeElsewhere(PushMojo mojo) throws Exception {
        run.commandLine("fragment", "true");

        mojo.execute();

        assertEquals("registry.example.com/acme/orders:1.0@" + MavenRun.DIGEST, run.log.get(run.log.size() - 1));
    }

    @Test
    @InjectMojo(goal = "push")
    void leavesTheNamesToWhatWasBuilt(PushMojo mojo) throws Exception {
        mojo.execute();

        assertEquals(Optional.empty(), run.pushRequest().target());
    }

    @Test
    @InjectMojo(goal = "push")
    @MojoParameter(name = "image", value = IMAGE)
    void refusesToWorkOffline(PushMojo mojo) {
        run.execution.setOffline(true);

        var thrown = assertThrows(MojoExecutionException.class, mojo::execute);

        assertTrue(thrown.getMessage().contains("offline"), thrown.getMessage());
        assertEquals(List.of(), run.requests);
    }

    @Test
    @InjectMojo(goal = "push")
    @MojoParameter(name = "image", value = IMAGE)
    @MojoParameter(name = "username", value = "joe")
    @MojoParameter(name = "password", value = "hush")
    void givesThePasswordToTheTargetsRegistryOnly(PushMojo mojo) throws Exception {
        run.execution.addServer(server("docker.io", "hub"));

        mojo.execute();

        assertEquals(
                Optional.of(new Credentials("joe", "hush")),
                run.credentials.credentialsFor("registry.example.com:5000"));
        assertEquals(Optional.of(new Credentials("hub", "hub-secret")), run.credentials.credentialsFor("docker.io"));
    }

    @Test
    @InjectMojo(goal = "push")
    @MojoParameter(name = "image", value = IMAGE)
    void findsTheServerOfTheRegistryInTheSettings(PushMojo mojo) throws Exception {
        run.execution.addServer(server("registry.example.com", "host"));

        mojo.execute();

        assertEquals(
                Optional.of(new Credentials("host", "host-secret")),
                run.credentials.credentialsFor("registry.example.com:5000"));
    }

    @Test
    @InjectMojo(goal = "push")
    @MojoParameter(name = "username", value = "joe")
    @MojoParameter(name = "password", value = "hush")
    void wantsToKnowForWhichRegistryThePasswordIs(PushMojo mojo) {
        var thrown = assertThrows(MojoExecutionException.class, mojo::execute);

        assertTrue(thrown.getMessage().startsWith("username: is for the registry of <image>"), thrown.getMessage());
        assertFalse(thrown.getMessage().contains("hush"));
    }

    @Test
    @InjectMojo(goal = "push")
    void skipsPackagingPomEvenOffline(PushMojo mojo) throws Exception {
        run.project.setPackaging("pom");
        run.execution.setOffline(true);

        mojo.execute();

        assertEquals(List.of("Skipping: the packaging is pom, so there is no application"), run.log);
    }

    @Test
    @InjectMojo(goal = "push")
    void pushesWhatWasBuiltOfAPom(PushMojo mojo) throws Exception {
        run.project.setPackaging("pom");
        var output = run.basedir().resolve("target/multiarch");
        Files.createDirectories(output);
        Files.writeString(output.resolve("report.json"), "{}");

        mojo.execute();

        assertEquals(output, run.pushRequest().outputDirectory());
    }

    @Test
    @InjectMojo(goal = "push")
    @MojoParameter(name = "image", value = IMAGE)
    void wantsTheImageOfTheNameThatThePomHas(PushMojo mojo) throws Exception {
        mojo.execute();

        assertEquals(
                List.of(new Acceptance(
                        run.basedir().resolve("target/multiarch"),
                        Optional.of(new Target(ImageReference.parse(IMAGE + ":1.0"), List.of("1.0"), false)),
                        false)),
                run.accepted);
    }

    @Test
    @InjectMojo(goal = "push")
    @MojoParameter(name = "image", value = IMAGE)
    void takesAnotherNameFromTheCommandLine(PushMojo mojo) throws Exception {
        run.commandLine("image", "acme/other");
        run.commandLine("stale", "allow");

        mojo.execute();

        assertEquals(
                List.of(new Acceptance(run.basedir().resolve("target/multiarch"), Optional.empty(), true)),
                run.accepted);
    }

    @Test
    @InjectMojo(goal = "push")
    void knowsOnlyTwoThingsToDoWhenStale(PushMojo mojo) {
        run.commandLine("stale", "true");

        var thrown = assertThrows(MojoExecutionException.class, mojo::execute);

        assertTrue(thrown.getMessage().contains("stale: is 'true'; expected fail or allow"), thrown.getMessage());
    }

    @Test
    @InjectMojo(goal = "push")
    @MojoParameter(name = "image", value = IMAGE)
    void makesATagOfAVersionThatIsNoneAndSaysSo(PushMojo mojo) throws Exception {
        run.project.setVersion("1.0+build.5");
        run.commandLine("tagFrom", "version");

        mojo.execute();

        assertEquals(
                IMAGE + ":1.0_build.5",
                run.pushRequest().target().orElseThrow().image().toString());
        assertTrue(run.log.contains("tag 1.0_build.5, made of '1.0+build.5'"), run.log.toString());
    }

    @Test
    @InjectMojo(goal = "push")
    @MojoParameter(name = "pushAtEnd", value = "true")
    void movesNoTagBeforeTheEnd(PushMojo mojo) {
        var thrown = assertThrows(MojoExecutionException.class, mojo::execute);

        assertTrue(thrown.getMessage().contains("sent, and no tag was moved"), thrown.getMessage());
    }

    @Test
    @InjectMojo(goal = "push")
    void pushesWhenTheProjectDeploys(PushMojo mojo) {
        run.project.getProperties().setProperty("deployAtEnd", "true");

        var thrown = assertThrows(MojoExecutionException.class, mojo::execute);

        assertTrue(thrown.getMessage().contains("sent, and no tag was moved"), thrown.getMessage());
    }

    private static Server server(String id, String username) {
        var server = new Server();
        server.setId(id);
        server.setUsername(username);
        server.setPassword(username + "-secret");
        return server;
    }
}
