package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.ImageFormat;
import java.util.List;
import java.util.Optional;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.junit.jupiter.api.Test;

/** What the command line says counts more than the pom. */
class BuildMojoCommandLineTest extends MojoRunTest {
    private static final String POM = """
            <project>
              <build><plugins><plugin>
                <artifactId>multiarch-maven-plugin</artifactId>
                <configuration>
                  <image>registry.example.com/acme/orders</image>
                  <tags><tag>latest</tag></tags>
                  <from>eclipse-temurin:21-jre</from>
                  <format>oci</format>
                  <compression>gzip</compression>
                  <platformTags>false</platformTags>
                  <skip>false</skip>
                  <platforms>
                    <platform>linux/amd64</platform>
                    <platform>linux/arm64</platform>
                    <platform>
                      <name>linux/arm/v7</name>
                      <from>docker.io/acme/jre21-armhf:1</from>
                    </platform>
                  </platforms>
                </configuration>
              </plugin></plugins></build>
            </project>
            """;

    BuildMojoCommandLineTest() {
        run.commandLine("image", "localhost:5000/other:9");
        run.commandLine("tags", "one, two");
        run.commandLine("from", "debian:12");
        run.commandLine("format", "docker");
        run.commandLine("compression", "none");
        run.commandLine("platformTags", "true");
        run.commandLine("platforms", "armhf,arm64");
        run.commandLine("caFile", "ca.pem");
        run.commandLine("insecureRegistries", "a:1,b");
        run.commandLine("filesDirectory", "image");
        run.commandLine("outputDirectory", "out");
    }

    @Test
    @InjectMojo(goal = "build", pom = POM)
    void winsOverThePom(BuildMojo mojo) throws Exception {
        mojo.execute();

        var request = run.buildRequest();
        assertEquals("localhost:5000/other:9", request.target().image().toString());
        assertEquals(List.of("9", "one", "two"), request.target().tags());
        assertTrue(request.target().platformTags());
        assertEquals(ImageFormat.DOCKER, request.format());
        assertEquals(Compression.NONE, request.compression());
        assertEquals(run.basedir().resolve("out"), request.outputDirectory());
        assertEquals(
                Optional.of(run.basedir().resolve("ca.pem")),
                run.options.orElseThrow().caFile());
        assertEquals("[a:1, b]", run.options.orElseThrow().insecureRegistries().toString());
    }

    @Test
    @InjectMojo(goal = "build", pom = POM)
    void narrowsThePlatformsWhichKeepWhatThePomSaysOfThem(BuildMojo mojo) throws Exception {
        mojo.execute();

        var platforms = run.buildRequest().platforms();
        assertEquals(2, platforms.size());
        assertEquals("linux/arm/v7", platforms.get(0).platform().toString());
        assertEquals("docker.io/acme/jre21-armhf:1", platforms.get(0).from().toString());
        assertEquals("linux/arm64", platforms.get(1).platform().toString());
        assertEquals("docker.io/library/debian:12", platforms.get(1).from().toString());
    }

    @Test
    @InjectMojo(goal = "build")
    void isEnoughWithoutAPom(BuildMojo mojo) throws Exception {
        mojo.execute();

        var platforms = run.buildRequest().platforms();
        assertEquals(
                "[linux/arm/v7, linux/arm64]",
                platforms.stream().map(p -> p.platform()).toList().toString());
        assertEquals("docker.io/library/debian:12", platforms.get(0).from().toString());
    }

    @Test
    @InjectMojo(goal = "build", pom = POM)
    void skips(BuildMojo mojo) throws Exception {
        run.commandLine("skip", "true");

        mojo.execute();

        assertEquals(List.of("Skipping: multiarch.skip is true"), run.log);
    }
}
