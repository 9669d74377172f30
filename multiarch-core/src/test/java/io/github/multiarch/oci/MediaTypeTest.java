package io.github.multiarch.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @ParameterizedTest
    @CsvSource({
        "application/vnd.oci.image.layer.v1.tar,                       application/vnd.docker.image.rootfs.diff.tar,              NONE, false",
        "application/vnd.oci.image.layer.v1.tar+gzip,                  application/vnd.docker.image.rootfs.diff.tar.gzip,         GZIP, false",
        "application/vnd.oci.image.layer.v1.tar+zstd,                  application/vnd.docker.image.rootfs.diff.tar.zstd,         ZSTD, false",
        "application/vnd.oci.image.layer.nondistributable.v1.tar,      application/vnd.docker.image.rootfs.foreign.diff.tar,      NONE, true",
        "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip, application/vnd.docker.image.rootfs.foreign.diff.tar.gzip, GZIP, true",
        "application/vnd.oci.image.layer.nondistributable.v1.tar+zstd, application/vnd.docker.image.rootfs.foreign.diff.tar.zstd, ZSTD, true"
    })
    void layersHaveANameInBothFamilies(String ociName, String dockerName, Compression compression, boolean foreign) {
        var oci = new MediaType(ociName);
        var docker = new MediaType(dockerName);
        assertEquals(docker, ImageFormat.DOCKER.nameOf(oci));
        assertEquals(oci, ImageFormat.OCI.nameOf(docker));
        assertEquals(oci, ImageFormat.OCI.nameOf(oci));
        assertEquals(docker, ImageFormat.DOCKER.nameOf(docker));
        for (var type : new MediaType[] {oci, docker}) {
            assertEquals(Optional.of(compression), type.layerCompression());
            assertEquals(foreign, type.isForeign());
            assertFalse(type.isIndex() || type.isManifest() || type.isConfig());
        }
        assertTrue(oci.isOf(ImageFormat.OCI) && !oci.isOf(ImageFormat.DOCKER));
        assertTrue(docker.isOf(ImageFormat.DOCKER) && !docker.isOf(ImageFormat.OCI));
        if (!foreign) {
            assertEquals(oci, ImageFormat.OCI.layer(compression));
            assertEquals(docker, ImageFormat.DOCKER.layer(compression));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.oci.image.layer.v1.tar+encrypted",
                "application/vnd.oci.image.layer.v1.tar+gzip+encrypted",
                "application/vnd.in-toto+json",
                "application/vnd.oci.image.config.v1+json",
                "text/plain"
            })
    void whatIsNoLayerKeepsItsName(String name) {
        var type = new MediaType(name);
        assertEquals(Optional.empty(), type.layerCompression());
        assertEquals(type, ImageFormat.OCI.nameOf(type));
        assertEquals(type, ImageFormat.DOCKER.nameOf(type));
    }

    @Test
    void documents() {
        for (var format : ImageFormat.values()) {
            assertTrue(format.index().isIndex() && format.index().isOf(format));
            assertTrue(format.manifest().isManifest() && format.manifest().isOf(format));
            assertTrue(format.config().isConfig() && format.config().isOf(format));
            assertFalse(format.index().isManifest() || format.manifest().isIndex());
        }
        assertEquals(
                "application/vnd.oci.image.index.v1+json",
                ImageFormat.OCI.index().value());
        assertEquals(
                "application/vnd.docker.distribution.manifest.list.v2+json",
                ImageFormat.DOCKER.index().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a", "a/", "/b", "a/b/c", "a b/c", "a/b; charset=utf-8", "a/b\n", "é/b", ".a/b"})
    void whatIsNone(String text) {
        assertThrows(IllegalArgumentException.class, () -> new MediaType(text));
    }

    @Test
    void eachHalfHasAtMost127Characters() {
        var longest = "a".repeat(127) + "/" + "b".repeat(127);
        assertEquals(longest, new MediaType(longest).toString());
        assertThrows(IllegalArgumentException.class, () -> new MediaType(longest + "b"));
        assertThrows(IllegalArgumentException.class, () -> new MediaType("a" + longest));
    }
}
