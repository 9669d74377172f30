package io.github.multiarch.migrate;

import static io.github.multiarch.migrate.ForeignPlugin.SPRING_BOOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootMigrationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<name>ghcr.io/acme/${project.artifactId}:${project.version}</name> | <image>ghcr.io/acme/${project.artifactId}:${project.version}</image>",
                "<name>ghcr.io/acme/orders</name> | <image>ghcr.io/acme/orders:latest</image>",
                "<builder>b</builder> | <image>docker.io/library/${project.artifactId}:${project.version}</image>",
                "<tags><tag>ghcr.io/acme/orders:latest</tag></tags><name>ghcr.io/acme/orders:1</name> | <tags><tag>latest</tag></tags>",
                "<env><BP_JVM_VERSION>21</BP_JVM_VERSION></env> | <from>eclipse-temurin:21-jre</from>",
                "<env><BP_JVM_VERSION>17.*</BP_JVM_VERSION></env> | <from>eclipse-temurin:17-jre</from>",
                "<env><BPE_TZ>UTC</BPE_TZ><BPE_DEFAULT_A>b</BPE_DEFAULT_A></env> | <environment><TZ>UTC</TZ><A>b</A></environment>",
                "<env><BPE_DELIM_JAVA_TOOL_OPTIONS> </BPE_DELIM_JAVA_TOOL_OPTIONS><BPE_APPEND_JAVA_TOOL_OPTIONS>-Xss1m -Da=b</BPE_APPEND_JAVA_TOOL_OPTIONS></env> | <jvmFlags><jvmFlag>-Xss1m</jvmFlag><jvmFlag>-Da=b</jvmFlag></jvmFlags>",
                "<env><BP_OCI_LICENSES>MIT</BP_OCI_LICENSES></env> | <annotations><org.opencontainers.image.licenses>MIT</org.opencontainers.image.licenses></annotations>",
                "<env><BP_IMAGE_LABELS>team=orders note='a b'</BP_IMAGE_LABELS></env> | <labels><team>orders</team><note>a b</note></labels>",
                "<createdDate>2026-01-31T12:00:00Z</createdDate> | <outputTimestamp>2026-01-31T12:00:00Z</outputTimestamp>",
                "<imagePlatform>linux/arm64</imagePlatform> | <platforms><platform>linux/arm64</platform></platforms>",
                "<pullPolicy>IF_NOT_PRESENT</pullPolicy> | <pull>missing</pull>",
                "<applicationDirectory>/workspace</applicationDirectory> | <appRoot>/workspace</appRoot>",
            })
    void translatesWhatHasACounterpart(String theirs, String ours) {
        var configuration = Poms.configurationOf(Poms.project(SPRING_BOOT, "<image>" + theirs + "</image>"));
        assertTrue(configuration.contains(ours), configuration);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<builder>paketobuildpacks/builder-jammy-tiny</builder> | <image><builder> (paketobuildpacks/builder-jammy-tiny)",
                "<runImage>r</runImage> | <image><runImage> (r)",
                "<buildpacks><buildpack>x</buildpack></buildpacks> | <image><buildpacks>",
                "<bindings><binding>/a:/b</binding></bindings> | <image><bindings>",
                "<createdDate>now</createdDate> | the time of the build",
                "<env><BP_NATIVE_IMAGE>true</BP_NATIVE_IMAGE></env> | native-image runs in Maven",
                "<env><BPL_JVM_HEAD_ROOM>5</BPL_JVM_HEAD_ROOM></env> | <image><env><BPL_JVM_HEAD_ROOM>",
                "<env><HTTPS_PROXY>http://ada:s3cret@proxy</HTTPS_PROXY></env> | the <proxy> of settings.xml",
                "<buildCache><volume><name>v</name></volume></buildCache> | <image><buildCache>",
                "<network>host</network> | <image><network> (host)",
            })
    void remarksOnWhatHasNoCounterpart(String theirs, String part) {
        var remarks = Poms.remarks(Poms.project(SPRING_BOOT, "<image>" + theirs + "</image>"));
        assertTrue(remarks.contains(part), remarks);
        assertFalse(remarks.contains("s3cret"), remarks);
    }

    @Test
    void passwordsAreNotRepeated() {
        var block = Poms.block(
                Poms.project(
                        SPRING_BOOT,
                        "<image><name>ghcr.io/a/b:1</name><publish>true</publish></image><docker><host>tcp://h</host><publishRegistry><username>ada</username><password>s3cret</password></publishRegistry></docker>"));
        assertFalse(block.contains("s3cret") || block.contains("ada"), block);
        assertTrue(block.contains("<id> is ghcr.io") && block.contains("<docker>: No Docker engine"), block);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | build-image | <phase>package</phase><goals><goal>build</goal><goal>load</goal></goals>",
                "<publish>true</publish> | build-image-no-fork | <phase>package</phase><goals><goal>build</goal><goal>push</goal></goals>",
            })
    void publishesWhatBootPublishes(String theirs, String goal, String expected) {
        var configuration = Poms.configuration("<image><name>a/b:1</name>" + theirs + "</image>");
        var project = Poms.project(
                SPRING_BOOT,
                configuration,
                List.of(Poms.execution("x", "", goal, configuration)),
                Map.of(),
                Path.of(""));
        var block = Poms.withoutRemarks(Poms.block(project)).replace("\n", "");
        assertTrue(block.contains(expected), block);
    }

    @Test
    void nothingIsPublishedThatWasNot() {
        var block = Poms.withoutRemarks(Poms.block(Poms.project(SPRING_BOOT, "<image><name>a/b:1</name></image>")));
        assertFalse(block.contains("<goal>push"), block);
    }

    @Test
    void theRepackagePluginAloneIsNoImage() {
        assertFalse(Migration.concerns(Poms.project(SPRING_BOOT, "<excludes/><mainClass>x</mainClass>")));
        var other = Poms.configuration("<classifier>exec</classifier>");
        assertFalse(Migration.concerns(Poms.project(
                SPRING_BOOT,
                other,
                List.of(Poms.execution("repackage", "", "repackage", other)),
                Map.of(),
                Path.of(""))));
        assertTrue(Migration.concerns(Poms.project(SPRING_BOOT, "<image/>")));
        assertTrue(Migration.concerns(Poms.project(
                SPRING_BOOT,
                other,
                List.of(),
                Map.of("spring-boot.build-image.imageName", Text.of("a/b:1")),
                Path.of(""))));
    }

    @Test
    void whatIsAboutTheJarIsNoRemark() {
        var remarks = Poms.remarks(
                Poms.project(
                        SPRING_BOOT,
                        "<excludes><exclude><groupId>org.projectlombok</groupId></exclude></excludes><classifier>exec</classifier><image><name>a/b:1</name></image>"));
        assertFalse(
                remarks.contains("lombok") || remarks.contains("classifier") || remarks.contains("exclude"), remarks);
        assertEquals(1, Migration.of(Poms.project(SPRING_BOOT, "<image/>")).size());
    }
}
