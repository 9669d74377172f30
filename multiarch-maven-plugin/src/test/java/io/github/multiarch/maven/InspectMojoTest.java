package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.OutputForm;
import io.github.multiarch.oci.Platform;
import java.util.List;
import java.util.Optional;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class InspectMojoTest extends MojoRunTest {
    @Test
    @InjectMojo(goal = "inspect")
    @MojoParameter(name = "image", value = "debian:12")
    void logsTheTableLineByLine(InspectMojo mojo) throws Exception {
        mojo.execute();

        assertEquals("docker.io/library/debian:12", run.inspectRequest().image().toString());
        assertEquals(OutputForm.TABLE, run.inspectRequest().output());
        assertEquals(List.of("first", "second"), run.log);
        assertEquals(List.of(), run.printed);
    }

    @Test
    @InjectMojo(goal = "inspect")
    @MojoParameter(name = "image", value = "debian:12")
    void printsJsonAndLogsNothing(InspectMojo mojo) throws Exception {
        run.commandLine("output", "json");

        mojo.execute();

        assertEquals(OutputForm.JSON, run.inspectRequest().output());
        assertEquals(List.of(), run.log);
        assertEquals(List.of("first\nsecond\n"), run.printed);
    }

    @Test
    @InjectMojo(goal = "inspect")
    @MojoParameter(name = "image", value = "oci:here/layout:1.0")
    void findsLayoutsWhereMavenWasStartedAndOffline(InspectMojo mojo) throws Exception {
        run.execution.setOffline(true);

        mojo.execute();

        assertEquals(
                "oci:" + run.basedir().resolve("here/layout") + ":1.0",
                run.inspectRequest().image().toString());
    }

    @Test
    @InjectMojo(goal = "inspect")
    @MojoParameter(name = "output", value = "yaml")
    void namesEverythingThatIsWrongAtOnce(InspectMojo mojo) {
        var message = messageOf(mojo);

        assertTrue(message.contains("image: is missing"), message);
        assertTrue(message.contains("output: 'yaml'"), message);
    }

    @Test
    @InjectMojo(goal = "inspect")
    @MojoParameter(name = "image", value = "debian:12")
    void readsNoRegistryOffline(InspectMojo mojo) {
        run.execution.setOffline(true);

        assertEquals("image: debian:12 is in a registry, and Maven is offline; run without -o", messageOf(mojo));
    }

    @Test
    @InjectMojo(goal = "inspect")
    @MojoParameter(name = "image", value = "debian:12")
    @MojoParameter(name = "platform", value = "linux/amd64")
    void writesBytesAsTheyAre(InspectMojo mojo) throws Exception {
        run.commandLine("output", "raw");
        run.commandLine("platform", "armhf");

        mojo.execute();

        assertEquals(OutputForm.RAW, run.inspectRequest().output());
        assertEquals(
                Optional.of(Platform.parse("linux/arm/v7")),
                run.inspectRequest().platform());
        assertEquals(List.of(), run.log);
        assertEquals(List.of("bytes: {}"), run.printed);
    }

    @Test
    @InjectMojo(goal = "inspect")
    @MojoParameter(name = "image", value = "debian:12")
    @MojoParameter(name = "for", value = "linux/arm/v8")
    void asksForAMachineOfThePom(InspectMojo mojo) throws Exception {
        mojo.execute();

        assertEquals(
                "linux/arm/v8", run.inspectRequest().machine().orElseThrow().toString());
        assertEquals(Optional.empty(), run.inspectRequest().platform());
        assertEquals(List.of("first", "second"), run.log);
    }

    @Test
    @InjectMojo(goal = "inspect")
    @MojoParameter(name = "image", value = "debian:12")
    void asksOneQuestionAtATime(InspectMojo mojo) {
        run.commandLine("for", "linux/arm/v8");
        run.commandLine("platform", "linux/arm/v7");
        run.commandLine("output", "raw");
        var message = messageOf(mojo);

        assertTrue(message.contains("for: and platform are two questions; ask one at a time"), message);
        assertTrue(message.contains("for: is answered with output=table or json"), message);
    }

    @Test
    @InjectMojo(goal = "inspect")
    @MojoParameter(name = "image", value = "debian:12")
    void namesPlatformsThatAreNone(InspectMojo mojo) {
        run.commandLine("for", "linux/arm/v99");
        run.commandLine("platform", "linux/arm/v8");
        var message = messageOf(mojo);

        assertTrue(message.contains("for: 'linux/arm/v99' is not a platform"), message);
        assertTrue(message.contains("platform: 'linux/arm/v8' is not a platform"), message);
    }

    private static String messageOf(InspectMojo mojo) {
        return assertThrows(MojoExecutionException.class, mojo::execute).getMessage();
    }
}
