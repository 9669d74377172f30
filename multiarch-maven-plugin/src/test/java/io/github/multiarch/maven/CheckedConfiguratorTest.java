package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.LayerReading;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.junit.jupiter.api.Test;

/** What a goal does about what no goal understands: before anything is touched, with all else that is wrong, and not when it is skipped. */
class CheckedConfiguratorTest extends MojoRunTest {
    private static final String WRONG =
            "<image>registry.example.com/acme/orders</image><platfrom>linux/arm64</platfrom>"
                    + "<container><jvmFlag>-x</jvmFlag><user>1000</user></container>";

    private final PluginRun plugin = new PluginRun(run);

    @Test
    @InjectMojo(goal = "build")
    void buildTellsItWithWhatElseIsWrong(BuildMojo mojo) throws Exception {
        var message = messageOf("build", mojo, WRONG + "<compression>gzap</compression>");

        assertTrue(message.startsWith("3 problems:"), message);
        assertTrue(message.contains("<platfrom>"), message);
        assertTrue(message.contains("<jvmFlags>"), message);
        assertTrue(message.contains("compression: 'gzap'"), message);
    }

    @Test
    @InjectMojo(goal = "build")
    void buildTellsItWhereAllElseIsRight(BuildMojo mojo) throws Exception {
        var message = messageOf("build", mojo, WRONG);

        assertTrue(message.startsWith("2 problems:"), message);
    }

    @Test
    @InjectMojo(goal = "push")
    void pushTellsItThoughItKnowsNothingOfContainers(PushMojo mojo) throws Exception {
        var message = messageOf("push", mojo, WRONG);

        assertTrue(message.contains("<jvmFlags>"), message);
    }

    @Test
    @InjectMojo(goal = "index")
    void aDryRunThatIsMisspeltPublishesNothing(IndexMojo mojo) throws Exception {
        run.commandLine("dryRun", "yes");
        run.commandLine("image", "registry.example.com/acme/orders");
        run.commandLine("sources", "registry.example.com/acme/orders:1-amd64");

        var message = messageOf("index", mojo, "");

        assertTrue(message.startsWith("-Dmultiarch.dryRun: is 'yes'"), message);
    }

    /** A goal that is none of a registry's has nothing to tell it by. */
    @Test
    void anotherKindOfGoalIsNotCalled() {
        plugin.plugin.setConfiguration(PluginRun.dom(WRONG));

        var failure =
                assertThrows(ComponentConfigurationException.class, () -> plugin.configure("build", new Object()));

        assertTrue(failure.getMessage().contains("<platfrom>"), failure.getMessage());
    }

    @Test
    @InjectMojo(goal = "build")
    void skipComesFirst(BuildMojo mojo) throws Exception {
        configure("build", mojo, WRONG + "<skip>true</skip>");

        mojo.execute();

        assertEquals(List.of("Skipping: multiarch.skip is true"), run.log);
    }

    @Test
    @InjectMojo(goal = "build")
    void whatIsRightGetsWhereItBelongs(BuildMojo mojo) throws Exception {
        configure("build", mojo, """
                <image>registry.example.com/acme/orders</image>
                <container>
                  <labels>
                    <team>orders</team>
                    <label><name>com.example/team</name><value>orders</value></label>
                  </labels>
                </container>
                """);
        run.project.getProperties().setProperty("multiarch.somebody.elses", "x");

        mojo.execute();

        assertEquals(
                "{com.example/team=orders, team=orders}",
                run.buildRequest().container().labels().toString());
    }

    @Test
    @InjectMojo(goal = "build")
    void warnsOnce(BuildMojo mojo) throws Exception {
        run.project.getProperties().setProperty("multiarch.somebody.elses", "x");
        configure("build", mojo, "<image>registry.example.com/acme/orders</image>");

        mojo.execute();
        mojo.execute();

        assertEquals(
                1,
                run.log.stream()
                        .filter(line -> line.startsWith("warning: the property multiarch.somebody.elses"))
                        .count());
    }

    /** Layers of build are elements, and a word to verify, which sees all that stands right below the plugin's configuration. */
    @Test
    @InjectMojo(goal = "verify")
    void layersOfTheImageAreNoneOfVerifys(VerifyMojo mojo) throws Exception {
        configure(
                "verify",
                mojo,
                "<image>debian:12</image><layers><layer><name>x</name><files><file>/x</file></files></layer></layers>");

        mojo.execute();

        assertEquals(LayerReading.LISTED, run.verifyRequest().layers());
    }

    private void configure(String goal, ConnectionMojo mojo, String elements) throws Exception {
        plugin.plugin.setConfiguration(PluginRun.dom(elements));
        plugin.configure(goal, mojo);
    }

    private String messageOf(String goal, ConnectionMojo mojo, String elements) throws Exception {
        configure(goal, mojo, elements);
        var message = assertThrows(MojoExecutionException.class, mojo::execute).getMessage();
        assertEquals(List.of(), run.requests);
        return message;
    }
}
