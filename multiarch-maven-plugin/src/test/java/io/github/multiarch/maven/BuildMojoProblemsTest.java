package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.cache.Pull;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

/** What users get to read when something is wrong. */
class BuildMojoProblemsTest extends MojoRunTest {
    private static final String IMAGE = "registry.example.com/acme/orders";
    private static final String BAD_POM = """
            <project>
              <build><plugins><plugin>
                <artifactId>multiarch-maven-plugin</artifactId>
                <configuration>
                  <image>registry.example.com/acme/${name}</image>
                  <format>oce</format>
                  <compression>gzap</compression>
                  <platforms><platform>linux/amd46</platform></platforms>
                  <outputTimestamp>yesterday</outputTimestamp>
                  <username>joe</username>
                  <container><ports><port>80800</port></ports></container>
                </configuration>
              </plugin></plugins></build>
            </project>
            """;

    @Test
    @InjectMojo(goal = "build", pom = BAD_POM)
    void namesEverythingThatIsWrongAtOnce(BuildMojo mojo) {
        run.project.setArtifacts(Set.of(MavenRun.artifact("com.acme", "lib", "1")));

        var message = messageOf(mojo);

        assertTrue(message.startsWith("8 problems:"), message);
        for (var part : List.of(
                "image: ",
                "${name}",
                "format: 'oce'",
                "compression: 'gzap'",
                "linux/amd46",
                "project.build.outputTimestamp is 'yesterday'",
                "user name without a password",
                "80800",
                "dependency com.acme:lib:jar:1:compile: has no file")) {
            assertTrue(message.contains(part), part + " is not in " + message);
        }
        assertEquals(List.of(), run.requests);
    }

    @Test
    @InjectMojo(goal = "build")
    void saysHowToNameTheImage(BuildMojo mojo) {
        assertTrue(messageOf(mojo).startsWith("image: is missing; "), messageOf(mojo));
    }

    @Test
    @InjectMojo(goal = "build")
    @MojoParameter(name = "image", value = IMAGE)
    void failsWithTheMessageOfThePipeline(BuildMojo mojo) {
        run.failure = Optional.of(new IOException("registry.example.com does not answer"));

        assertEquals("registry.example.com does not answer", messageOf(mojo));
        assertEquals(1, run.closed);
    }

    /** Whether the cache knows them, the build finds out. */
    @Test
    @InjectMojo(goal = "build")
    @MojoParameter(name = "image", value = IMAGE)
    void asksNobodyForBasesOffline(BuildMojo mojo) throws Exception {
        run.execution.setOffline(true);
        run.commandLine("from", "localhost:5000/jre:17");
        run.commandLine("pull", "always");

        mojo.execute();

        assertEquals(Pull.OFFLINE, run.bases.orElseThrow().pull());
    }

    @Test
    @InjectMojo(goal = "build")
    @MojoParameter(name = "image", value = IMAGE)
    void asksForBasesInEveryBuildUnlessToldOtherwise(BuildMojo mojo) throws Exception {
        mojo.execute();
        assertEquals(Pull.ALWAYS, run.bases.orElseThrow().pull());
        run.commandLine("pull", "missing");
        mojo.execute();
        assertEquals(Pull.MISSING, run.bases.orElseThrow().pull());
    }

    @Test
    @InjectMojo(goal = "build")
    @MojoParameter(name = "image", value = IMAGE)
    void namesMirrorsAndWordsThatAreNone(BuildMojo mojo) {
        run.commandLine("pull", "offline");
        run.commandLine("registryMirrors", "docker.io");

        var message = messageOf(mojo);

        for (var part : List.of(
                "pull: 'offline'", "always, missing and never", "registryMirrors: 'docker.io' names no mirror")) {
            assertTrue(message.contains(part), message);
        }
        assertEquals(List.of(), run.requests);
    }

    @Test
    @InjectMojo(goal = "build")
    @MojoParameter(name = "image", value = IMAGE)
    void buildsOfflineOnBasesOfThisMachine(BuildMojo mojo) throws Exception {
        run.execution.setOffline(true);
        run.commandLine("from", "oci:bases/jre");

        mojo.execute();

        assertEquals(
                "oci:" + run.basedir().resolve("bases/jre"),
                run.buildRequest().platforms().get(0).from().toString());
    }

    private static String messageOf(BuildMojo mojo) {
        return assertThrows(MojoExecutionException.class, mojo::execute).getMessage();
    }
}
