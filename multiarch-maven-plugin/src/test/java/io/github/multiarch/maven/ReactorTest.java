package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.BuildFolders;
import io.github.multiarch.config.BuildFolders.Build;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Target;
import io.github.multiarch.report.BuildReport;
import io.github.multiarch.report.OutputDirectory;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

/** Which execution makes which image, where its result is, and which names two of them would have. */
class ReactorTest {
    private static final String COMMON = "<image>registry.example.com/acme/app</image>";

    private final MavenRun run = new MavenRun();
    private final MavenProject two = MavenRun.project(run.basedir().resolve("two"), "com.acme", "two", "1.0");

    @Test
    void twoModulesWithTheParentsImage() throws Exception {
        execution(run.project, "default", COMMON, "build", "push");
        execution(two, "default", COMMON, "build", "push");
        run.session.setProjects(List.of(run.project, two));

        var message = refused(lifecycle());

        assertTrue(message.contains("com.acme:orders and com.acme:two"), message);
        assertTrue(message.contains("registry.example.com/acme/app:1.0"), message);
    }

    @Test
    void aPlatformsTagOfOneIsTheTagOfTheOther() throws Exception {
        execution(run.project, "default", COMMON + "<platformTags>true</platformTags>", "build");
        execution(two, "default", COMMON + "<tags><tag>1.0-arm64</tag></tags>", "build");
        two.setVersion("2.0");
        run.session.setProjects(List.of(run.project, two));

        assertTrue(refused(lifecycle()).contains("acme/app:1.0-arm64"));
    }

    @Test
    void aModuleWhosePlatformsItsBaseTellsKeepsItsName() throws Exception {
        execution(
                run.project,
                "default",
                COMMON + "<platforms><platform>all</platform><platform>!windows/*</platform></platforms>",
                "build");
        execution(two, "default", COMMON, "build");
        run.session.setProjects(List.of(run.project, two));

        assertTrue(refused(lifecycle()).contains("acme/app:1.0"));
    }

    @Test
    void theCommandLineMayNameOneImageForAllModules() throws Exception {
        run.session.setProjects(List.of(run.project, two));
        run.commandLine("image", "acme/app");

        var message = refused(new MojoExecution(null, "default-cli", MojoExecution.Source.CLI));

        assertTrue(message.contains("com.acme:orders and com.acme:two"), message);
    }

    @Test
    void theCommandLineMayNameTheImageOfOneExecution() throws Exception {
        execution(run.project, "a", "<image>acme/a</image>", "build", "push");
        execution(run.project, "b", "<image>acme/b</image>", "build", "push");
        run.commandLine("image", "acme/c");

        new Reactor(run.session).refuseSharedNames(new MojoExecution(null, "a", MojoExecution.Source.CLI));

        assertTrue(refused(lifecycle()).contains("com.acme:orders (execution a) and com.acme:orders (execution b)"));
    }

    @Test
    void whatIsSkippedOrNotKnownYetClaimsNothing() throws Exception {
        execution(run.project, "default", COMMON, "build", "push");
        execution(two, "default", COMMON + "<skip>true</skip>", "build", "push");
        var three = MavenRun.project(run.basedir().resolve("three"), "com.acme", "three", "1.0");
        execution(three, "default", "<image>registry.example.com/acme/${later}</image>", "build", "push");
        var pom = MavenRun.project(run.basedir().resolve("pom"), "com.acme", "pom", "1.0");
        pom.setPackaging("pom");
        execution(pom, "default", COMMON, "build", "push");
        run.session.setProjects(List.of(run.project, two, three, pom));

        new Reactor(run.session).refuseSharedNames(lifecycle());
    }

    @Test
    void whatWasBuiltBeforeARunWasResumedKeepsItsName() throws Exception {
        execution(run.project, "default", "<image>registry.example.com/acme/${later}</image>", "build", "push");
        execution(two, "default", COMMON, "build", "push");
        run.session.setAllProjects(List.of(run.project, two));
        run.session.setProjects(List.of(two));
        Files.createDirectories(target("multiarch"));
        new OutputDirectory(target("multiarch"))
                .write(new BuildReport(
                        "registry.example.com/acme/app:1.0",
                        List.of("1.0"),
                        false,
                        "oci",
                        "1970-01-01T00:00:00Z",
                        new BuildReport.Content(
                                "application/vnd.oci.image.index.v1+json", MavenRun.DIGEST.toString(), 7),
                        List.of(),
                        Optional.empty()));
        new Reactor(run.session).refuseSharedNames(lifecycle());

        run.execution.setResumeFrom(":two");

        assertTrue(refused(lifecycle()).contains("com.acme:two and com.acme:orders"));
    }

    @Test
    void anExecutionWithAnIdHasAFolderOfItsOwn() {
        var folders = folders(new BuildFolders());
        assertEquals(target("multiarch"), folders.own("default"));
        assertEquals(target("multiarch"), folders.own("default-cli"));
        assertEquals(target("multiarch-a"), folders.own("a"));
        assertEquals(target("multiarch-a_b"), folders.own("a/b"));
    }

    @Test
    void aPushTakesTheOnlyBuild() throws Exception {
        execution(run.project, "image", COMMON, "build");
        execution(run.project, "publish", COMMON, "push");

        assertEquals(target("multiarch-image"), folders(new BuildFolders()).taken("publish", Optional.empty()));
        assertEquals(target("multiarch-image"), folders(new BuildFolders()).taken("default-cli", Optional.empty()));
        assertEquals(target("multiarch-image"), folders(new BuildFolders()).near("check"));
    }

    @Test
    void ofSeveralBuildsAPushTakesTheOneOfItsImage() throws Exception {
        execution(run.project, "a", "<image>acme/a</image>", "build");
        execution(run.project, "b", "<image>acme/b</image>", "build");
        var folders = folders(new BuildFolders());

        assertEquals(target("multiarch-b"), folders.taken("c", Optional.of(image("acme/b"))));
        assertEquals(target("multiarch-a"), folders.taken("a", Optional.empty()));
        var problems = assertThrows(InvalidRequestException.class, () -> folders.taken("c", Optional.empty()))
                .problems();
        assertTrue(problems.get(0).message().contains("execution a, acme/a"), problems.toString());
        assertTrue(problems.get(0).message().contains("execution b, acme/b"), problems.toString());
    }

    @Test
    void whatThisRunHasBuiltCountsMoreThanThePom() throws Exception {
        execution(run.project, "a", COMMON, "build");
        var built = new BuildFolders();
        built.begin(new Build(
                Reactor.owner(run.project, "default-cli"),
                image("registry.example.com/acme/app"),
                target("multiarch")));

        assertEquals(target("multiarch"), folders(built).taken("default-cli", Optional.empty()));
    }

    private String refused(MojoExecution running) {
        return assertThrows(InvalidRequestException.class, () -> new Reactor(run.session).refuseSharedNames(running))
                .getMessage();
    }

    private static MojoExecution lifecycle() {
        return new MojoExecution(null, "default", MojoExecution.Source.LIFECYCLE);
    }

    private OutputFolders folders(BuildFolders built) {
        return new OutputFolders(run.project, built);
    }

    private Path target(String name) {
        return run.basedir().resolve("target").resolve(name);
    }

    private static Target image(String name) throws Exception {
        return Target.read(name, "1.0", List.of(), false);
    }

    private static void execution(MavenProject project, String id, String configuration, String... goals)
            throws Exception {
        var key = "io.github.multiarch:multiarch-maven-plugin";
        var plugin = project.getPlugin(key);
        if (plugin == null) {
            plugin = new Plugin();
            plugin.setGroupId("io.github.multiarch");
            plugin.setArtifactId("multiarch-maven-plugin");
            project.getBuild().addPlugin(plugin);
            project.getBuild().flushPluginMap();
        }
        var execution = new PluginExecution();
        execution.setId(id);
        execution.setGoals(List.of(goals));
        execution.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")));
        plugin.addExecution(execution);
    }
}
