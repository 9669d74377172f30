package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportRequestTest {
    private static final Path HERE = Path.of("here").toAbsolutePath();

    @Test
    void aPlaceIsALayoutOrAnArchiveWithoutAName() {
        assertEquals(
                new BaseReference.InLayout(HERE.resolve("all"), Optional.empty(), LayoutForm.DIRECTORY),
                ExportRequest.place("oci:all", HERE));
        assertEquals(
                new BaseReference.InLayout(Path.of("/tmp/all.tar"), Optional.empty(), LayoutForm.ARCHIVE),
                ExportRequest.place("oci-archive:/tmp/all.tar", HERE));
    }

    @ParameterizedTest
    @CsvSource({
        "image.tar, is no place on disk",
        "registry.example.com/acme/orders:1.0, Into a registry goes 'push'",
        "scratch, is no place on disk",
        "oci:, the path is missing",
        "oci-archive:all.tar:1.0, says '1.0' after its path",
        "docker-archive:all.tar:app:1.0, names in it are the tags",
    })
    void whateverElseIsRefused(String text, String reason) {
        var problem = assertThrows(IllegalArgumentException.class, () -> ExportRequest.place(text, HERE));
        assertTrue(problem.getMessage().startsWith("'" + text + "' "), problem.getMessage());
        assertTrue(problem.getMessage().contains(reason), problem.getMessage());
    }
}
