package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Destination;
import io.github.multiarch.config.LayoutForm;
import io.github.multiarch.oci.Platform;
import java.util.List;
import java.util.Optional;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class CopyMojoTest extends MojoRunTest {
    private static final String POM = """
            <project>
              <build>
                <plugins>
                  <plugin>
                    <artifactId>multiarch-maven-plugin</artifactId>
                    <configuration>
                      <image>registry.example.com/acme/orders:2.0</image>
                      <tags><tag>latest</tag></tags>
                      <from>eclipse-temurin:21-jre</from>
                      <platforms>
                        <platform>linux/amd64</platform>
                        <platform><name>linux/arm/v7</name><from>acme/jre:1</from></platform>
                      </platforms>
                    </configuration>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    @Test
    @InjectMojo(goal = "copy")
    @MojoParameter(name = "from", value = "staging.example.com/acme/orders:1.0")
    @MojoParameter(name = "image", value = "registry.example.com/acme/orders")
    void endsWithTheDestinationAndItsDigest(CopyMojo mojo) throws Exception {
        mojo.execute();

        var request = run.copyRequest();
        assertEquals("staging.example.com/acme/orders:1.0", request.from().toString());
        assertEquals("registry.example.com/acme/orders:1.0", request.to().toString());
        assertEquals(List.of(), request.platforms().named());
        assertEquals(List.of("registry.example.com/acme/orders:1.0@" + MavenRun.DIGEST), run.log);
    }

    @Test
    @InjectMojo(goal = "copy")
    void takesWhatTheCommandLineSays(CopyMojo mojo) throws Exception {
        run.commandLine("from", "oci:target/multiarch/layout");
        run.commandLine("image", "oci-archive:orders.tar:1");
        run.commandLine("tags", "2,3");
        run.commandLine("platforms", "armhf,amd64");

        mojo.execute();

        var request = run.copyRequest();
        assertEquals(
                "oci:" + run.basedir().resolve("target/multiarch/layout"),
                request.from().toString());
        assertEquals(
                new Destination.InLayout(
                        run.basedir().resolve("orders.tar"), List.of("1", "2", "3"), LayoutForm.ARCHIVE, false),
                request.to());
        assertEquals(
                List.of(Platform.parse("linux/arm/v7"), Platform.parse("linux/amd64")),
                request.platforms().named());
    }

    @Test
    @InjectMojo(goal = "copy", pom = POM)
    void theCommandLineDoesNotTakeWhatTheBuildIsTold(CopyMojo mojo) throws Exception {
        named = Optional.of("default-cli");

        var message = assertThrows(MojoExecutionException.class, mojo::execute).getMessage();
        for (var part : List.of("from: is missing", "image: is missing; say where to, such as -D")) {
            assertTrue(message.contains(part), message);
        }

        run.commandLine("from", "staging.example.com/acme/orders:1.0");
        run.commandLine("image", "registry.example.com/acme/orders");
        mojo.execute();

        var request = run.copyRequest();
        assertEquals("staging.example.com/acme/orders:1.0", request.from().toString());
        assertEquals(
                List.of("1.0"), ((Destination.InRegistry) request.to()).target().tags());
        assertEquals(List.of(), request.platforms().named());
    }

    @Test
    @InjectMojo(goal = "copy", pom = POM)
    void anExecutionIsToldWhatItIsFor(CopyMojo mojo) throws Exception {
        for (var id : List.of(Optional.<String>empty(), Optional.of("promote"))) {
            run.requests.clear();
            named = id;

            mojo.execute();

            var request = run.copyRequest();
            assertEquals(
                    "docker.io/library/eclipse-temurin:21-jre", request.from().toString());
            assertEquals("registry.example.com/acme/orders:2.0", request.to().toString());
            assertEquals(
                    List.of(Platform.parse("linux/amd64"), Platform.parse("linux/arm/v7")),
                    request.platforms().named());
        }
    }

    @Test
    @InjectMojo(goal = "copy")
    @MojoParameter(name = "from", value = "scratch")
    void namesEverythingThatIsWrongAtOnce(CopyMojo mojo) {
        run.commandLine("platforms", "linux/arm/v99");
        run.commandLine("tags", "-");
        run.commandLine("retries", "many");

        var message = assertThrows(MojoExecutionException.class, mojo::execute).getMessage();

        for (var part : List.of("from: scratch", "image: is missing", "platforms: ", "v99", "tags: '-'", "retries")) {
            assertTrue(message.contains(part), message);
        }
        assertEquals(0, run.requests.size());
    }

    @Test
    @InjectMojo(goal = "copy")
    @MojoParameter(name = "from", value = "debian:12")
    @MojoParameter(name = "image", value = "registry.example.com/debian")
    void needsTheNetworkForRegistriesOnly(CopyMojo mojo) throws Exception {
        run.execution.setOffline(true);

        var message = assertThrows(MojoExecutionException.class, mojo::execute).getMessage();
        assertTrue(message.contains("from: docker.io/library/debian:12 is in a registry"), message);
        assertTrue(message.contains("image: registry.example.com/debian:12 is in a registry"), message);

        run.commandLine("from", "oci:here");
        run.commandLine("image", "oci:there");
        mojo.execute();
        assertEquals(1, run.requests.size());
    }
}
