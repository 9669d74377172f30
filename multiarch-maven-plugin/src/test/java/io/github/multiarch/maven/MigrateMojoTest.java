package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateMojoTest {
    private static final String POM =
            "<project>\n  <build>\n    <plugins>\n      <plugin>\n        <groupId>com.google.cloud.tools</groupId>\n        <artifactId>jib-maven-plugin</artifactId>\n      </plugin>\n    </plugins>\n  </build>\n</project>\n";

    @TempDir
    private Path basedir;

    private MavenRun run;

    @BeforeEach
    void makeProject() throws IOException {
        run = new MavenRun(basedir);
        Files.writeString(basedir.resolve("pom.xml"), POM);
    }

    @Test
    void printsTheBlockAsThePomsWriteIt() throws Exception {
        plugin(run.project.getModel(), "<to><image>acme/orders:1.0</image></to><container><user>7</user></container>");
        var raw = raw(run.project);
        plugin(raw, "<to><image>acme/${project.artifactId}:${project.version}</image></to>");
        raw.getBuild().setPluginManagement(new PluginManagement());
        raw.getBuild().getPluginManagement().addPlugin(jib("<container><user>${unrelated}</user></container>"));
        execute();
        var printed = String.join("", run.printed);
        assertTrue(printed.startsWith("      <plugin>\n        <groupId>io.github.multiarch"), printed);
        assertTrue(printed.contains("<version>9.9</version>"), printed);
        assertTrue(printed.contains("<image>acme/${project.artifactId}:${project.version}</image>"), printed);
        assertEquals(POM, Files.readString(basedir.resolve("pom.xml")));
        assertTrue(String.join("", run.log).contains("-Dmultiarch.write"));
    }

    @Test
    void valuesThatComeToSomethingElseAreTakenAsTheyAre() throws Exception {
        plugin(run.project.getModel(), "<to><image>acme/orders:2.0</image></to>");
        plugin(raw(run.project), "<to><image>acme/orders:${project.version}</image></to>");
        execute();
        assertTrue(String.join("", run.printed).contains("<image>acme/orders:2.0</image>"));
    }

    @Test
    void theTextOfAParentCountsToo() throws Exception {
        plugin(run.project.getModel(), "<to><image>acme/orders:1.0</image></to>");
        var parent = MavenRun.project(basedir, "com.acme", "parent", "1");
        plugin(raw(parent), "<to><image>acme/orders:${project.version}</image></to>");
        run.project.setParent(parent);
        execute();
        assertTrue(String.join("", run.printed).contains("<image>acme/orders:${project.version}</image>"));
    }

    @Test
    void propertiesOfTheCommandLineCount() throws Exception {
        plugin(run.project.getModel(), "<to><image>acme/orders:1.0</image></to>");
        run.execution.getUserProperties().setProperty("jib.to.image", "ghcr.io/acme/orders:7");
        execute();
        assertTrue(String.join("", run.printed).contains("<image>ghcr.io/acme/orders:7</image>"));
    }

    @Test
    void writesOnce() throws Exception {
        plugin(
                run.project.getModel(),
                "<to><image>acme/orders:1.0</image><auth><password>s3cret</password></auth></to>");
        run.commandLine("write", "true");
        execute();
        var written = Files.readString(basedir.resolve("pom.xml"));
        assertTrue(written.contains("</plugin>\n      <plugin>\n        <groupId>io.github.multiarch"), written);
        assertFalse(written.contains("s3cret"), written);
        assertTrue(run.printed.isEmpty());
        execute();
        assertEquals(written, Files.readString(basedir.resolve("pom.xml")));
        assertTrue(run.log.get(run.log.size() - 1).contains("already"), run.log.toString());
    }

    @Test
    void whatAParentInTheBuildHasIsLeftToIt() throws Exception {
        Files.writeString(basedir.resolve("pom.xml"), "<project/>");
        plugin(run.project.getModel(), "<to><image>acme/orders:1.0</image></to>");
        var parent = MavenRun.project(basedir, "com.acme", "parent", "1");
        plugin(raw(parent), "<to><image>acme/${project.artifactId}:1.0</image></to>");
        run.project.setParent(parent);
        run.session.setAllProjects(List.of(parent, run.project));
        run.commandLine("write", "true");
        execute();
        assertEquals("<project/>", Files.readString(basedir.resolve("pom.xml")));
        assertTrue(run.log.get(0).contains("parent"), run.log.toString());
    }

    @Test
    void severalPluginsAreAQuestion() throws Exception {
        plugin(run.project.getModel(), "<to><image>acme/orders:1.0</image></to>");
        var boot = new Plugin();
        boot.setGroupId("org.springframework.boot");
        boot.setArtifactId("spring-boot-maven-plugin");
        boot.setConfiguration(Xpp3DomBuilder.build(
                new StringReader("<configuration><image><name>acme/boot:1</name></image></configuration>")));
        run.project.getModel().getBuild().addPlugin(boot);
        var message = assertThrows(MojoExecutionException.class, this::execute).getMessage();
        assertTrue(
                message.contains("multiarch.plugin")
                        && message.contains("jib-maven-plugin")
                        && message.contains("spring-boot"),
                message);
        run.commandLine("plugin", "spring-boot-maven-plugin");
        execute();
        assertTrue(String.join("", run.printed).contains("<image>acme/boot:1</image>"));
    }

    @Test
    void nothingToMigrateIsNoFailure() throws Exception {
        execute();
        assertTrue(run.log.get(0).contains("jib-maven-plugin"), run.log.toString());
    }

    private void execute() throws MojoExecutionException {
        var descriptor = new PluginDescriptor();
        descriptor.setVersion("9.9");
        var goal = new MojoDescriptor();
        goal.setPluginDescriptor(descriptor);
        run.project.setFile(new File(basedir.toFile(), "pom.xml"));
        var mojo = new MigrateMojo(run.session, run.project, new MojoExecution(goal), run.standardOutput());
        mojo.setLog(run.log());
        mojo.execute();
    }

    private static Model raw(MavenProject project) {
        var model = project.getOriginalModel();
        model.setBuild(new Build());
        return model;
    }

    private static void plugin(Model model, String configuration) throws Exception {
        model.getBuild().addPlugin(jib(configuration));
    }

    private static Plugin jib(String configuration) throws Exception {
        var jib = new Plugin();
        jib.setGroupId("com.google.cloud.tools");
        jib.setArtifactId("jib-maven-plugin");
        jib.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")));
        return jib;
    }
}
