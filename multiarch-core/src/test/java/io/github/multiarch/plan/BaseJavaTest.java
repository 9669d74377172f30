package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.MediaType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseJavaTest {
    @ParameterizedTest
    @CsvSource({
        "acme/base:1, JAVA_VERSION=jdk-21.0.4+7, '', '', 21",
        "acme/base:1, JAVA_VERSION=jdk8u392-b08, '', '', 8",
        "acme/base:1, JAVA_VERSION=8u392, '', '', 8",
        "acme/base:1, JAVA_VERSION=1.8.0_392, '', '', 8",
        "acme/base:1, JAVA_VERSION=17.0.9, '', '', 17",
        "acme/base:1, JAVA_VERSION=25, '', '', 25",
        "acme/base:1, JAVA_VERSION=java21, '', '', 21",
        "acme/base:1, JAVA_VERSION=jdk-21.0.4+7_openj9-0.46.1, '', '', 21",
        // It counts more than a name.
        "eclipse-temurin:17-jre, JAVA_VERSION=jdk-21.0.4+7, '', '', 21",
        "acme/base:1, JAVA_HOME=/usr/lib/jvm/java-17-openjdk-amd64, '', '', 17",
        "acme/base:1, JAVA_HOME=/usr/lib/jvm/java-1.8.0-openjdk, '', '', 8",
        "acme/base:1, JAVA_HOME=/usr/lib/jvm/zulu21-ca, '', '', 21",
        "acme/base:1, JAVA_HOME=/usr/lib/jvm/msopenjdk-21-amd64, '', '', 21",
        "acme/base:1, JAVA_HOME=/usr/lib/jvm/temurin-25-jdk-amd64, '', '', 25",
        "acme/base:1, JAVA_HOME=/opt/java/openjdk, '', '', ",
        "acme/base:1, PATH=/usr/lib/jvm/java-11/bin:/usr/bin, '', '', 11",
        "eclipse-temurin:21-jre, A=b, '', '', 21",
        "eclipse-temurin:21.0.4_7-jre-alpine, A=b, '', '', 21",
        "amazoncorretto:11, A=b, '', '', 11",
        "ibm-semeru-runtimes:open-17-jre, A=b, '', '', 17",
        "bellsoft/liberica-openjre-alpine:21.0.4, A=b, '', '', 21",
        "gcr.io/distroless/java21-debian12:nonroot, A=b, '', '', 21",
        "registry.access.redhat.com/ubi9/openjdk-21-runtime:1.20, A=b, '', '', 21",
        "tomcat:11-jre21, A=b, '', '', 21",
        "azul/zulu-openjdk:8-jre, A=b, '', '', 8",
        "acme/base:21, A=b, '', '', ",
        "oci:/home/jdk21/base, A=b, '', '', ",
        "acme/base:1, A=b, openjdk-21, '', 21",
        "acme/base:1, A=b, '', 'apt-get install -y openjdk-17-jre-headless', 17",
        "acme/base:1, A=b, openjdk-21, 'apt-get install -y openjdk-17-jre-headless', ",
        "acme/base:1, JAVA_VERSION=latest, '', '', ",
    })
    void isToldByTheConfigThenByNames(String name, String env, String label, String command, Integer expected) {
        var json = """
                {"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":[]},
                "config":{"Env":["ENV"],"Labels":{"name":"LABEL"}},
                "history":[{"created_by":"COMMAND","empty_layer":true},{"empty_layer":true}]}""".replace("ENV", env).replace("LABEL", label).replace("COMMAND", command);
        var config = ImageConfig.parse(Document.of(MediaType.OCI_CONFIG, json.getBytes(StandardCharsets.UTF_8)));
        var base = new Base(
                BaseReference.parse(name, Path.of("/")), Optional.empty(), List.of(), config, Optional.empty());
        assertEquals(Optional.ofNullable(expected), BaseJava.of(base));
    }
}
