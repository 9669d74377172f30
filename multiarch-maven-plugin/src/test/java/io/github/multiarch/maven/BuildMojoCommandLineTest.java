package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Claim;
import io.github.multiarch.config.Claims;
import io.github.multiarch.config.ImageOwner;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.report.BuildReport;
import io.github.multiarch.report.OutputDirectory;
import io.github.multiarch.report.ReportedImage;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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

    /** Its platforms' tags are known when it is built. */
    @Test
    @InjectMojo(goal = "build", pom = POM)
    void platformsOfTheBaseAreClaimedWhenTheyAreKnown(BuildMojo mojo) throws Exception {
        run.commandLine("platforms", "all,!windows/*");
        var output = new OutputDirectory(run.basedir().resolve("out"));
        Files.createDirectories(run.basedir().resolve("out"));
        output.write(new BuildReport(
                "localhost:5000/other:9",
                List.of("9"),
                true,
                "oci",
                "1970-01-01T00:00:00Z",
                new BuildReport.Content("application/vnd.oci.image.index.v1+json", MavenRun.DIGEST.toString(), 7),
                List.of(new ReportedImage(
                        "linux/s390x",
                        new BuildReport.Content(
                                "application/vnd.oci.image.manifest.v1+json", MavenRun.DIGEST.toString(), 7),
                        new BuildReport.Content(
                                "application/vnd.oci.image.config.v1+json", MavenRun.DIGEST.toString(), 7),
                        new ReportedImage.BaseEntry("scratch", Optional.empty(), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        List.of())),
                Optional.empty()));
        mojo.execute();

        assertEquals(List.of(), run.buildRequest().platforms());
        var wanted = run.buildRequest().ofBase().orElseThrow();
        assertEquals("docker.io/library/debian:12", wanted.base().toString());
        assertEquals("[all]", wanted.selection().included().toString());
        var claims = Sessions.shared(run.session, Claims.class, Claims::new);
        var other =
                new Claim(new ImageOwner("com.acme:two", ""), new TreeSet<>(List.of("localhost:5000/other:9-s390x")));
        assertThrows(InvalidRequestException.class, () -> claims.add(other));
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
