package io.github.multiarch.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which image of a layout a name means. */
class LayoutNamesTest {
    @TempDir
    Path directory;

    private OciLayout layout;
    private Document arm;
    private Document amd;

    @BeforeEach
    void create() throws IOException {
        layout = OciLayout.create(directory);
        arm = Sample.image(layout, "linux/arm/v7");
        amd = Sample.image(layout, "linux/amd64");
    }

    @Test
    void withoutANameThereMustBeOneImage() throws IOException {
        entries(entry(arm, ""));
        assertEquals(arm.digest(), layout.resolve("").orElseThrow().digest());
        entries(entry(arm, "1.0"), entry(arm, "latest"));
        assertEquals(arm.digest(), layout.only().digest());
        entries(entry(arm, "1.0"), entry(amd, "latest"), entry(amd, ""));
        for (var failure : List.of(
                assertThrows(LayoutException.class, () -> layout.resolve("")),
                assertThrows(LayoutException.class, layout::only))) {
            assertTrue(failure.getMessage().contains("2 images"), failure.getMessage());
            assertTrue(failure.getMessage().endsWith("it has 1.0, latest, " + amd.digest()), failure.getMessage());
            assertTrue(failure.getMessage().contains(directory.toString()), failure.getMessage());
        }
    }

    @Test
    void aNameIsTakenToTheLetter() throws IOException {
        entries(entry(arm, "1.0"));
        assertEquals(Optional.empty(), layout.resolve("latest"));
        assertEquals(Optional.empty(), layout.resolve("1"));
        assertEquals(Optional.empty(), layout.resolve("1.0 "));
        assertEquals(arm.digest(), layout.resolve("1.0").orElseThrow().digest());
    }

    @Test
    void theTagOfAFullNameIsFound() throws IOException {
        entries(entry(arm, "docker.io/library/app:1.0"), entry(amd, "host:5000/app"));
        assertEquals(arm.digest(), layout.resolve("1.0").orElseThrow().digest());
        assertEquals(
                arm.digest(),
                layout.resolve("docker.io/library/app:1.0").orElseThrow().digest());
        assertEquals(amd.digest(), layout.resolve("host:5000/app").orElseThrow().digest());
        assertEquals(Optional.empty(), layout.resolve("5000/app"));
    }

    @Test
    void theNameItselfComesBeforeTheTagOfAFullName() throws IOException {
        entries(entry(arm, "host/app:1.0"), entry(amd, "1.0"));
        assertEquals(amd.digest(), layout.resolve("1.0").orElseThrow().digest());
    }

    @Test
    void whatCouldMeanTwoThingsIsAnError() throws IOException {
        entries(entry(arm, "host/a:1.0"), entry(amd, "host/b:1.0"));
        var failure = assertThrows(LayoutException.class, () -> layout.resolve("1.0"));
        assertTrue(failure.getMessage().contains("host/a:1.0, host/b:1.0"), failure.getMessage());
        entries(entry(arm, "1.0"), entry(amd, "1.0"));
        assertThrows(LayoutException.class, () -> layout.resolve("1.0"));
        layout.tag(arm, "1.0");
        assertEquals(arm.digest(), layout.resolve("1.0").orElseThrow().digest());
        assertEquals(1, layout.entries().size());
    }

    @Test
    void aDigestIsFoundWhetherListedOrNot() throws IOException {
        entries(entry(arm, "1.0"));
        for (var image : List.of(arm, amd)) {
            var found = layout.resolve(image.digest().toString()).orElseThrow();
            assertEquals(MediaType.OCI_MANIFEST, found.descriptor().mediaType());
            assertEquals(image.digest(), found.digest());
        }
        var layer = Sample.layer("linux/amd64").digest().toString();
        assertEquals(Optional.empty(), layout.resolve(layer));
        assertEquals(Optional.empty(), layout.resolve("sha256:" + "0".repeat(64)));
        assertThrows(IllegalArgumentException.class, () -> layout.resolve("sha256:../../index.json"));
    }

    @Test
    void aManifestThatDoesNotSayWhatItIsIsKnownByItsFields() throws IOException {
        for (var type : List.of(MediaType.OCI_MANIFEST, MediaType.OCI_INDEX)) {
            var json = type.isIndex() ? Sample.index(layout).json() : arm.json();
            json.remove("mediaType");
            var silent = Document.of(type, json);
            layout.write(silent);
            var found = layout.resolve(silent.digest().toString()).orElseThrow();
            assertEquals(type, found.descriptor().mediaType());
        }
        var config = Document.of(MediaType.OCI_CONFIG, "{\"config\":{}}".getBytes(StandardCharsets.UTF_8));
        layout.write(config);
        assertEquals(Optional.empty(), layout.resolve(config.digest().toString()));
    }

    @Test
    void whatIsFoundDoesNotCarryTheLayoutsName() throws IOException {
        layout.tag(arm, "1.0");
        assertEquals(arm.descriptor(), layout.resolve("1.0").orElseThrow().descriptor());
    }

    private void entries(String... entries) throws IOException {
        var all = new ArrayList<>(List.of(entries));
        Files.writeString(
                directory.resolve("index.json"), "{\"schemaVersion\":2,\"manifests\":[" + String.join(",", all) + "]}");
    }

    private static String entry(Document document, String name) {
        var start = "{\"mediaType\":\"" + document.descriptor().mediaType() + "\",\"digest\":\"" + document.digest()
                + "\",\"size\":" + document.descriptor().size();
        return name.isEmpty()
                ? start + "}"
                : start + ",\"annotations\":{\"" + LayoutIndex.REF_NAME + "\":\"" + name + "\"}}";
    }
}
