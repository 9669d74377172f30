package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.nativecode.Libc;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.MediaType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseLibcTest {
    @ParameterizedTest
    @CsvSource({
        "eclipse-temurin:21-jre-alpine, '', '', MUSL",
        "eclipse-temurin:21-jre-alpine3.20, '', '', MUSL",
        "eclipse-temurin:21-jre, '', '', ",
        "eclipse-temurin:21-jre, ubuntu, '', GLIBC",
        "eclipse-temurin:21-jre, '', 'ADD alpine-minirootfs-3.20.3-x86_64.tar.gz / # buildkit', MUSL",
        "debian:12-slim, '', '', GLIBC",
        "acme/transalpine:1, '', '', ",
        "oci:/home/debian/base, '', '', ",
        "acme/ubuntu-to-alpine:1, '', '', ",
        "acme/jre:bookworm, '', 'apk add alpine', ",
    })
    void tellsByNamesThatStandAlone(String name, String label, String command, String expected) {
        var json = """
                {"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":[]},
                "config":{"Labels":{"org.opencontainers.image.ref.name":"LABEL"}},
                "history":[{"created_by":"COMMAND","empty_layer":true},{"empty_layer":true}]}""".replace("LABEL", label).replace("COMMAND", command);
        var config = ImageConfig.parse(Document.of(MediaType.OCI_CONFIG, json.getBytes(StandardCharsets.UTF_8)));
        var base = new Base(
                BaseReference.parse(name, Path.of("/")), Optional.empty(), List.of(), config, Optional.empty());
        assertEquals(Optional.ofNullable(expected).map(Libc::valueOf), BaseLibc.of(base));
    }
}
