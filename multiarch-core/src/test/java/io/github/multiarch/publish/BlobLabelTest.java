package io.github.multiarch.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlobLabelTest {
    private static final Platform ARM = Platform.parse("linux/arm64");
    private static final Platform POWER = Platform.parse("linux/ppc64le");
    private static final Platform UNKNOWN = Platform.of("unknown", "unknown", "");

    @Test
    void partsHaveNamesForPeople() {
        var layer = new MediaType("application/vnd.oci.image.layer.v1.tar+gzip");
        assertEquals("linux/arm64 layer e3b0c44298fc", label(layer, ARM));
        assertEquals("linux/arm64 config e3b0c44298fc", label(MediaType.OCI_CONFIG, ARM));
        assertEquals("2 platforms layer e3b0c44298fc", label(layer, ARM, POWER));
        assertEquals("2 platforms config e3b0c44298fc", label(MediaType.OCI_CONFIG, UNKNOWN, POWER));
        assertEquals("attestation e3b0c44298fc", label(new MediaType("application/vnd.in-toto+json"), UNKNOWN));
        assertEquals("attestation e3b0c44298fc", label(MediaType.OCI_CONFIG, UNKNOWN));
    }

    private static String label(MediaType type, Platform... platforms) {
        var place = new Place(
                () -> {
                    throw new AssertionError("nothing is read");
                },
                Optional.empty(),
                true);
        return new Graph.Blob(new Descriptor(type, Digest.of(new byte[0]), 0), place, List.of(platforms)).label();
    }
}
