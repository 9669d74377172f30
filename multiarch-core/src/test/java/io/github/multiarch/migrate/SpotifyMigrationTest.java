package io.github.multiarch.migrate;

import static io.github.multiarch.migrate.ForeignPlugin.DOCKERFILE;
import static io.github.multiarch.migrate.ForeignPlugin.SPOTIFY_DOCKER;
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

class SpotifyMigrationTest {
    @Test
    void translatesTheEarlierPlugin() {
        var configuration = Poms.configurationOf(
                Poms.project(
                        SPOTIFY_DOCKER,
                        "<imageName>ghcr.io/acme/orders</imageName><imageTags><imageTag>1</imageTag></imageTags><baseImage>eclipse-temurin:17-jre</baseImage>"
                                + "<entryPoint>[\"java\", \"-jar\", \"/${project.build.finalName}.jar\"]</entryPoint><exposes><expose>8080</expose></exposes>"
                                + "<resources><resource><targetPath>/</targetPath><directory>${project.build.directory}</directory><include>${project.build.finalName}.jar</include></resource>"
                                + "<resource><targetPath>/conf</targetPath><directory>conf</directory></resource></resources>"));
        assertEquals(
                "<configuration><image>ghcr.io/acme/orders:latest</image><tags><tag>1</tag></tags><from>eclipse-temurin:17-jre</from>"
                        + "<platforms><platform>linux/amd64</platform></platforms><files><source><path>conf</path><into>/conf/</into></source></files>"
                        + "<container><ports><port>8080</port></ports></container></configuration>",
                configuration);
    }

    @Test
    void translatesTheLaterPlugin(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("Dockerfile"),
                "FROM eclipse-temurin:17-jre\nARG JAR_FILE\nADD target/${JAR_FILE} /app.jar\nENTRYPOINT [\"java\",\"-jar\",\"/app.jar\"]\n");
        var configuration = Poms.configuration(
                "<repository>ghcr.io/acme/${project.artifactId}</repository><tag>${project.version}</tag><buildArgs><JAR_FILE>orders.jar</JAR_FILE></buildArgs>"
                        + "<username>ada</username><password>s3cret</password>");
        var project = Poms.project(
                DOCKERFILE,
                configuration,
                List.of(Poms.execution("default", "", "build push", configuration)),
                Map.of(),
                folder);
        assertEquals(
                "<configuration><image>ghcr.io/acme/${project.artifactId}:${project.version}</image><from>eclipse-temurin:17-jre</from>"
                        + "<platforms><platform>linux/amd64</platform></platforms></configuration>",
                Poms.configurationOf(project));
        var block = Poms.block(project);
        assertFalse(block.contains("s3cret") || block.contains("ada"), block);
        assertTrue(
                Poms.withoutRemarks(block)
                        .replace("\n", "")
                        .contains("<execution><goals><goal>build</goal><goal>push</goal></goals></execution>"),
                block);
    }
}
