package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.LayerReading;
import io.github.multiarch.inspect.Attached;
import io.github.multiarch.inspect.Verification;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.validate.Finding;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class VerifyMojoTest extends MojoRunTest {
    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "image", value = "debian:12")
    @MojoParameter(name = "output", value = "raw")
    void hasNoBytesToShow(VerifyMojo mojo) {
        assertEquals(
                "output: 'raw' is not a form of output of this goal; use table or json",
                assertThrows(MojoExecutionException.class, mojo::execute).getMessage());
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "image", value = "debian:12")
    void saysInOneLineThatAllIsWell(VerifyMojo mojo) throws Exception {
        mojo.execute();

        var request = run.verifyRequest();
        assertEquals("docker.io/library/debian:12", request.image().toString());
        assertEquals(List.of(), request.platforms().named());
        assertEquals(LayerReading.LISTED, request.layers());
        assertEquals(List.of("image@" + MavenRun.DIGEST + " is sound"), run.log);
        assertEquals(List.of(), run.printed);
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "image", value = "debian:12")
    void takesWhatTheCommandLineSays(VerifyMojo mojo) throws Exception {
        run.commandLine("platforms", "linux/amd64,armhf");
        run.commandLine("layers", "unpacked");

        mojo.execute();

        assertEquals(
                List.of(Platform.parse("linux/amd64"), Platform.parse("linux/arm/v7")),
                run.verifyRequest().platforms().named());
        assertEquals(LayerReading.UNPACKED, run.verifyRequest().layers());
    }

    @Test
    @InjectMojo(goal = "verify", pom = """
            <project>
              <build><plugins><plugin>
                <artifactId>multiarch-maven-plugin</artifactId>
                <configuration>
                  <image>acme/orders:1</image>
                  <platforms>
                    <platform>linux/s390x</platform>
                    <platform><name>armhf</name><from>acme/jre:1</from></platform>
                  </platforms>
                </configuration>
              </plugin></plugins></build>
            </project>
            """)
    void inAProjectTheImageMustHaveWhatThePomBuilds(VerifyMojo mojo) throws Exception {
        mojo.execute();

        assertEquals(
                List.of(Platform.parse("linux/s390x"), Platform.parse("linux/arm/v7")),
                run.verifyRequest().platforms().named());
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "image", value = "debian:12")
    void failsWithAllThatIsWrong(VerifyMojo mojo) {
        broken();

        var failure = assertThrows(MojoFailureException.class, mojo::execute);

        assertEquals(
                "image@" + MavenRun.DIGEST + " is not sound:\n  - here: is wrong\n  - there: too",
                failure.getMessage());
        assertEquals(List.of(), run.log);
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "image", value = "debian:12")
    void printsJsonAlsoWhenItFails(VerifyMojo mojo) {
        broken();
        run.commandLine("output", "json");

        assertThrows(MojoFailureException.class, mojo::execute);

        assertEquals(List.of(run.verified.json()), run.printed);
        assertEquals(List.of(), run.log);
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "layers", value = "some")
    void namesEverythingThatIsWrongAtOnce(VerifyMojo mojo) {
        run.commandLine("platforms", "linux/amd64,linux/arm/v99");
        run.commandLine("output", "raw");

        var message = assertThrows(MojoExecutionException.class, mojo::execute).getMessage();

        for (var part : List.of("image: is missing", "layers: 'some'", "platforms: ", "v99", "output: 'raw'")) {
            assertTrue(message.contains(part), message);
        }
        assertEquals(0, run.requests.size());
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "image", value = "debian:12")
    void warnsOfWhatIsNotWrongAndDoesNotFail(VerifyMojo mojo) throws Exception {
        run.verified = new Verification(
                "image",
                MavenRun.DIGEST,
                List.of(),
                List.of(),
                List.of("no plain amd64"),
                new Attached(List.of(), List.of()));
        mojo.execute();
        assertEquals(List.of("warning: no plain amd64", "image@" + MavenRun.DIGEST + " is sound"), run.log);

        run.log.clear();
        run.commandLine("output", "json");
        mojo.execute();
        assertEquals(List.of(), run.log, "it is in the JSON");
        assertTrue(run.printed.get(0).contains("no plain amd64"), run.printed.toString());
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "image", value = "scratch")
    void scratchIsNoImage(VerifyMojo mojo) {
        var message = assertThrows(MojoExecutionException.class, mojo::execute).getMessage();

        assertEquals("image: scratch is the name of no image", message);
    }

    private void broken() {
        run.verified = new Verification(
                "image",
                MavenRun.DIGEST,
                List.of(),
                List.of(new Finding("here", "is wrong"), new Finding("there", "too")),
                List.of(),
                new Attached(List.of(), List.of()));
    }
}
