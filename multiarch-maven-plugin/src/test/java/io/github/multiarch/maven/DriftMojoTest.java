package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.drift.BaseState;
import io.github.multiarch.drift.DriftReport;
import io.github.multiarch.drift.PlatformDrift;
import io.github.multiarch.drift.SaidBase;
import io.github.multiarch.inspect.Attached;
import io.github.multiarch.oci.Platform;
import java.util.List;
import java.util.Optional;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class DriftMojoTest extends MojoRunTest {
    @Test
    @InjectMojo(goal = "drift")
    @MojoParameter(name = "image", value = "acme/orders:1.0")
    void saysWhatItKnowsAndSucceedsWhenNothingMoved(DriftMojo mojo) throws Exception {
        found(BaseState.UNKNOWN);

        mojo.execute();

        assertEquals("docker.io/acme/orders:1.0", run.driftRequest().image().toString());
        assertEquals(
                List.of(
                        "image@" + MavenRun.DIGEST + ": no base is known to have moved",
                        "  linux/arm64  unknown  host/jre:21: because"),
                run.log);
    }

    @Test
    @InjectMojo(goal = "drift")
    @MojoParameter(name = "image", value = "acme/orders:1.0")
    void failsWhenABaseIsAnotherOne(DriftMojo mojo) {
        for (var state : List.of(BaseState.MOVED, BaseState.GONE)) {
            found(state);
            var failure =
                    assertThrows(MojoFailureException.class, mojo::execute).getMessage();
            assertTrue(failure.contains("1 of 1 platforms are on a base that has moved or is gone"), failure);
            assertTrue(failure.contains("linux/arm64  " + state), failure);
        }
        assertEquals(List.of(), run.log);
    }

    @Test
    @InjectMojo(goal = "drift")
    @MojoParameter(name = "image", value = "acme/orders:1.0")
    void printsJsonAlsoWhenItFails(DriftMojo mojo) {
        found(BaseState.MOVED);
        run.commandLine("output", "json");

        assertThrows(MojoFailureException.class, mojo::execute);

        assertEquals(List.of(run.drift.json()), run.printed);
        assertEquals(List.of(), run.log);
    }

    @Test
    @InjectMojo(goal = "drift")
    @MojoParameter(name = "output", value = "raw-ish")
    void namesEverythingThatIsWrongAtOnce(DriftMojo mojo) {
        run.execution.setOffline(true);

        var message = assertThrows(MojoExecutionException.class, mojo::execute).getMessage();

        for (var part : List.of("image: is missing", "output: 'raw-ish'", "while Maven is offline")) {
            assertTrue(message.contains(part), message);
        }
        assertEquals(0, run.requests.size());
    }

    private void found(BaseState state) {
        run.drift = new DriftReport(
                "image",
                MavenRun.DIGEST,
                List.of(new PlatformDrift(
                        Platform.parse("linux/arm64"),
                        new SaidBase(Optional.of("host/jre:21"), Optional.empty()),
                        state,
                        Optional.empty(),
                        Optional.of("because"))),
                new Attached(List.of(), List.of()));
    }
}
