package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.ExportRequest;
import io.github.multiarch.config.LayoutForm;
import io.github.multiarch.config.Target;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.registry.Credentials;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class ExportMojoTest extends MojoRunTest {
    @Test
    @InjectMojo(goal = "export")
    void takesWhatWasBuiltAndEndsWithThePlaceAndItsDigest(ExportMojo mojo) throws Exception {
        mojo.execute();

        assertEquals(
                new ExportRequest(
                        run.basedir().resolve("target/multiarch"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                run.exportRequest());
        assertEquals(List.of("oci-archive:image.tar@" + MavenRun.DIGEST), run.log);
    }

    @Test
    @InjectMojo(goal = "export")
    @MojoParameter(name = "to", value = "oci:all")
    @MojoParameter(name = "image", value = "registry.example.com/acme/orders")
    @MojoParameter(name = "username", value = "joe")
    @MojoParameter(name = "password", value = "hush")
    void takesNamesAndThePlaceFromThePom(ExportMojo mojo) throws Exception {
        run.execution.setBaseDirectory(run.basedir().getParent().toFile());
        run.execution.setOffline(true);
        run.commandLine("tags", "latest");

        mojo.execute();

        var request = run.exportRequest();
        assertEquals(
                Optional.of(new BaseReference.InLayout(
                        run.basedir().resolve("all"), Optional.empty(), LayoutForm.DIRECTORY)),
                request.to());
        assertEquals(
                Optional.of(new Target(
                        ImageReference.parse("registry.example.com/acme/orders:1.0"), List.of("1.0", "latest"), false)),
                request.target());
        assertTrue(request.offline());
        assertEquals(
                Optional.of(new Credentials("joe", "hush")), run.credentials.credentialsFor("registry.example.com"));
    }

    @Test
    @InjectMojo(goal = "export")
    @MojoParameter(name = "to", value = "oci:all")
    void aPathOnTheCommandLineBeginsWhereMavenWasStarted(ExportMojo mojo) throws Exception {
        var start = run.basedir().getParent();
        run.execution.setBaseDirectory(start.toFile());
        run.commandLine("to", "oci-archive:all.tar");

        mojo.execute();

        assertEquals(
                Optional.of(new BaseReference.InLayout(start.resolve("all.tar"), Optional.empty(), LayoutForm.ARCHIVE)),
                run.exportRequest().to());
    }

    @Test
    @InjectMojo(goal = "export")
    @MojoParameter(name = "username", value = "joe")
    @MojoParameter(name = "password", value = "hush")
    void namesEverythingThatIsWrongAtOnce(ExportMojo mojo) {
        run.commandLine("to", "orders.tar");
        run.commandLine("retries", "many");

        var message = assertThrows(MojoExecutionException.class, mojo::execute).getMessage();

        for (var part : List.of("to: 'orders.tar' is no place on disk", "username: is for the registry", "retries")) {
            assertTrue(message.contains(part), message);
        }
        assertFalse(message.contains("hush"));
        assertEquals(List.of(), run.requests);
    }

    @Test
    @InjectMojo(goal = "export")
    void anArchiveForDockerIsOfOnePlatform(ExportMojo mojo) throws Exception {
        run.commandLine("to", "docker-archive:orders.tar");
        run.commandLine("platform", "linux/arm/v7");
        mojo.execute();
        assertEquals(
                Optional.of(Platform.parse("linux/arm/v7")), run.exportRequest().platform());
        assertEquals(
                LayoutForm.DOCKER_ARCHIVE,
                run.exportRequest().to().orElseThrow().form());

        run.commandLine("to", "oci-archive:orders.tar");
        var message = assertThrows(MojoExecutionException.class, mojo::execute).getMessage();
        assertTrue(message.contains("platform: is for docker-archive:"), message);
        run.commandLine("platform", "linux/arm/w");
        assertTrue(assertThrows(MojoExecutionException.class, mojo::execute)
                .getMessage()
                .contains("platform: "));
    }

    @Test
    @InjectMojo(goal = "export")
    void ofAPomItTakesWhatWasBuilt(ExportMojo mojo) throws Exception {
        run.project.setPackaging("pom");
        mojo.execute();
        assertEquals(List.of("Skipping: the packaging is pom, so there is no application"), run.log);

        var output = Files.createDirectories(run.basedir().resolve("target/multiarch"));
        Files.writeString(output.resolve("report.json"), "{}");
        mojo.execute();
        assertEquals(output, run.exportRequest().outputDirectory());
    }
}
