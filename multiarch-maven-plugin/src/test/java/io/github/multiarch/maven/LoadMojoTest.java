package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.LoadRequest;
import io.github.multiarch.config.PlatformSelection;
import io.github.multiarch.config.Target;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Platform;
import java.util.List;
import java.util.Optional;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class LoadMojoTest extends MojoRunTest {
    @Test
    @InjectMojo(goal = "load")
    void takesWhatWasBuiltAndEndsWithTheImageAndItsDigest(LoadMojo mojo) throws Exception {
        mojo.execute();
        assertEquals(
                new LoadRequest(
                        run.basedir().resolve("target/multiarch"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        PlatformSelection.NONE,
                        false),
                run.loadRequest());
        assertEquals(List.of("registry.example.com/acme/orders:1.0@" + MavenRun.DIGEST), run.log);
    }

    @Test
    @InjectMojo(goal = "load")
    @MojoParameter(name = "engine", value = "podman")
    void takesEngineAndPlatformFromPomAndCommandLine(LoadMojo mojo) throws Exception {
        run.execution.setOffline(true);
        run.commandLine("platform", "arm64");
        run.commandLine("image", "registry.example.com/acme/orders:2");
        mojo.execute();
        assertEquals(
                new LoadRequest(
                        run.basedir().resolve("target/multiarch"),
                        Optional.of(new Target(
                                ImageReference.parse("registry.example.com/acme/orders:2"), List.of("2"), false)),
                        Optional.of("podman"),
                        Optional.of(Platform.parse("linux/arm64")),
                        PlatformSelection.NONE,
                        true),
                run.loadRequest());
    }

    @Test
    @InjectMojo(goal = "load")
    void takesSeveralPlatformsFromTheCommandLine(LoadMojo mojo) throws Exception {
        run.commandLine("platforms", "arm64,all,!linux/386");
        mojo.execute();
        var platforms = run.loadRequest().platforms();
        assertEquals(List.of(Platform.parse("linux/arm64")), platforms.named());
        assertEquals("[all]", platforms.included().toString());
        assertEquals("[linux/386]", platforms.excluded().toString());
    }

    @Test
    @InjectMojo(goal = "load")
    void namesEverythingThatIsWrongAtOnce(LoadMojo mojo) {
        run.commandLine("platform", "linux/arm/w");
        run.commandLine("platforms", "win*");
        run.commandLine("retries", "many");
        var message = assertThrows(MojoExecutionException.class, mojo::execute).getMessage();
        for (var part : List.of("platform: ", "platforms: ", "retries")) {
            assertTrue(message.contains(part), message);
        }
        assertEquals(List.of(), run.requests);
    }
}
