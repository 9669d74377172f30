package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.ApplicationContent.Packaged;
import io.github.multiarch.config.Entrypoint;
import io.github.multiarch.config.LayerRule;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.ImageFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.junit.jupiter.api.Test;

/** What a pom says, and what {@code build} makes of it. */
class BuildMojoTest extends MojoRunTest {
    private static final String IMAGE = "registry.example.com/acme/orders";
    private static final String POM = """
            <project>
              <build><plugins><plugin>
                <artifactId>multiarch-maven-plugin</artifactId>
                <configuration>
                  <image>registry.example.com/acme/orders:2</image>
                  <tags><tag>latest</tag><tag/></tags>
                  <from>eclipse-temurin:21-jre</from>
                  <format>docker</format>
                  <compression>none</compression>
                  <platformTags>true</platformTags>
                  <platforms>
                    <platform>linux/amd64</platform>
                    <platform>
                      <name>linux/arm/v7</name>
                      <from>docker.io/acme/jre21-armhf:1</from>
                      <jvmFlags><jvmFlag>-Xss512k</jvmFlag></jvmFlags>
                      <environment><LIMIT>small</LIMIT></environment>
                      <labels><board>rpi</board></labels>
                    </platform>
                  </platforms>
                  <annotations>
                    <org.opencontainers.image.title>Orders!</org.opencontainers.image.title>
                    <com.acme.team>orders</com.acme.team>
                  </annotations>
                  <layers>
                    <layer>
                      <name>company</name>
                      <dependencies><dependency>com.acme:*</dependency><dependency/></dependencies>
                    </layer>
                    <layer>
                      <name>assets</name>
                      <classes><class>static/**</class></classes>
                      <files><file>/opt/model/**</file></files>
                    </layer>
                  </layers>
                  <insecureRegistries><insecureRegistry>registry.local:5000</insecureRegistry></insecureRegistries>
                  <container>
                    <mainClass>com.acme.Main</mainClass>
                    <jvmFlags><jvmFlag>-Xmx64m</jvmFlag></jvmFlags>
                    <args><arg>--serve</arg></args>
                    <entrypoint>INHERIT</entrypoint>
                    <environment><EMPTY/><TZ>UTC</TZ></environment>
                    <labels><team>orders</team></labels>
                    <ports><port>8080</port></ports>
                    <volumes><volume>/data</volume></volumes>
                    <user>1000:1000</user>
                    <workingDirectory>/data</workingDirectory>
                    <appRoot>/srv</appRoot>
                  </container>
                </configuration>
              </plugin></plugins></build>
            </project>
            """;

    private static final String POM_WITH_FILES = """
            <project>
              <build><plugins><plugin>
                <artifactId>multiarch-maven-plugin</artifactId>
                <configuration>
                  <image>registry.example.com/acme/orders:2</image>
                  <files>
                    <directory>native/{os}-{arch}</directory>
                    <source>
                      <artifact>a:b:1:exe:{os}-{arch}</artifact>
                      <into>/usr/bin/b</into>
                      <executable>true</executable>
                      <unpack>true</unpack>
                    </source>
                  </files>
                  <container><entrypoint><word>/usr/bin/b</word></entrypoint></container>
                </configuration>
              </plugin></plugins></build>
            </project>
            """;

    @Test
    @InjectMojo(goal = "build", pom = POM)
    void readsEveryParameterOfThePom(BuildMojo mojo) throws Exception {
        mojo.execute();

        var request = run.buildRequest();
        assertEquals(IMAGE + ":2", request.target().image().toString());
        assertEquals(List.of("2", "latest"), request.target().tags());
        assertTrue(request.target().platformTags());
        assertEquals(ImageFormat.DOCKER, request.format());
        assertEquals(Compression.NONE, request.compression());
        assertEquals("Orders!", request.metadata().annotations().get("org.opencontainers.image.title"));
        assertEquals("orders", request.metadata().annotations().get("com.acme.team"));
        assertEquals(
                "[registry.local:5000]",
                run.options.orElseThrow().insecureRegistries().toString());

        var layers = request.layers().rules();
        assertEquals(
                List.of("company", "assets"),
                layers.stream().map(LayerRule::name).toList());
        assertEquals("[com.acme:*]", layers.get(0).patterns().toString());
        assertEquals("[static/**, /opt/model/**]", layers.get(1).patterns().toString());

        var container = request.container();
        assertEquals(Optional.of("com.acme.Main"), container.mainClass());
        assertEquals(List.of("-Xmx64m"), container.jvmFlags());
        assertEquals(Optional.of(List.of("--serve")), container.args());
        assertEquals(new Entrypoint.Inherit(), container.entrypoint());
        assertEquals(Map.of("EMPTY", "", "TZ", "UTC"), container.environment());
        assertEquals(Map.of("team", "orders"), container.labels());
        assertEquals("[8080/tcp]", container.ports().toString());
        assertEquals("[/data]", container.volumes().toString());
        assertEquals(Optional.of("1000:1000"), container.user());
        assertEquals(Optional.of("/data"), container.workingDirectory());
        assertEquals("/srv", container.appRoot());
    }

    @Test
    @InjectMojo(goal = "build", pom = POM)
    void takesPlatformsAsTextAndAsElements(BuildMojo mojo) throws Exception {
        mojo.execute();

        var platforms = run.buildRequest().platforms();
        assertEquals(2, platforms.size());
        assertEquals("linux/amd64", platforms.get(0).platform().toString());
        assertEquals(
                "docker.io/library/eclipse-temurin:21-jre",
                platforms.get(0).from().toString());
        assertEquals(List.of(), platforms.get(0).jvmFlags());
        var arm = platforms.get(1);
        assertEquals("linux/arm/v7", arm.platform().toString());
        assertEquals("docker.io/acme/jre21-armhf:1", arm.from().toString());
        assertEquals(List.of("-Xss512k"), arm.jvmFlags());
        assertEquals(Map.of("LIMIT", "small"), arm.environment());
        assertEquals(Map.of("board", "rpi"), arm.labels());
    }

    @Test
    @InjectMojo(goal = "build")
    @MojoParameter(name = "image", value = IMAGE)
    void hasDefaultsForAllTheRest(BuildMojo mojo) throws Exception {
        run.project.getProperties().setProperty("maven.compiler.release", "17");

        mojo.execute();

        var request = run.buildRequest();
        assertEquals(IMAGE + ":1.0", request.target().image().toString(), "the tag is the project's version");
        assertEquals(List.of("1.0"), request.target().tags());
        assertFalse(request.target().platformTags());
        assertEquals(ImageFormat.OCI, request.format());
        assertEquals(Compression.GZIP, request.compression());
        assertEquals(
                "[linux/amd64, linux/arm64]",
                request.platforms().stream().map(p -> p.platform()).toList().toString());
        request.platforms()
                .forEach(platform -> assertEquals(
                        "docker.io/library/eclipse-temurin:17-jre",
                        platform.from().toString()));
        assertEquals(Optional.empty(), request.container().mainClass());
        assertEquals(Optional.empty(), request.container().args());
        assertEquals(new Entrypoint.Java(), request.container().entrypoint());
        assertEquals("/app", request.container().appRoot());
        assertEquals(Instant.EPOCH, request.metadata().created());
        assertEquals(run.basedir().resolve("target/multiarch"), request.outputDirectory());
        assertEquals(
                run.basedir().resolve("target/classes"), request.application().classes());
        assertEquals(Optional.empty(), run.options.orElseThrow().caFile());
    }

    @Test
    @InjectMojo(goal = "build")
    @MojoParameter(name = "image", value = IMAGE)
    void takesFilesFromTheFolders(BuildMojo mojo) throws Exception {
        var all = Files.createDirectories(run.basedir().resolve("src/main/multiarch/all"));
        var arm64 = Files.createDirectories(run.basedir().resolve("src/main/multiarch/linux-arm64"));

        mojo.execute();

        assertEquals(
                List.of(PlacedFiles.atRoot(all)),
                run.buildRequest().application().files());
        assertEquals(List.of(), run.buildRequest().platforms().get(0).files());
        assertEquals(
                List.of(PlacedFiles.atRoot(arm64)),
                run.buildRequest().platforms().get(1).files());
    }

    @Test
    @InjectMojo(goal = "build")
    @MojoParameter(name = "image", value = IMAGE)
    void saysThatTheDefaultBaseIsOfALaterJava(BuildMojo mojo) throws Exception {
        run.project.getProperties().setProperty("maven.compiler.release", "16");

        mojo.execute();

        assertEquals(
                "docker.io/library/eclipse-temurin:17-jre",
                run.buildRequest().platforms().get(0).from().toString());
        assertTrue(run.log.get(0).contains("no eclipse-temurin image for Java 16"), run.log.get(0));
    }

    /** That of a server is for a war that needs one; what of the folder for a server is missing, is in nobody's way. */
    @Test
    @InjectMojo(goal = "build")
    @MojoParameter(name = "image", value = IMAGE)
    void aWarThatStartsItselfIsOnPlainJava(BuildMojo mojo) throws Exception {
        run.project.getProperties().setProperty("maven.compiler.release", "17");
        run.project.setPackaging("war");
        run.project.getBuild().setFinalName("orders");
        run.project.setArtifacts(Set.of(provided("org.springframework.boot", "spring-boot", "4.1.2")));
        var boot = new Plugin();
        boot.setArtifactId("spring-boot-maven-plugin");
        var execution = new PluginExecution();
        execution.addGoal("repackage");
        boot.addExecution(execution);
        run.project.getBuild().addPlugin(boot);
        var war = Files.createDirectories(run.basedir().resolve("target")).resolve("orders.war");
        new JarOutputStream(Files.newOutputStream(war), startedBy("org.springframework.boot.loader.launch.WarLauncher"))
                .close();

        mojo.execute();

        var request = run.buildRequest();
        assertTrue(request.application().content() instanceof Packaged);
        request.platforms()
                .forEach(platform -> assertEquals(
                        "docker.io/library/eclipse-temurin:17-jre",
                        platform.from().toString()));
    }

    @Test
    @InjectMojo(goal = "build")
    @MojoParameter(name = "image", value = IMAGE)
    @MojoParameter(name = "caFile", value = "/etc/company-ca.pem")
    void logsTheImageWithItsDigestLast(BuildMojo mojo) throws Exception {
        mojo.execute();

        assertEquals(IMAGE + ":1.0@" + MavenRun.DIGEST, run.log.get(run.log.size() - 1));
        assertEquals(1, run.closed);
        assertEquals(
                Optional.of(Path.of("/etc/company-ca.pem")),
                run.options.orElseThrow().caFile());
    }

    @Test
    @InjectMojo(goal = "build", pom = POM)
    void takesNoOtherPropertiesForTheCommandLine(BuildMojo mojo) throws Exception {
        run.project.getProperties().setProperty("multiarch.image", "a.property/of/the-pom");
        run.execution.getSystemProperties().setProperty("multiarch.from", "scratch");

        mojo.execute();

        assertEquals(IMAGE + ":2", run.buildRequest().target().image().toString());
        assertEquals(
                "docker.io/library/eclipse-temurin:21-jre",
                run.buildRequest().platforms().get(0).from().toString());
    }

    @Test
    @InjectMojo(goal = "build")
    @MojoParameter(name = "skip", value = "true")
    void skipsAndSaysWhy(BuildMojo mojo) throws Exception {
        mojo.execute();

        assertEquals(List.of("Skipping: multiarch.skip is true"), run.log);
        assertEquals(List.of(), run.requests);
    }

    @Test
    @InjectMojo(goal = "build", pom = POM_WITH_FILES)
    void takesFilesFromAnywhereAndNeedsNoApplication(BuildMojo mojo) throws Exception {
        run.project.setPackaging("pom");

        mojo.execute();

        var files = run.buildRequest().files();
        assertEquals("native/{os}-{arch}", files.get(0).origin().toString());
        assertEquals("/", files.get(0).into().text());
        assertFalse(files.get(0).executable() || files.get(0).unpacked());
        assertEquals("a:b:1:exe:{os}-{arch}", files.get(1).origin().toString());
        assertEquals("/usr/bin/b", files.get(1).into().text());
        assertTrue(files.get(1).executable() && files.get(1).unpacked());
    }

    @Test
    @InjectMojo(goal = "build", pom = POM_WITH_FILES)
    void skipsPackagingPomWithModules(BuildMojo mojo) throws Exception {
        run.project.setPackaging("pom");
        run.project.getModel().addModule("orders");

        mojo.execute();

        assertEquals(List.of("Skipping: the packaging is pom, so there is no application"), run.log);
        assertEquals(List.of(), run.requests);
    }

    @Test
    @InjectMojo(goal = "build")
    @MojoParameter(name = "files", value = "<directory>native</directory>")
    void saysWhatAPomWithFilesLacks(BuildMojo mojo) throws Exception {
        run.project.setPackaging("pom");

        mojo.execute();

        assertTrue(run.log.get(0).endsWith("name what it starts with <container><entrypoint>"), run.log.toString());
        assertEquals(List.of(), run.requests);
    }

    @Test
    @InjectMojo(goal = "build")
    void skipsPackagingPom(BuildMojo mojo) throws Exception {
        run.project.setPackaging("pom");

        mojo.execute();

        assertEquals(List.of("Skipping: the packaging is pom, so there is no application"), run.log);
        assertEquals(List.of(), run.requests);
    }

    private static Artifact provided(String group, String name, String version) {
        var artifact = MavenRun.artifact(group, name, version);
        artifact.setScope("provided");
        return artifact;
    }

    private static Manifest startedBy(String mainClass) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        return manifest;
    }
}
