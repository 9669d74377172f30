package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Destination;
import io.github.multiarch.config.IndexMode;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.Platform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexMojoTest extends MojoRunTest {
    private static final String BEFORE = """
            <project>
              <build>
                <plugins>
                  <plugin>
                    <artifactId>multiarch-maven-plugin</artifactId>
                    <configuration>
            """;
    private static final String AFTER = """
                    </configuration>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;
    private static final String SOURCES = BEFORE + """
            <sources>
              <source>acme/app:1-amd64</source>
              <source>
                <image>acme/app:1-arm</image>
                <variant>v6</variant>
                <annotations><board>rpi</board></annotations>
              </source>
            </sources>
            """ + AFTER;
    private static final String PLATFORMS = BEFORE + """
            <platforms>
              <platform>linux/s390x</platform>
              <platform><name>armhf</name><from>acme/jre:1</from></platform>
            </platforms>
            """ + AFTER;
    private static final String IMAGE = "registry.example.com/acme/orders:1.0";

    @BeforeEach
    void image() {
        run.commandLine("image", IMAGE);
    }

    @Test
    @InjectMojo(goal = "index")
    void takesSourcesAndWhatIsSaidOfThemFromTheCommandLine(IndexMojo mojo) throws Exception {
        run.commandLine("sources", "acme/app:1-amd64, acme/app:1-arm=linux/arm/v6,acme/app:1-power=ppc64le");
        run.commandLine("tags", "latest");
        run.commandLine("annotations", "org.example.a=1,org.example.b=x=y");
        run.commandLine("format", "docker");

        mojo.execute();

        var request = run.indexRequest();
        var target = ((Destination.InRegistry) request.to()).target();
        assertEquals(IMAGE, target.image().toString());
        assertEquals(List.of("1.0", "latest"), target.tags());
        assertEquals(IndexMode.CREATE, request.mode());
        assertEquals(Optional.of(ImageFormat.DOCKER), request.format());
        assertEquals(
                "{org.example.a=1, org.example.b=x=y}", request.annotations().toString());
        var sources = request.sources();
        assertEquals(
                List.of("docker.io/acme/app:1-amd64", "docker.io/acme/app:1-arm", "docker.io/acme/app:1-power"),
                sources.stream().map(source -> source.reference().toString()).toList());
        var arm = sources.get(1).claim();
        assertEquals(
                "linux arm v6",
                arm.os().get() + " " + arm.architecture().get() + " "
                        + arm.variant().get());
        assertEquals(Optional.empty(), sources.get(2).claim().os());
        assertEquals(Optional.of("ppc64le"), sources.get(2).claim().architecture());
        assertEquals(List.of(IMAGE + "@" + MavenRun.DIGEST), run.log);
    }

    @Test
    @InjectMojo(goal = "index", pom = SOURCES)
    void takesSourcesFromThePom(IndexMojo mojo) throws Exception {
        mojo.execute();

        var sources = run.indexRequest().sources();
        assertEquals("docker.io/acme/app:1-amd64", sources.get(0).reference().toString());
        assertEquals(Optional.of("v6"), sources.get(1).claim().variant());
        assertEquals("{board=rpi}", sources.get(1).annotations().toString());
    }

    @Test
    @InjectMojo(goal = "index", pom = PLATFORMS)
    void platformsOfThePomCountWhereTheyAreNeeded(IndexMojo mojo) throws Exception {
        run.commandLine("sources", "acme/app:1-amd64");

        mojo.execute();

        assertEquals(1, run.indexRequest().sources().size());
        run.requests.clear();
        run.session.getUserProperties().remove("multiarch.sources");
        run.commandLine("template", "acme/app:1-ARCHVARIANT");

        mojo.execute();

        assertEquals(
                List.of("docker.io/acme/app:1-s390x", "docker.io/acme/app:1-armv7"),
                run.indexRequest().sources().stream()
                        .map(source -> source.reference().toString())
                        .toList());
        run.requests.clear();
        run.session.getUserProperties().remove("multiarch.template");
        run.commandLine("mode", "remove");

        mojo.execute();

        assertEquals(
                List.of(Platform.parse("linux/s390x"), Platform.parse("linux/arm/v7")),
                run.indexRequest().platforms().named());
    }

    @Test
    @InjectMojo(goal = "index", pom = SOURCES)
    void theCommandLineCountsMoreThanTheSpecAndThatMoreThanThePom(IndexMojo mojo) throws Exception {
        run.session.getUserProperties().remove("multiarch.image");
        run.commandLine(
                "spec",
                Files.writeString(run.project.getBasedir().toPath().resolve("app.yaml"), """
                image: acme/spec:1
                tags: [latest]
                manifests:
                  - image: acme/spec:1-386
                    platform: {os: linux, architecture: 386}
                """)
                        .toString());
        run.commandLine("tags", "stable");

        mojo.execute();

        var request = run.indexRequest();
        var target = ((Destination.InRegistry) request.to()).target();
        assertEquals("docker.io/acme/spec:1", target.image().toString());
        assertEquals(List.of("1", "stable"), target.tags());
        assertEquals(1, request.sources().size(), "those of the pom are not meant");
        assertEquals(Optional.of("386"), request.sources().get(0).claim().architecture());
    }

    @Test
    @InjectMojo(goal = "index")
    void aDryRunPrintsTheIndexAndPushesNothing(IndexMojo mojo) throws Exception {
        run.commandLine("sources", "acme/app:1-amd64");
        run.commandLine("dryRun", "true");

        mojo.execute();

        assertEquals(List.of(new String(MavenRun.INDEX.bytes(), StandardCharsets.UTF_8)), run.printed);
        assertEquals(List.of("dry run, nothing was written: " + IMAGE + "@" + MavenRun.INDEX.digest()), run.log);
    }

    @Test
    @InjectMojo(goal = "index")
    @MojoParameter(name = "mode", value = "merge")
    void namesEverythingThatIsWrongAtOnce(IndexMojo mojo) {
        run.commandLine("image", "Acme/app");
        run.commandLine("sources", "acme/app:1=linux/ar m64");
        run.commandLine("annotations", "board");
        run.commandLine("format", "zip");
        run.commandLine("username", "me");

        var message = assertThrows(MojoExecutionException.class, mojo::execute).getMessage();

        for (var part : List.of(
                "image: 'Acme/app'",
                "sources: 'ar m64'",
                "annotations: 'board'",
                "mode: 'merge'",
                "format: 'zip'",
                "username, password: ")) {
            assertTrue(message.contains(part), message);
        }
        assertEquals(0, run.requests.size());
    }
}
