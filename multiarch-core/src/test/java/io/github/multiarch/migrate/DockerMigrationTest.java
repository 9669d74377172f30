package io.github.multiarch.migrate;

import static io.github.multiarch.migrate.ForeignPlugin.DOCKER;
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

class DockerMigrationTest {
    private static String image(String build) {
        return "<images><image><name>ghcr.io/acme/orders:1</name><build>" + build + "</build></image></images>";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<from>eclipse-temurin:21-jre</from> | <from>eclipse-temurin:21-jre</from>",
                "<tags><tag>latest</tag></tags> | <tags><tag>latest</tag></tags>",
                "<buildx><platforms><platform>linux/arm64</platform></platforms></buildx> | <platforms><platform>linux/arm64</platform></platforms>",
                "<env><A>1</A></env><labels><b>2</b></labels> | <environment><A>1</A></environment><labels><b>2</b></labels>",
                "<ports><port>8080</port></ports><volumes><volume>/d</volume></volumes> | <ports><port>8080</port></ports><volumes><volume>/d</volume></volumes>",
                "<user>app</user><workdir>/w</workdir> | <user>app</user><workingDirectory>/w</workingDirectory>",
                "<maintainer>ada@example.com</maintainer> | <annotations><org.opencontainers.image.authors>ada@example.com</org.opencontainers.image.authors></annotations>",
                "<dockerArchive>base.tar</dockerArchive> | <from>docker-archive:base.tar</from>",
                "<cmd>java -Xmx1g -jar /maven/${project.artifactId}.jar serve</cmd> | <container><jvmFlags><jvmFlag>-Xmx1g</jvmFlag></jvmFlags><args><arg>serve</arg></args></container>",
                "<entryPoint><exec><arg>java</arg><arg>-cp</arg><arg>/maven/*</arg><arg>com.acme.Main</arg></exec></entryPoint><cmd><exec><arg>x</arg></exec></cmd> | <container><mainClass>com.acme.Main</mainClass><args><arg>x</arg></args></container>",
                "<entryPoint><arg>java</arg><arg>-jar</arg><arg>a.jar</arg></entryPoint> | </platforms></configuration>",
                "<entryPoint><exec><arg>/bin/app</arg></exec></entryPoint><cmd><exec><arg>x</arg></exec></cmd> | <args><arg>x</arg></args><entrypoint><word>/bin/app</word></entrypoint>",
                "<cmd><exec><arg>catalina.sh</arg><arg>run</arg></exec></cmd> | <args><arg>catalina.sh</arg><arg>run</arg></args><entrypoint>INHERIT</entrypoint>",
                "<assembly><inline><fileSets><fileSet><directory>conf</directory><outputDirectory>etc</outputDirectory></fileSet></fileSets></inline></assembly> | <files><source><path>conf</path><into>/maven/etc/</into></source></files>",
                "<assembly><targetDir>/</targetDir><inline><files><file><source>run.sh</source><outputDirectory>bin</outputDirectory><destName>go</destName></file></files></inline></assembly> | <files><source><path>run.sh</path><into>/bin/go</into></source></files>",
                "<imagePullPolicy>IfNotPresent</imagePullPolicy> | <pull>missing</pull>",
                "<skip>true</skip> | <skip>true</skip>",
            })
    void translatesWhatHasACounterpart(String theirs, String ours) {
        var configuration = Poms.configurationOf(Poms.project(DOCKER, image(theirs)));
        assertTrue(configuration.contains(ours), configuration);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<runCmds><run>apt-get update</run></runCmds> | <images><image><build><runCmds>: Nothing is run",
                "<healthCheck><cmd>curl x</cmd></healthCheck> | <images><image><build><healthCheck>",
                "<buildx><builderName>b</builderName></buildx> | <images><image><build><buildx>",
                "<args><A>b</A></args> | <images><image><build><args>",
                "<noCache>true</noCache> | <images><image><build>",
                "<assembly><descriptorRef>artifact</descriptorRef></assembly> | the application goes in by itself",
                "<assembly><descriptor>assembly.xml</descriptor></assembly> | assembly.xml is not read",
                "<assembly><inline><fileSets><fileSet><directory>c</directory><includes><include>*.yml</include></includes></fileSet></fileSets></inline></assembly> | (*.yml)",
                "<from>openjdk:17-slim</from> | eclipse-temurin",
                "<cmd>java $JAVA_OPTS -jar a.jar</cmd> | $JAVA_OPTS here. Java itself reads JDK_JAVA_OPTIONS",
                "<cmd>cd /x &amp;&amp; java -jar a.jar</cmd> | Hold the paths",
                "<dockerFile>Dockerfile.jvm</dockerFile> | There is no Dockerfile src/main/docker/Dockerfile.jvm",
                "<unheardOf>x</unheardOf> | <images><image><build>",
            })
    void remarksOnWhatHasNoCounterpart(String theirs, String part) {
        var remarks = Poms.remarks(Poms.project(DOCKER, image(theirs)));
        assertTrue(remarks.contains(part), remarks);
    }

    @Test
    void placeholdersOfNamesBecomeProperties() {
        var project = Poms.project(DOCKER, "<images><image><name>%g/%a:%v</name><build/></image></images>");
        assertTrue(
                Poms.configurationOf(project).contains("<image>acme/${project.artifactId}:${project.version}</image>"));
        var latest = Poms.project(DOCKER, "<images><image><name>acme/%a:%l</name><build/></image></images>");
        assertTrue(Poms.configurationOf(latest).contains("<image>acme/${project.artifactId}:latest</image>"));
    }

    @Test
    void registriesStandBeforeNames() {
        var images = "<images><image><name>acme/orders:1</name><build><from>acme/jre</from></build></image></images>";
        var project = Poms.project(
                DOCKER, "<pushRegistry>${registry}</pushRegistry><pullRegistry>mirror.local</pullRegistry>" + images);
        var configuration = Poms.configurationOf(project);
        assertTrue(
                configuration.contains("<image>${registry}/acme/orders:1</image><from>mirror.local/acme/jre</from>"),
                configuration);
        var named = Poms.project(
                DOCKER,
                Poms.configuration(image("")),
                List.of(),
                Map.of("docker.registry", Text.of("other.local")),
                Path.of(""));
        assertTrue(Poms.configurationOf(named).contains("<image>ghcr.io/acme/orders:1</image>"));
    }

    @Test
    void imagesThatAreOnlyRunAreLeftOut() {
        assertEquals(
                List.of(),
                Migration.of(
                        Poms.project(
                                DOCKER,
                                "<images><image><name>postgres:16</name><run><wait><time>1</time></wait></run></image></images>")));
    }

    @Test
    void whatRunsContainersIsOneRemark() {
        var project = Poms.project(
                DOCKER,
                "<images><image><name>a/b:1</name><build/><run><ports><port>1:1</port></ports><env><A>secret</A></env></run></image></images>");
        var remarks = Poms.remarks(project);
        assertEquals(1, remarks.split("<images><image><run>", -1).length - 1, remarks);
        assertFalse(remarks.contains("secret"), remarks);
    }

    @Test
    void passwordsAreNotRepeated() {
        var block = Poms.block(Poms.project(
                DOCKER,
                "<authConfig><push><username>ada</username><password>s3cret</password></push></authConfig>"
                        + image("")));
        assertFalse(block.contains("s3cret") || block.contains("ada"), block);
        assertTrue(block.contains("<id> is ghcr.io"), block);
    }

    @Test
    void twoImagesAreTwoExecutionsNamedByTheirAliases() {
        var configuration = Poms.configuration(
                "<images><image><alias>api</alias><name>a/api:1</name><build/></image><image><alias>job</alias><name>a/job:1</name><build/></image></images>");
        var project = Poms.project(
                DOCKER,
                configuration,
                List.of(
                        Poms.execution("b", "package", "build", configuration),
                        Poms.execution("p", "deploy", "push", configuration)),
                Map.of(),
                Path.of(""));
        var block = Poms.withoutRemarks(Poms.block(project)).replace("\n", "");
        for (var id : List.of("api", "job")) {
            assertTrue(
                    block.contains("<execution><id>" + id
                            + "</id><goals><goal>build</goal><goal>push</goal></goals><configuration><image>a/" + id
                            + ":1</image>"),
                    block);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "build push | <goal>build</goal><goal>push</goal>",
                "build | <phase>package</phase><goals><goal>build</goal><goal>load</goal></goals>",
                "build start stop | <phase>package</phase><goals><goal>build</goal><goal>load</goal></goals>",
            })
    void whatStaysInTheEngineIsLoaded(String goals, String executions) {
        var configuration = Poms.configuration(image(""));
        var project = Poms.project(
                DOCKER,
                configuration,
                List.of(Poms.execution("d", "package", goals, configuration)),
                Map.of(),
                Path.of(""));
        var block = Poms.withoutRemarks(Poms.block(project)).replace("\n", "");
        assertTrue(block.contains(executions), block);
    }

    @Test
    void translatesADockerfile(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("docker"));
        Files.writeString(folder.resolve("docker/Dockerfile"), """
                # our image
                ARG BASE=21-jre
                FROM eclipse-temurin:${BASE} AS run
                RUN apt-get update && \\
                    apt-get install -y curl
                ENV TZ=UTC GREETING="good day"
                LABEL team=orders
                EXPOSE 8080 9090/udp
                VOLUME ["/data"]
                WORKDIR /srv
                COPY target/*.jar app.jar
                COPY --chown=1000:1000 conf/app.yml conf/
                USER 1000
                HEALTHCHECK CMD curl localhost
                ENTRYPOINT ["java", "-Xmx512m", "-jar", "app.jar"]
                CMD ["serve"]
                """);
        var project = Poms.project(
                DOCKER,
                image("<contextDir>${project.basedir}/docker</contextDir>".replace("${project.basedir}/", "")),
                folder);
        assertEquals(
                "<configuration><image>ghcr.io/acme/orders:1</image><from>eclipse-temurin:21-jre</from><platforms><platform>linux/amd64</platform></platforms>"
                        + "<files><source><path>docker/conf/app.yml</path><into>/srv/conf/</into></source></files>"
                        + "<permissions><permission><path>/srv/conf/**</path><owner>1000:1000</owner></permission></permissions>"
                        + "<container><jvmFlags><jvmFlag>-Xmx512m</jvmFlag></jvmFlags><args><arg>serve</arg></args>"
                        + "<environment><TZ>UTC</TZ><GREETING>good day</GREETING></environment><labels><team>orders</team></labels>"
                        + "<ports><port>8080</port><port>9090/udp</port></ports><volumes><volume>/data</volume></volumes><user>1000</user><workingDirectory>/srv</workingDirectory></container></configuration>",
                Poms.configurationOf(project));
        var remarks = Poms.remarks(project);
        for (var part : List.of(
                "RUN apt-get update && apt-get install", "HEALTHCHECK", "COPY target/*.jar", "docker/Dockerfile")) {
            assertTrue(remarks.contains(part), remarks);
        }
    }

    @Test
    void aDockerfileInTheProjectNeedsNoConfiguration(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nENTRYPOINT [\"/app\"]\n");
        assertTrue(Poms.configurationOf(Poms.project(DOCKER, "", folder))
                .contains("<image>acme/${project.artifactId}:latest</image><from>scratch</from>"));
    }
}
