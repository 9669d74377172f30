package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pom tells other plugins: the Java release and the main class. */
class PomTest {
    private static final String COMPILER = "maven-compiler-plugin";
    private static final String SPRING_BOOT = "spring-boot-maven-plugin";

    private final MavenProject project = MavenRun.project(Path.of("nowhere"), "com.acme", "orders", "1.0");
    private final Properties userProperties = new Properties();
    private final Pom pom = new Pom(project, userProperties);

    @Test
    void takesTheReleaseThatTheCompilerIsTold() throws Exception {
        assertEquals(Runtime.version().feature(), JavaRelease.of(pom));
        project.getProperties().setProperty("maven.compiler.target", "1.8");
        assertEquals(8, JavaRelease.of(pom));
        plugin("org.apache.maven.plugins", COMPILER, "<target>9</target>");
        assertEquals(9, JavaRelease.of(pom));
        project.getProperties().setProperty("maven.compiler.release", "11");
        assertEquals(11, JavaRelease.of(pom));
        userProperties.setProperty("maven.compiler.release", "17");
        assertEquals(17, JavaRelease.of(pom));
        plugin("org.apache.maven.plugins", COMPILER, "<release>21</release>");
        assertEquals(21, JavaRelease.of(pom));
        execution(COMPILER, "default-compile", "<release>25</release>");
        assertEquals(25, JavaRelease.of(pom));
    }

    @Test
    void takesNoReleaseFromOtherCompilations() throws Exception {
        project.getProperties().setProperty("maven.compiler.release", "17");
        plugin("org.apache.maven.plugins", COMPILER, "<release>${java.version}</release>");
        execution(COMPILER, "java-21-classes", "<release>21</release>");

        assertEquals(17, JavaRelease.of(pom));
    }

    @ParameterizedTest
    @CsvSource({"5, 8", "8, 8", "9, 11", "11, 11", "16, 17", "17, 17", "18, 21", "22, 25", "25, 25", "26, 26"})
    void takesTheNextJavaThatHasAnImage(int release, int image) {
        var lines = new java.util.ArrayList<String>();

        assertEquals("eclipse-temurin:" + image + "-jre", DefaultBase.of(release, Optional.empty(), lines::add));
        assertEquals(release == image ? 0 : 1, lines.size());
    }

    @Test
    void takesTheMainClassThatOtherPluginsAreTold() throws Exception {
        assertEquals(Optional.empty(), MainClass.of(pom));
        project.getProperties().setProperty("start-class", "a.Property");
        assertEquals(Optional.of("a.Property"), MainClass.of(pom));
        plugin("org.springframework.boot", SPRING_BOOT, "<mainClass>a.Spring</mainClass>");
        assertEquals(Optional.of("a.Spring"), MainClass.of(pom));
        execution(SPRING_BOOT, "of-any-name", "<mainClass>a.Repackaged</mainClass>", "repackage");
        assertEquals(Optional.of("a.Repackaged"), MainClass.of(pom));
        plugin(
                "org.apache.maven.plugins",
                "maven-jar-plugin",
                "<archive><manifestEntries><Main-Class>a.Entry</Main-Class></manifestEntries></archive>");
        assertEquals(Optional.of("a.Entry"), MainClass.of(pom));
        plugin(
                "org.apache.maven.plugins",
                "maven-jar-plugin",
                "<archive><manifest><mainClass>a.Jar</mainClass></manifest></archive>");
        assertEquals(Optional.of("a.Jar"), MainClass.of(pom));
    }

    @Test
    void takesNoMainClassThatIsNotResolved() throws Exception {
        plugin("org.springframework.boot", SPRING_BOOT, "<mainClass>${start-class}</mainClass>");

        assertEquals(Optional.empty(), MainClass.of(pom));
    }

    private void plugin(String group, String name, String configuration) throws Exception {
        var plugin = new Plugin();
        plugin.setGroupId(group);
        plugin.setArtifactId(name);
        plugin.setConfiguration(Xpp3DomBuilder.build(new StringReader("<c>" + configuration + "</c>")));
        project.getBuild().getPlugins().removeIf(other -> other.getArtifactId().equals(name));
        project.getBuild().addPlugin(plugin);
        project.getBuild().flushPluginMap();
    }

    private void execution(String name, String id, String configuration, String... goals) throws Exception {
        var execution = new PluginExecution();
        execution.setId(id);
        execution.setGoals(List.of(goals));
        execution.setConfiguration(Xpp3DomBuilder.build(new StringReader("<c>" + configuration + "</c>")));
        var group = name.equals(SPRING_BOOT) ? "org.springframework.boot:" : "org.apache.maven.plugins:";
        var plugin = project.getPlugin(group + name);
        plugin.addExecution(execution);
        plugin.flushExecutionMap();
    }
}
