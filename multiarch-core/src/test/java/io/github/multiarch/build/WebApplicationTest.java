package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.ApplicationContent.WebApplication;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.content.FolderTree;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.OciLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wars, unpacked where a server of the base looks for them. */
class WebApplicationTest {
    private static final String AMD = "linux/amd64";

    @TempDir
    Path project;

    private TestParameters given;

    @BeforeEach
    void aWar() throws IOException {
        given = TestParameters.in(project, AMD, "linux/arm64");
        var web = project.resolve("target/shop");
        TestApplications.write(web.resolve("index.html"), "<p>hi</p>");
        TestApplications.write(web.resolve("WEB-INF/web.xml"), "<web-app/>");
        TestApplications.write(web.resolve("WEB-INF/classes/app.properties"), "a=b");
        TestApplications.write(
                web.resolve("WEB-INF/classes/x/Page.class"), TestApplications.classFile("x/Page", false, 1));
        TestApplications.write(web.resolve("applet/Old.class"), "served as it is");
        var lib = TestApplications.jar(web.resolve("WEB-INF/lib/lib-1.jar"), "lib");
        given.application = new Application(
                project.resolve("target/classes"),
                new WebApplication(web),
                List.of(new Dependency(lib, Kind.RELEASE, "org.acme:lib:1", Optional.of("WEB-INF/lib/lib-1.jar"))),
                List.of());
        base("CATALINA_HOME=/usr/local/tomcat");
    }

    @Test
    void everyFileIsBelowTheRootOnce() throws Exception {
        var build = build();
        var root = "usr/local/tomcat/webapps/ROOT/";
        assertEquals(List.of("dependencies", "resources", "classes"), build.layerNames(AMD));
        assertEquals(List.of(root + "WEB-INF/lib/lib-1.jar"), files(build, "dependencies"));
        assertEquals(
                List.of(
                        root + "WEB-INF/classes/app.properties",
                        root + "WEB-INF/web.xml",
                        root + "applet/Old.class",
                        root + "index.html"),
                files(build, "resources"));
        assertEquals(List.of(root + "WEB-INF/classes/x/Page.class"), files(build, "classes"));
        assertEquals(
                build.manifest(AMD).layers().subList(2, 5),
                build.manifest("linux/arm64").layers().subList(2, 5));
    }

    @Test
    void theBaseStartsIt() throws Exception {
        assertEquals(List.of("/entry.sh"), build().config(AMD).entrypoint());
        assertEquals(List.of("jshell", "--verbose"), build().config(AMD).cmd());
        given.from = "scratch";
        given.appRoot = Optional.of("/webapps/ROOT");
        assertTrue(problem().contains("starts nothing"), problem());
    }

    @Test
    void serversAreKnownByWhatTheySay() throws Exception {
        for (var row : List.of(
                List.of("JETTY_BASE=/var/lib/jetty", "var/lib/jetty"), List.of("CATALINA_BASE=/srv/cat/", "srv/cat"))) {
            base(row.get(0));
            assertEquals(List.of(row.get(1) + "/webapps/ROOT/WEB-INF/classes/x/Page.class"), files(build(), "classes"));
        }
        base("title", "Eclipse Jetty 12");
        assertEquals(List.of("var/lib/jetty/webapps/ROOT/WEB-INF/classes/x/Page.class"), files(build(), "classes"));
    }

    @Test
    void anotherServerIsTheUsersToName() throws Exception {
        base("NOTHING=here");
        assertTrue(problem().contains("<appRoot>") && problem().contains("war"), problem());
        given.appRoot = Optional.of("/app");
        assertEquals(List.of("app/WEB-INF/classes/x/Page.class"), files(build(), "classes"));
    }

    @Test
    void flagsAreForAJvmOfOurs() {
        given.jvmFlags = List.of("-Xmx1g");
        assertTrue(problem().contains("JAVA_TOOL_OPTIONS"), problem());
    }

    private static List<String> files(FinishedBuild build, String layer) throws IOException {
        return build.layer(AMD, layer).names().stream()
                .filter(name -> !name.endsWith("/"))
                .toList();
    }

    private void base(String variable) throws IOException {
        write(
                TestBase.of(AMD).config(config -> ((ArrayNode) config.at("/config/Env")).add(variable)),
                TestBase.of("linux/arm64").config(config -> ((ArrayNode) config.at("/config/Env")).add(variable)));
    }

    private void base(String label, String value) throws IOException {
        write(
                TestBase.of(AMD)
                        .config(config -> config.withObject("/config/Labels").put(label, value)),
                TestBase.of("linux/arm64")
                        .config(config -> config.withObject("/config/Labels").put(label, value)));
    }

    private void write(TestBase... bases) throws IOException {
        var folder = project.resolve("base");
        FolderTree.delete(folder);
        TestBases.write(OciLayout.create(folder), "1", List.of(bases));
        given.from = "oci:" + folder;
    }

    private String problem() {
        return assertThrows(InvalidRequestException.class, this::build).getMessage();
    }

    private FinishedBuild build() throws Exception {
        return FinishedBuild.of(given.request());
    }
}
