package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.cache.JarCache;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.ContainerizingMode;
import io.github.multiarch.config.Problems;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stays out of an image although it is there at run time. */
class DependencyRulesTest {
    private static final String BOOT = "org.springframework.boot";

    @TempDir
    private Path directory;

    private final Problems problems = new Problems();
    private final Properties userProperties = new Properties();
    private final List<String> info = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private MavenRun run;
    private List<String> excludes = List.of();

    @BeforeEach
    void start() {
        run = new MavenRun(directory);
    }

    @Test
    void theUsersPatternsCountAndOneWithoutUseIsSaid() throws Exception {
        excludes = List.of("com.acme:tool-*", "*:lombok", "org.none:*", "com.acme:codec:linux-*", "nonsense");
        assertEquals(
                List.of("com.acme:tool", "com.acme:codec"),
                taken(
                        jar("com.acme", "tool"),
                        jar("com.acme", "tool-x"),
                        jar("org.projectlombok", "lombok"),
                        jar("com.acme", "codec")));
        assertTrue(info.get(0).contains("com.acme:tool-x:1, org.projectlombok:lombok:1"), info.toString());
        assertEquals(2, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains("org.none:*"), warnings.toString());
        assertEquals(1, problems.found().size());
        assertTrue(
                problems.found().get(0).message().contains("'nonsense'"),
                problems.found().toString());
    }

    @Test
    void whatIsForDevelopersStaysOutWhereverBootIs() throws Exception {
        var lombok = jar("org.projectlombok", "lombok");
        lombok.setOptional(true);
        var other = jar("com.acme", "optional");
        other.setOptional(true);
        assertEquals(
                List.of(BOOT + ":spring-boot", "com.acme:optional"),
                taken(
                        jar(BOOT, "spring-boot"),
                        jar(BOOT, "spring-boot-devtools"),
                        jar(BOOT, "spring-boot-docker-compose"),
                        ofType(BOOT, "spring-boot-configuration-processor", "annotation-processor"),
                        ofType(BOOT, "spring-boot-starter", "dependencies-starter"),
                        ofType("com.acme", "tools", "development-tool"),
                        lombok,
                        other));
        assertTrue(info.get(0).contains("spring-boot-devtools:1 (a development tool)"), info.toString());
        assertTrue(
                info.get(0).contains("spring-boot-starter:1 (its manifest says: dependencies-starter)"),
                info.toString());
    }

    @Test
    void withoutBootNoManifestIsAsked() throws Exception {
        assertEquals(List.of("com.acme:tools"), taken(ofType("com.acme", "tools", "annotation-processor")));
        assertEquals(List.of(), info);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.5.16 |                                                                | a:a a:optional b:b",
                "4.1.2  |                                                                | a:a b:b",
                "4.1.2  | <includeOptional>true</includeOptional>                        | a:a a:optional b:b",
                "3.5.16 | <includeOptional>false</includeOptional>                       | a:a b:b",
                "3.5.16 | <excludeGroupIds>b, c</excludeGroupIds>                        | a:a a:optional",
                "3.5.16 | <excludes><exclude><groupId>a</groupId><artifactId>a</artifactId></exclude></excludes> | a:optional b:b",
                "3.5.16 | <excludes><exclude>a:a</exclude></excludes>                    | a:optional b:b",
                "3.5.16 | <excludes><exclude><groupId>a</groupId><artifactId>a</artifactId><classifier>x</classifier></exclude></excludes> | a:a a:optional b:b",
                "3.5.16 | <includes><include><groupId>b</groupId><artifactId>b</artifactId></include></includes> | b:b",
                "3.5.16 | <includeSystemScope>true</includeSystemScope>                  | a:a a:optional b:b s:s",
                "3.5.16 | <excludeDevtools>false</excludeDevtools>                       | a:a a:optional b:b org.springframework.boot:spring-boot-devtools",
                "3.5.16 | <excludeDockerCompose>false</excludeDockerCompose>             | a:a a:optional b:b org.springframework.boot:spring-boot-docker-compose"
            })
    void whatThePluginIsToldCounts(String version, String configuration, String expected) throws Exception {
        plugin(version, "any", configuration);
        assertEquals(Arrays.asList(expected.split(" ")), taken(someOfEachKind()));
        assertEquals(1, info.size(), info.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "spring-boot.excludes, 'a:a,b:b', a:optional",
        "spring-boot.includes, 'a:a', a:a",
        "spring-boot.excludeGroupIds, b, a:a a:optional",
        "spring-boot.repackage.excludeDevtools, false, a:a a:optional b:b org.springframework.boot:spring-boot-devtools"
    })
    void soDoItsPropertiesUnlessThePomHasTheElement(String property, String value, String expected) throws Exception {
        plugin("3.5.16", "any", "");
        userProperties.setProperty(property, value);
        assertEquals(Arrays.asList(expected.split(" ")), taken(someOfEachKind()));
    }

    @Test
    void aJarForTheDevelopmentToolIsLeftOutSinceBoot4() throws Exception {
        plugin("3.5.16", "any", "");
        assertEquals(List.of("com.acme:tools"), taken(ofType("com.acme", "tools", "development-tool")));
        plugin("4.1.2", "any", "");
        assertEquals(List.of(), taken(ofType("com.acme", "tools", "development-tool")));
    }

    @Test
    void whatIsProvidedAndInBootsJarIsSaid() throws Exception {
        plugin("3.5.16", "any", "<excludes><exclude>org.projectlombok:lombok</exclude></excludes>");
        for (var name : List.of("com.acme:api", "org.projectlombok:lombok")) {
            var dependency = new org.apache.maven.model.Dependency();
            dependency.setGroupId(name.substring(0, name.indexOf(':')));
            dependency.setArtifactId(name.substring(name.indexOf(':') + 1));
            dependency.setScope("provided");
            run.project.getDependencies().add(dependency);
        }
        taken();
        assertEquals(1, info.size(), info.toString());
        assertTrue(info.get(0).contains("com.acme:api"), info.toString());
    }

    private Artifact[] someOfEachKind() throws IOException {
        var optional = jar("a", "optional");
        optional.setOptional(true);
        var system = jar("s", "s");
        system.setScope("system");
        return new Artifact[] {
            jar("a", "a"),
            optional,
            jar("b", "b"),
            system,
            jar(BOOT, "spring-boot-devtools"),
            jar(BOOT, "spring-boot-docker-compose")
        };
    }

    private List<String> taken(Artifact... artifacts) {
        run.project.setArtifacts(new LinkedHashSet<>(Arrays.asList(artifacts)));
        var rules = new DependencyRules(new Pom(run.project, userProperties), excludes, JarCache.none(), problems);
        var application = ProjectApplication.of(
                run.project,
                run.session,
                ContainerizingMode.EXPLODED,
                directory.resolve("war"),
                directory.resolve("none"),
                rules,
                problems,
                problems,
                info::add);
        rules.tell(run.project, info::add, warnings::add);
        return application.dependencies().stream()
                .map(Dependency::id)
                .map(id -> id.substring(0, id.lastIndexOf(':')))
                .toList();
    }

    private Artifact jar(String group, String name) throws IOException {
        return ofType(group, name, "");
    }

    private Artifact ofType(String group, String name, String type) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Spring-Boot-Jar-Type", type);
        var file = directory.resolve(name + ".jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            jar.finish();
        }
        var artifact = MavenRun.artifact(group, name, "1");
        artifact.setFile(file.toFile());
        return artifact;
    }

    private void plugin(String version, String execution, String configuration) throws Exception {
        var plugin = new Plugin();
        plugin.setGroupId(BOOT);
        plugin.setArtifactId("spring-boot-maven-plugin");
        plugin.setVersion(version);
        var repackage = new PluginExecution();
        repackage.setId(execution);
        repackage.addGoal("repackage");
        repackage.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<c>" + (configuration == null ? "" : configuration) + "</c>")));
        plugin.addExecution(repackage);
        run.project.getBuild().getPlugins().clear();
        run.project.getBuild().addPlugin(plugin);
        run.project.getBuild().flushPluginMap();
    }
}
