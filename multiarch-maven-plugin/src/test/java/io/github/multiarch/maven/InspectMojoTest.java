package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.OutputForm;
import java.util.List;
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

    private static String messageOf(InspectMojo mojo) {
        return assertThrows(MojoExecutionException.class, mojo::execute).getMessage();
    }
}
