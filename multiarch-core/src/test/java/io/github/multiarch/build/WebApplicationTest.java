package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.application.WebFolder;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.ApplicationContent.WebApplication;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.ServletApi;
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
        TestApplications.jar(web.resolve("WEB-INF/lib/lib-1.jar"), "lib");
        writtenFor(ServletApi.SERVLET_6);
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
        label("title", "Eclipse Jetty 12");
        assertEquals(List.of("var/lib/jetty/webapps/ROOT/WEB-INF/classes/x/Page.class"), files(build(), "classes"));
    }

    @Test
    void anotherServerIsTheUsersToName() throws Exception {
        base("NOTHING=here");
        assertTrue(problem().contains("<appRoot>") && problem().contains("war"), problem());
        given.appRoot = Optional.of("/app");
        assertEquals(List.of("app/WEB-INF/classes/x/Page.class"), files(build(), "classes"));
    }

    /** Written for one, served by the other: each request would get an error, or the same answer as if nothing was there. */
    @Test
    void aServerOfOtherPackagesIsRefused() throws Exception {
        for (var row : List.of(
                List.of("TOMCAT_VERSION=10.1.55", "SERVLET_4", "Tomcat 9.0"),
                List.of("TOMCAT_VERSION=9.0.112", "SERVLET_6", "Tomcat 10.1"),
                List.of("JETTY_VERSION=10.0.26", "SERVLET_5", "Jetty 12"),
                List.of("JETTY_VERSION=11.0.26", "SERVLET_4", "Jetty 12"),
                List.of("JETTY_VERSION=12.0.34", "SERVLET_6_1", "Jetty 12.1"))) {
            writtenFor(ServletApi.valueOf(row.get(1)));
            base(row.get(0), row.get(0).startsWith("TOMCAT") ? "CATALINA_HOME=/opt/cat" : "JETTY_BASE=/opt/jetty");
            assertTrue(problem().contains(row.get(2)), problem());
            given.appRoot = Optional.of("/opt/cat/webapps-javaee/ROOT");
            build();
            given.appRoot = Optional.empty();
        }
        for (var row : List.of(
                List.of("TOMCAT_VERSION=9.0.112", "SERVLET_4"),
                List.of("TOMCAT_VERSION=10.1.55", "SERVLET_6_1"),
                List.of("TOMCAT_VERSION=unknown", "SERVLET_4"))) {
            writtenFor(ServletApi.valueOf(row.get(1)));
            base(row.get(0), "CATALINA_HOME=/opt/cat");
            build();
        }
    }

    @Test
    void jettySince12IsStartedWithTheModulesOfTheWar() throws Exception {
        for (var row : List.of(
                List.of("SERVLET_4", "--module=ee8-deploy,ee8-jstl,ee8-websocket-javax"),
                List.of("SERVLET_5", "--module=ee9-deploy,ee9-jstl,ee9-websocket-jakarta"),
                List.of("SERVLET_6", "--module=ee10-deploy,ee10-jstl,ee10-websocket-jakarta"),
                List.of("SERVLET_6_1", "--module=ee11-deploy,ee11-jstl,ee11-websocket-jakarta"))) {
            writtenFor(ServletApi.valueOf(row.get(0)));
            jetty("12.1.12", "RUN set -xe; java -jar start.jar --create-startd");
            var config = build().config(AMD);
            assertEquals(List.of("/entry.sh"), config.entrypoint());
            assertEquals(List.of("java", "-jar", "/usr/local/jetty/start.jar", row.get(1)), config.cmd());
        }
    }

    @Test
    void jettyIsLeftAloneWhereItKnows() throws Exception {
        var words = List.of("java", "-jar", "/usr/local/jetty/start.jar");
        jetty("11.0.26", "RUN true");
        writtenFor(ServletApi.SERVLET_5);
        assertEquals(words, build().config(AMD).cmd());
        jetty("12.1.12", "RUN java -jar \"$JETTY_HOME/start.jar\" --add-modules=ee10-deploy");
        assertEquals(words, build().config(AMD).cmd());
        jetty("12.1.12", "RUN true");
        given.args = Optional.of(List.of("java", "-jar", "/usr/local/jetty/start.jar", "--debug"));
        assertEquals(given.args.get(), build().config(AMD).cmd());
        given.args = Optional.empty();
        given.entrypoint = List.of("INHERIT");
        assertEquals(words, build().config(AMD).cmd());
    }

    private void writtenFor(ServletApi api) throws IOException {
        var web = WebFolder.read(project.resolve("target/shop"), Optional.empty(), project, List.of());
        given.application = new Application(
                project.resolve("target/classes"),
                new WebApplication(web.trees(), Optional.of(api)),
                web.dependencies(),
                List.of());
    }

    private void jetty(String version, String command) throws IOException {
        write(
                TestBase.of(AMD).config(config -> jetty(config, version, command)),
                TestBase.of("linux/arm64").config(config -> jetty(config, version, command)));
    }

    private static void jetty(ObjectNode config, String version, String command) {
        var env = (ArrayNode) config.at("/config/Env");
        env.add("JETTY_VERSION=" + version).add("JETTY_BASE=/var/lib/jetty");
        config.withObject("/config").putArray("Cmd").add("java").add("-jar").add("/usr/local/jetty/start.jar");
        config.withArray("/history").addObject().put("created_by", command).put("empty_layer", true);
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

    private void base(String... variables) throws IOException {
        var all = List.of(variables);
        write(
                TestBase.of(AMD).config(config -> all.forEach(((ArrayNode) config.at("/config/Env"))::add)),
                TestBase.of("linux/arm64").config(config -> all.forEach(((ArrayNode) config.at("/config/Env"))::add)));
    }

    private void label(String label, String value) throws IOException {
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
