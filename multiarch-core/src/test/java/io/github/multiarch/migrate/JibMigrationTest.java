package io.github.multiarch.migrate;

import static io.github.multiarch.migrate.ForeignPlugin.JIB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JibMigrationTest {
    private static final String TO = "<to><image>registry.example.com/acme/orders:${project.version}</image></to>";
    private static final String PLATFORM = "<platforms><platform>linux/amd64</platform></platforms>";
    private static final String IMAGE = "<image>registry.example.com/acme/orders:${project.version}</image>";

    @Test
    void writesTheBlockThatIsPasted() {
        var project = Poms.project(JIB, "<to><image>${docker.registry}/orders:1</image></to>");
        var block = new PomStyle("\n", "  ").write(Migration.plugin(Migration.of(project), "2.1"), "      ");
        assertEquals("""
                      <plugin>
                        <groupId>io.github.multiarch</groupId>
                        <artifactId>multiarch-maven-plugin</artifactId>
                        <version>2.1</version>
                        <executions>
                          <execution>
                            <goals>
                              <goal>build</goal>
                              <goal>push</goal>
                            </goals>
                          </execution>
                        </executions>
                        <configuration>
                          <image>${docker.registry}/orders:1</image>
                          <platforms>
                            <platform>linux/amd64</platform>
                          </platforms>
                        </configuration>
                      </plugin>
                """, Poms.withoutRemarks(block));
        assertTrue(block.contains("\n        <!-- No execution of jib"), block);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<to><tags><tag>latest</tag><tag>${git.id}</tag></tags></to> | <tags><tag>latest</tag><tag>${git.id}</tag></tags>",
                "<to><tags>a,b</tags></to> | <tags><tag>a</tag><tag>b</tag></tags>",
                "<from><image>eclipse-temurin:21-jre</image></from> | <from>eclipse-temurin:21-jre</from>",
                "<from><image>registry://ghcr.io/a/b</image></from> | <from>ghcr.io/a/b</from>",
                "<from><image>docker://local/base</image></from> | <from>local/base</from>",
                "<from><image>tar:///bases/jre.tar</image></from> | <from>docker-archive:/bases/jre.tar</from>",
                "<from><image>scratch</image></from> | <from>scratch</from>",
                "<from><platforms><platform><architecture>arm64</architecture><os>linux</os></platform><platform><architecture>amd64</architecture><os>linux</os></platform></platforms></from> | <platforms><platform>linux/arm64</platform><platform>linux/amd64</platform></platforms>",
                "<container><mainClass>com.acme.Main</mainClass><jvmFlags><jvmFlag>-Xmx1g</jvmFlag></jvmFlags></container> | <container><mainClass>com.acme.Main</mainClass><jvmFlags><jvmFlag>-Xmx1g</jvmFlag></jvmFlags></container>",
                "<container><args><arg>a</arg><arg>b</arg></args></container> | <container><args><arg>a</arg><arg>b</arg></args></container>",
                "<container><environment><A>1</A><B>${x}</B></environment></container> | <container><environment><A>1</A><B>${x}</B></environment></container>",
                "<container><labels><a.b>c</a.b></labels></container> | <container><labels><a.b>c</a.b></labels></container>",
                "<container><ports><port>8080</port><port>53/udp</port></ports></container> | <container><ports><port>8080</port><port>53/udp</port></ports></container>",
                "<container><volumes><volume>/data</volume></volumes><user>1000:1000</user></container> | <container><volumes><volume>/data</volume></volumes><user>1000:1000</user></container>",
                "<container><workingDirectory>/w</workingDirectory><appRoot>/opt/app</appRoot></container> | <container><workingDirectory>/w</workingDirectory><appRoot>/opt/app</appRoot></container>",
                "<container><entrypoint>INHERIT</entrypoint></container> | <container><entrypoint>INHERIT</entrypoint></container>",
                "<container><entrypoint><arg>/run.sh</arg></entrypoint></container> | <container><entrypoint><word>/run.sh</word></entrypoint></container>",
                "<container><format>OCI</format></container> | <format>oci</format>",
                "<container><format>Docker</format></container> | <format>docker</format>",
                "<container><creationTime>2026-01-31T12:00:00Z</creationTime></container> | <outputTimestamp>2026-01-31T12:00:00Z</outputTimestamp>",
                "<containerizingMode>packaged</containerizingMode> | <containerizingMode>packaged</containerizingMode>",
                "<allowInsecureRegistries>true</allowInsecureRegistries><from><image>base.local:5000/jre</image></from> | <insecureRegistries><insecureRegistry>base.local:5000</insecureRegistry><insecureRegistry>registry.example.com</insecureRegistry></insecureRegistries>",
                "<allowInsecureRegistries>true</allowInsecureRegistries><from><image>${base.registry}/jre</image></from> | <insecureRegistries><insecureRegistry>registry.example.com",
                "<extraDirectories><paths>src/a,src/b</paths></extraDirectories> | <files><directory>src/a</directory><directory>src/b</directory></files>",
                "<extraDirectories><paths><path>src/a</path><path><from>conf</from><into>/etc/app</into></path></paths></extraDirectories> | <files><directory>src/a</directory><source><path>conf</path><into>/etc/app</into></source></files>",
                "<extraDirectories><permissions><permission><file>/run.sh</file><mode>755</mode></permission></permissions></extraDirectories> | <permissions><permission><path>/run.sh</path><mode>755</mode></permission></permissions>",
                "<skip>${skipImage}</skip> | <skip>${skipImage}</skip>",
            })
    void translatesEveryElement(String theirs, String ours) {
        var configuration = Poms.configurationOf(Poms.project(JIB, merged(theirs)));
        assertTrue(configuration.contains(ours), configuration);
    }

    private static String merged(String theirs) {
        return theirs.contains("<to>") ? theirs.replace("<to>", TO.replace("</to>", "")) : TO + theirs;
    }

    @Test
    void whatIsAlikeNeedsNothing() {
        assertEquals(
                "<configuration>" + IMAGE + PLATFORM + "</configuration>",
                Poms.configurationOf(
                        Poms.project(JIB, TO + "<container><creationTime>EPOCH</creationTime></container>")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<from><credHelper>osxkeychain</credHelper></from> | (osxkeychain)",
                "<to><credHelper><helper>ecr-login</helper></credHelper></to> | (ecr-login)",
                "<container><expandClasspathDependencies>false</expandClasspathDependencies></container> | <container><expandClasspathDependencies>",
                "<container><extraClasspath><path>/ext</path></extraClasspath></container> | <container><extraClasspath>",
                "<container><filesModificationTime>2026-01-31T12:00:00Z</filesModificationTime></container> | <filesModificationTime> (2026-01-31T12:00:00Z)",
                "<container><creationTime>USE_CURRENT_TIMESTAMP</creationTime></container> | the time of the build",
                "<outputPaths><digest>d</digest></outputPaths> | target/multiarch/digest",
                "<outputPaths><tar>t.tar</tar></outputPaths> | <outputPaths><tar>",
                "<outputPaths><imageJson>j</imageJson><imageId>i</imageId></outputPaths> | <outputPaths><imageId>",
                "<dockerClient><executable>podman</executable></dockerClient> | <dockerClient><executable>",
                "<dockerClient><environment><A>b</A></environment></dockerClient> | <dockerClient><environment>",
                "<extraDirectories><paths><path><from>a</from><excludes><exclude>*.bak</exclude></excludes></path></paths></extraDirectories> | (*.bak)",
                "<pluginExtensions><pluginExtension><implementation>com.google.cloud.tools.jib.maven.extension.layerfilter.JibLayerFilterExtension</implementation></pluginExtension></pluginExtensions> | <dependencies><exclude>",
                "<pluginExtensions><pluginExtension><implementation>com.acme.Own</implementation></pluginExtension></pluginExtensions> | com.acme.Own does not run here",
                "<from><platforms><platform><architecture>arm</architecture><os>linux</os></platform></platforms></from> | linux/arm/v7",
                "<from><image>docker://local/base</image></from> | docker save",
                "<from><image>openjdk:17</image></from> | eclipse-temurin has the same",
                "<container><useCurrentTimestamp>true</useCurrentTimestamp></container> | <container><useCurrentTimestamp> has no counterpart",
                "<container><entrypoint><a>x</a></entrypoint><mainClass>M</mainClass></container> | jib ignores <mainClass>",
            })
    void remarksOnWhatHasNoCounterpart(String theirs, String part) {
        var remarks = Poms.remarks(Poms.project(JIB, merged(theirs)));
        assertTrue(remarks.contains(part), remarks);
    }

    /** As the page of the extension has it. */
    @Test
    void theLayerFilterExtensionsFiltersAreLayers() {
        var project = Poms.project(JIB, TO + """
                <pluginExtensions><pluginExtension>
                  <implementation>com.google.cloud.tools.jib.maven.extension.layerfilter.JibLayerFilterExtension</implementation>
                  <configuration implementation="com.google.cloud.tools.jib.maven.extension.layerfilter.Configuration">
                    <filters>
                      <filter><glob>**/*.jar</glob></filter>
                      <filter><glob>**/google-*.jar</glob><toLayer>google libraries</toLayer></filter>
                      <filter><glob>/app/libs/in-house-*.jar</glob><toLayer>in-house</toLayer></filter>
                      <filter><glob>/app/libs/other-*.jar</glob><toLayer>in-house</toLayer></filter>
                      <filter><glob>/app/{a,b}</glob><toLayer>choice</toLayer></filter>
                    </filters>
                    <createParentDependencyLayers>true</createParentDependencyLayers>
                  </configuration>
                </pluginExtension></pluginExtensions>""");
        assertTrue(
                Poms.configurationOf(project)
                        .replace(" ", "")
                        .contains(
                                "<layers><layer><name>googlelibraries</name><files><file>/**/google-*.jar</file></files></layer>"
                                        + "<layer><name>in-house</name><files><file>/app/libs/in-house-*.jar</file>"
                                        + "<file>/app/libs/other-*.jar</file></files></layer></layers>"),
                Poms.configurationOf(project));
        var remarks = Poms.remarks(project);
        for (var part : List.of(
                "**/*.jar leaves files out",
                "/app/{a,b} for the layer choice has no counterpart",
                "<createParentDependencyLayers>",
                "of several filters the last counts")) {
            assertTrue(remarks.contains(part), remarks);
        }
        assertFalse(remarks.contains("JibLayerFilterExtension does not run here"), remarks);
    }

    @Test
    void aNameWithoutATagKeepsJibsTag() {
        var project = Poms.project(JIB, "<to><image>localhost:5000/acme/orders</image></to>");
        assertTrue(Poms.configurationOf(project).contains("<image>localhost:5000/acme/orders:latest</image>"));
        var property = Poms.project(
                JIB,
                Element.of(
                        "configuration",
                        List.of(Element.of(
                                "to", List.of(Element.of("image", new Text("acme/orders:7", "${docker.image}")))))),
                List.of(),
                Map.of(),
                Path.of("nowhere"));
        assertTrue(Poms.configurationOf(property).contains("<image>${docker.image}</image>"));
    }

    @Test
    void aRegistryThatIsAPropertyStaysOne() {
        var image = Element.of("image", new Text("local:5000/a:1", "${registry}/a:1"));
        var project = Poms.project(
                JIB,
                Element.of(
                        "configuration",
                        List.of(Element.of("to", List.of(image)), Element.of("allowInsecureRegistries", "true"))),
                List.of(),
                Map.of(),
                Path.of("nowhere"));
        assertTrue(Poms.configurationOf(project).contains("<insecureRegistry>${registry}</insecureRegistry>"));
    }

    @Test
    void passwordsAreNotRepeated() {
        var block = Poms.block(
                Poms.project(
                        JIB,
                        "<from><image>ghcr.io/acme/jre</image><auth><username>ada</username><password>s3cret1</password></auth></from>"
                                + "<to><image>acme/orders</image><auth><username>bob</username><password>s3cret2</password></auth></to>"));
        assertFalse(block.contains("s3cret") || block.contains("bob"), block);
        assertTrue(block.contains("<id> is ghcr.io") && block.contains("<id> is docker.io"), block);
    }

    @Test
    void propertiesCountMoreThanElements() {
        var properties = Map.of(
                "jib.to.image", new Text("ghcr.io/a/b:7", "ghcr.io/a/b:${revision}"),
                "jib.container.environment", Text.of("A=1,B=x=y"),
                "jib.from.platforms", Text.of("linux/amd64,linux/arm64"),
                "jib.to.auth.password", Text.of("s3cret"),
                "jib.extraDirectories.permissions", Text.of("/a=755"));
        var project = Poms.project(JIB, Poms.configuration(TO), List.of(), properties, Path.of("nowhere"));
        var configuration = Poms.configurationOf(project);
        assertEquals(
                "<configuration><image>ghcr.io/a/b:${revision}</image><platforms><platform>linux/amd64</platform><platform>linux/arm64</platform></platforms>"
                        + "<permissions><permission><path>/a</path><mode>755</mode></permission></permissions>"
                        + "<container><environment><A>1</A><B>x=y</B></environment></container></configuration>",
                configuration);
        assertFalse(Poms.block(project).contains("s3cret"));
    }

    @Test
    void takesTheFilesThatJibTakesWithoutBeingTold(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("src/main/jib"));
        assertTrue(Poms.configurationOf(Poms.project(JIB, TO, folder))
                .contains("<files><directory>src/main/jib</directory></files>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "package | build | <execution><phase>package</phase><goals><goal>build</goal><goal>push</goal></goals></execution>",
                "deploy | build | <execution><phase>deploy</phase><goals><goal>build</goal><goal>push</goal></goals></execution>",
                "package | dockerBuild | <execution><phase>package</phase><goals><goal>build</goal><goal>load</goal></goals></execution>",
                "verify | buildTar | <execution><phase>verify</phase><goals><goal>build</goal><goal>export</goal></goals></execution>",
                "'' | build | <execution><goals><goal>build</goal><goal>push</goal></goals></execution>",
            })
    void goalsRunWhenJibsDid(String phase, String goal, String executions) {
        var configuration = Poms.configuration(TO);
        var project = Poms.project(
                JIB,
                configuration,
                List.of(Poms.execution("jib", phase, goal, configuration)),
                Map.of(),
                Path.of("nowhere"));
        var block = Poms.withoutRemarks(Poms.block(project)).replace("\n", "");
        assertTrue(block.contains("<executions>" + executions + "</executions>"), block);
    }

    @Test
    void oneImageInTwoPhasesIsBuiltOnce() {
        var configuration = Poms.configuration(TO);
        var project = Poms.project(
                JIB,
                configuration,
                List.of(
                        Poms.execution("local", "package", "dockerBuild", configuration),
                        Poms.execution("remote", "deploy", "build", configuration)),
                Map.of(),
                Path.of("nowhere"));
        var block = Poms.withoutRemarks(Poms.block(project)).replace("\n", "");
        assertTrue(
                block.contains(
                        "<execution><goals><goal>build</goal><goal>push</goal></goals></execution>"
                                + "<execution><id>image-load</id><phase>package</phase><goals><goal>load</goal></goals></execution>"),
                block);
    }

    @Test
    void twoImagesAreTwoExecutions() {
        var project = Poms.project(
                JIB,
                Poms.configuration(""),
                List.of(
                        Poms.execution(
                                "small", "package", "build", Poms.configuration("<to><image>a/small:1</image></to>")),
                        Poms.execution(
                                "large", "package", "build", Poms.configuration("<to><image>a/large:1</image></to>"))),
                Map.of(),
                Path.of("nowhere"));
        var block = Poms.withoutRemarks(Poms.block(project)).replace("\n", "");
        assertTrue(
                block.contains(
                        "<execution><id>large</id><phase>package</phase><goals><goal>build</goal><goal>push</goal></goals>"
                                + "<configuration><image>a/large:1</image>"),
                block);
        assertTrue(block.contains("<id>small</id>") && block.endsWith("</executions></plugin>"), block);
    }

    @Test
    void aTarGoesWhereJibsWent() {
        var configuration =
                Poms.configuration(TO + "<outputPaths><tar>${project.build.directory}/a.tar</tar></outputPaths>");
        var project = Poms.project(
                JIB,
                configuration,
                List.of(Poms.execution("jib", "package", "buildTar", configuration)),
                Map.of(),
                Path.of("nowhere"));
        assertTrue(Poms.configurationOf(project).contains("<to>docker-archive:${project.build.directory}/a.tar</to>"));
    }
}
