package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which image of an index is a base, where the index lists more than images. */
class ListedBasesTest {
    private static final Platform AMD = Platform.parse("linux/amd64");
    private static final String TYPE = "application/vnd.example.toc";

    @TempDir
    private Path directory;

    private OciLayout bases;
    private Descriptor image;

    @BeforeEach
    void anImage() throws IOException {
        bases = OciLayout.create(directory.resolve("bases"));
        image = TestBase.of("linux/amd64").writeTo(bases).descriptor().withPlatform(AMD);
    }

    @Test
    void anArtifactThatComesFirstIsNotTaken() throws Exception {
        var artifact = artifact();
        index(
                new Descriptor(
                        artifact.mediaType(),
                        artifact.digest(),
                        artifact.size(),
                        List.of(),
                        new TreeMap<>(),
                        Optional.of(AMD),
                        Optional.of(TYPE)),
                image);
        Files.delete(bases.pathOf(artifact.digest()));
        assertEquals(image.digest(), chosen(), "its entry says enough");
    }

    /** Only its manifest says then that it is no image. */
    @Test
    void anArtifactWithAPlatformAloneIsNotTakenEither() throws Exception {
        index(artifact().withPlatform(AMD), image);
        assertEquals(image.digest(), chosen());
        index(artifact().withPlatform(AMD));
        var message = Plans.problems(given()).get(0).message();
        assertTrue(message.contains("is no image: its config is a " + TYPE), message);
    }

    @Test
    void imagesOfIndexesWithinAreImages() throws Exception {
        var inner = new ImageIndex(MediaType.OCI_INDEX, List.of(image), new TreeMap<>()).toDocument();
        bases.write(inner);
        index(inner.descriptor());
        assertEquals(image.digest(), chosen());

        var unsaid = new ImageIndex(
                        MediaType.OCI_INDEX,
                        List.of(new Descriptor(image.mediaType(), image.digest(), image.size())),
                        new TreeMap<>())
                .toDocument();
        bases.write(unsaid);
        index(unsaid.descriptor().withPlatform(AMD));
        assertEquals(image.digest(), chosen());
    }

    @Test
    void whatNobodyKnowsIsPassedOver() throws Exception {
        index(blob("{}", "application/vnd.example.strange"), image);
        assertEquals(image.digest(), chosen());
    }

    private Digest chosen() throws Exception {
        return Plans.of(given()).images().get(0).base().digest().orElseThrow();
    }

    private TestParameters given() throws IOException {
        var given = TestParameters.in(directory, "linux/amd64");
        given.from = "oci:" + bases.directory() + ":1";
        given.mainClass = TestParameters.OF_THE_JVM;
        return given;
    }

    private void index(Descriptor... entries) throws IOException {
        TestBases.index(bases, "1", ImageFormat.OCI, List.of(entries));
    }

    private Descriptor artifact() throws IOException {
        var manifest = new Manifest(
                        MediaType.OCI_MANIFEST, blob("{}", TYPE), List.of(blob("toc", "text/plain")), new TreeMap<>())
                .toDocument();
        bases.write(manifest);
        return manifest.descriptor();
    }

    private Descriptor blob(String text, String mediaType) throws IOException {
        var bytes = Document.of(new MediaType(mediaType), text.getBytes(StandardCharsets.UTF_8));
        bases.write(bytes.descriptor(), () -> new ByteArrayInputStream(bytes.bytes()));
        return bytes.descriptor();
    }
}
