package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.ApplicationContent.Exploded;
import io.github.multiarch.config.ApplicationContent.LaidOut;
import io.github.multiarch.config.ApplicationContent.Unmade;
import io.github.multiarch.config.Framework;
import io.github.multiarch.config.Start;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frameworks and languages are known by the pom, and say how an application is started. */
class RecognitionTest {
    private static final String QUARKUS = "io.quarkus:quarkus-core:3.33.2";
    private static final String VERTX = "io.vertx:vertx-core:5.0.7";
    private static final String DROPWIZARD = "io.dropwizard:dropwizard-core:5.0.1";

    @TempDir
    private Path directory;

    private MavenProject project;
    private ContainerParameter container;
    private Optional<String> from = Optional.empty();

    @BeforeEach
    void start() {
        project = MavenRun.project(directory, "com.acme", "orders", "1.0");
        container = new ContainerParameter();
    }

    @Test
    void aPlainProjectIsNothingInParticular() throws Exception {
        dependencies("org.slf4j:slf4j-api:2.0.17");
        assertEquals(Optional.empty(), recognition().application().framework());
        assertEquals(List.of(), recognition().lines());
    }

    @ParameterizedTest
    @CsvSource({
        "io.micronaut:micronaut-context:4.10, Micronaut 4.10, exec.mainClass",
        "io.helidon.webserver:helidon-webserver:4.5.0, Helidon SE 4.5.0, mainClass",
        "io.dropwizard:dropwizard-core:5.0.1, Dropwizard 5.0.1, run(args)",
        "org.springframework.boot:spring-boot:4.1.2, Spring Boot 4.1.2, start-class",
        "io.vertx:vertx-core:5.0.7, Vert.x 5.0.7, vertx.verticle",
    })
    void aFrameworkIsKnownByItsDependency(String dependency, String name, String line) throws Exception {
        dependencies(dependency);
        var framework = framework();
        assertEquals(name, framework.name());
        assertTrue(framework.advice().contains(line), framework.advice());
        assertEquals(name, recognition().lines().get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "org.jetbrains.kotlin:kotlin-stdlib:2.4.21, kotlin-maven-plugin, Kotlin 2.4.21, ApplicationKt",
        "org.apache.groovy:groovy:5.0.8, gmavenplus-plugin, Groovy 5.0.8, Orders.groovy",
        "org.scala-lang:scala-library:2.13.18, scala-maven-plugin, Scala 2.13.18, @main",
    })
    void aLanguageIsKnownByWhatCompilesIt(String dependency, String plugin, String name, String line) throws Exception {
        dependencies(dependency);
        assertEquals(Optional.empty(), recognition().application().framework(), "libraries are written in it, too");
        plugin(plugin, "");
        assertEquals(name, framework().name());
        assertTrue(
                framework().advice().contains(plugin + " compiles nothing here"),
                framework().advice());
        assertTrue(
                framework().advice().contains("<goal>compile</goal>"),
                framework().advice());
        goal(plugin, "compile");
        assertTrue(framework().advice().contains(line), framework().advice());
    }

    @Test
    void aFrameworkAndALanguageAreBothNamed() throws Exception {
        dependencies("org.springframework.boot:spring-boot:4.1.2", "org.jetbrains.kotlin:kotlin-stdlib:2.4.21", VERTX);
        plugin("kotlin-maven-plugin", "");
        goal("kotlin-maven-plugin", "compile");
        assertEquals("Spring Boot 4.1.2, Kotlin 2.4.21", framework().name());
        assertTrue(framework().advice().contains("start-class"), framework().advice());
    }

    @Test
    void aVerticleIsStartedByTheLauncherThatItsJarNames() throws Exception {
        dependencies(VERTX);
        plugin(
                "maven-shade-plugin",
                "<transformers><transformer><manifestEntries><Main-Class>com.acme.Launcher</Main-Class>"
                        + "<Main-Verticle>com.acme.Verticle</Main-Verticle></manifestEntries></transformer></transformers>");
        assertEquals(Optional.of("com.acme.Launcher"), recognition().mainClass());
        assertEquals(
                Optional.of(new Start.MainClass("com.acme.Launcher", List.of("com.acme.Verticle"))),
                framework().start());

        container = named("org.else.Main");
        assertEquals(Optional.empty(), framework().start(), "what the user names gets no arguments");
    }

    @Test
    void aVerticleOfVertx4IsRun() throws Exception {
        dependencies("io.vertx:vertx-core:4.5.27");
        plugin("vertx-maven-plugin", "");
        project.getProperties().setProperty("vertx.verticle", "com.acme.Verticle");
        assertEquals(Optional.of("io.vertx.core.Launcher"), recognition().mainClass());
        assertEquals(
                Optional.of(new Start.MainClass("io.vertx.core.Launcher", List.of("run", "com.acme.Verticle"))),
                framework().start());
        dependencies(VERTX);
        assertEquals(
                Optional.of(new Start.MainClass(
                        "io.vertx.launcher.application.VertxApplication", List.of("com.acme.Verticle"))),
                framework().start());
    }

    @Test
    void helidonsOwnMainClassStartsBeans() throws Exception {
        dependencies(
                "io.helidon.microprofile.cdi:helidon-microprofile-cdi:4.4.0",
                "io.helidon.webserver:helidon-webserver:4.4.0");
        assertEquals("Helidon MP 4.4.0", framework().name());
        assertEquals(
                Optional.of(new Start.MainClass("io.helidon.Main")), framework().start());
        dependencies("io.helidon.microprofile.cdi:helidon-microprofile-cdi:3.2.11");
        assertEquals(
                Optional.of(new Start.MainClass("io.helidon.microprofile.cdi.Main")),
                framework().start());
    }

    @Test
    void micronautNamesItsMainClassForExec() throws Exception {
        project.getProperties().setProperty("exec.mainClass", "com.acme.Application");
        assertEquals(Optional.empty(), recognition().mainClass(), "it may be a tool's");
        plugin("micronaut-maven-plugin", "");
        assertEquals(Optional.of("com.acme.Application"), recognition().mainClass());
    }

    @Test
    void severalShadedJarsSayNothing() throws Exception {
        plugin(
                "maven-shade-plugin",
                "<transformers><a><mainClass>a.A</mainClass></a><b><mainClass>b.B</mainClass></b></transformers>");
        assertEquals(Optional.empty(), recognition().mainClass());
    }

    @Test
    void dropwizardServesWithTheFileBesideThePom() throws Exception {
        dependencies(DROPWIZARD);
        assertEquals(Optional.of(List.of("server")), recognition().args());
        assertTrue(
                recognition().lines().get(1).contains("config.yml"),
                recognition().lines().toString());
        Files.writeString(directory.resolve("orders.yml"), "server: {}");
        var found = recognition();
        assertEquals(Optional.of(List.of("server", "/app/orders.yml")), found.args());
        assertEquals(
                List.of(Optional.of("/app/orders.yml")),
                found.files().stream().map(file -> file.into()).toList());
        assertTrue(
                found.lines().get(1).contains("/app/orders.yml"), found.lines().toString());

        container = new ContainerParameter();
        set(container, "args", List.of("check"));
        assertEquals(Optional.empty(), recognition().args(), "the user's count");
        assertEquals(List.of(), recognition().files());
    }

    @Test
    void quarkusIsWhatItsPluginHasMade() throws Exception {
        dependencies(QUARKUS);
        plugin("maven-jar-plugin", "<archive><manifest><mainClass>com.acme.Main</mainClass></manifest></archive>");
        assertTrue(reason().contains("add quarkus-maven-plugin to the pom"), reason());
        assertEquals(Optional.empty(), recognition().mainClass());
        plugin("quarkus-maven-plugin", "");
        assertTrue(reason().contains("<goal>build</goal>"), reason());
        goal("quarkus-maven-plugin", "build");
        assertTrue(reason().contains("mvn package"), reason());
        plugin("multiarch-maven-plugin", "");
        goal("multiarch-maven-plugin", "build");
        assertTrue(reason().contains("mvn package"), reason());

        Files.createDirectories(directory.resolve("target"));
        Files.writeString(directory.resolve("target/orders-runner"), "a program");
        assertTrue(recognition().application().content() instanceof LaidOut);
        assertEquals(
                List.of("Quarkus native executable from target/orders-runner"),
                recognition().lines());
    }

    @Test
    void whoRunsBeforeQuarkusIsToldSo() throws Exception {
        dependencies(QUARKUS);
        plugin("multiarch-maven-plugin", "");
        goal("multiarch-maven-plugin", "build");
        plugin("quarkus-maven-plugin", "");
        goal("quarkus-maven-plugin", "build");
        assertTrue(reason().contains("put it behind"), reason());
        Files.createDirectories(directory.resolve("target"));
        Files.writeString(directory.resolve("target/orders-runner"), "of the build before");
        assertTrue(reason().contains("put it behind"), reason());
        project.getBuild().getPlugins().get(0).getExecutions().get(0).setPhase("verify");
        assertTrue(recognition().application().content() instanceof LaidOut, "a later phase comes later");
    }

    /** On a server, the server starts it. */
    @Test
    void aRepackagedWarIsStartedByItself() throws Exception {
        dependencies("org.springframework.boot:spring-boot:4.1.2");
        project.setPackaging("war");
        project.getBuild().setFinalName("orders");
        plugin("spring-boot-maven-plugin", "");
        assertTrue(recognition().application().content() instanceof Exploded);
        goal("spring-boot-maven-plugin", "repackage");
        assertTrue(reason().contains("target/orders.war"), reason());
        from = Optional.of("eclipse-temurin:17-jre");
        assertTrue(reason().contains("target/orders.war"), reason());
        from = Optional.of("docker.io/library/tomcat:11");
        assertTrue(recognition().application().content() instanceof Exploded);
    }

    private String reason() throws Exception {
        return ((Unmade) recognition().application().content()).reason();
    }

    private Framework framework() throws Exception {
        return recognition().application().framework().orElseThrow();
    }

    private Recognition recognition() throws Exception {
        var application = new Application(directory.resolve("target/classes"), List.of(), List.of());
        return Recognition.of(
                project,
                new Pom(project, new Properties()),
                application,
                container.toParameters(Optional.empty(), Optional.empty()),
                from);
    }

    private void dependencies(String... coordinates) {
        var artifacts = new LinkedHashSet<Artifact>();
        for (var text : coordinates) {
            var parts = text.split(":", -1);
            artifacts.add(MavenRun.artifact(parts[0], parts[1], parts[2]));
        }
        project.setArtifacts(artifacts);
    }

    private void plugin(String name, String configuration) throws Exception {
        var plugin = new Plugin();
        plugin.setArtifactId(name);
        plugin.setConfiguration(Xpp3DomBuilder.build(new StringReader("<c>" + configuration + "</c>")));
        project.getBuild().addPlugin(plugin);
        project.getBuild().flushPluginMap();
    }

    private void goal(String plugin, String goal) {
        var execution = new PluginExecution();
        execution.addGoal(goal);
        project.getBuild().getPlugins().stream()
                .filter(found -> found.getArtifactId().equals(plugin))
                .forEach(found -> found.addExecution(execution));
    }

    private static ContainerParameter named(String mainClass) throws ReflectiveOperationException {
        var container = new ContainerParameter();
        set(container, "mainClass", mainClass);
        return container;
    }

    /** As Maven does. */
    private static void set(ContainerParameter container, String name, Object value)
            throws ReflectiveOperationException {
        var field = ContainerParameter.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(container, value);
    }
}
