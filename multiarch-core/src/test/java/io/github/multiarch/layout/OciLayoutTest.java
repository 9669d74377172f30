package io.github.multiarch.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a layout holds, whatever is done to it. */
class OciLayoutTest {
    @TempDir
    Path directory;

    private OciLayout layout;

    @BeforeEach
    void create() throws IOException {
        layout = OciLayout.create(directory.resolve("a/layout"));
    }

    @Test
    void tagsStayInTheOrderInWhichTheyCame() throws IOException {
        var first = tagged("linux/arm64", "one");
        tagged("linux/amd64", "two");
        layout.tag(first, "three");
        layout.tag(layout.resolve("two").orElseThrow(), "one");
        assertEquals(
                List.of("one", "two", "three"),
                layout.entries().stream()
                        .map(entry -> entry.annotations().get("org.opencontainers.image.ref.name"))
                        .toList());
        assertEquals(first.digest(), layout.resolve("three").orElseThrow().digest());
        assertFalse(first.digest().equals(layout.resolve("one").orElseThrow().digest()));
    }

    @Test
    void whatOthersWroteIntoTheIndexStays() throws IOException {
        var image = Sample.image(layout, "linux/arm64");
        var foreign = "{\"mediaType\":\"application/xml\",\"digest\":\"" + image.digest()
                + "\",\"size\":7,\"future\":1.10,\"annotations\":{\"org.opencontainers.image.ref.name\":\"doc\"}}";
        write(
                "index.json",
                "{\"schemaVersion\":2,\"manifests\":[" + foreign
                        + "],\"future\":{\"a\":[1.10]},\"annotations\":{\"a\":\"b\"}}");
        layout.tag(image, "t");
        var own = "{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\"" + image.digest()
                + "\",\"size\":" + image.descriptor().size()
                + ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"t\"}}";
        assertEquals(
                "{\"schemaVersion\":2,\"manifests\":[" + foreign + "," + own
                        + "],\"future\":{\"a\":[1.10]},\"annotations\":{\"a\":\"b\"}}",
                text("index.json"));
        assertEquals(Optional.empty(), layout.resolve("doc"));
        assertEquals(image.digest(), layout.only().digest());
    }

    @Test
    void onlyWhatIsThereAndCanHaveATagGetsOne() throws IOException {
        var image = Sample.image(layout, "linux/arm64");
        assertThrows(IllegalArgumentException.class, () -> layout.tag(image, "a b"));
        var config = Document.of(MediaType.OCI_CONFIG, "{}".getBytes(StandardCharsets.UTF_8));
        assertThrows(IllegalArgumentException.class, () -> layout.tag(config, "t"));
        var absent = Document.of(MediaType.OCI_INDEX, "{}".getBytes(StandardCharsets.UTF_8));
        assertThrows(ContentNotFoundException.class, () -> layout.tag(absent, "t"));
        assertEquals(List.of(), layout.entries());
    }

    @Test
    void aDamagedBlobIsNeverTakenForASoundOne() throws IOException {
        var image = tagged("linux/arm64", "t");
        var path = layout.pathOf(image.digest());
        var bytes = Files.readAllBytes(path);
        bytes[20] ^= 1;
        Files.write(path, bytes);
        for (var name : List.of("t", "", image.digest().toString())) {
            var failure = assertThrows(ContentMismatchException.class, () -> layout.resolve(name));
            assertMessage(image.digest().toString(), failure);
            assertMessage(layout.directory().toString(), failure);
        }
        layout.write(image);
        assertArrayEquals(image.bytes(), layout.resolve("t").orElseThrow().bytes());
        Files.delete(path);
        assertMessage(
                image.digest().toString(), assertThrows(ContentNotFoundException.class, () -> layout.resolve("t")));
    }

    @Test
    void aBlobOfAnotherSizeIsNotThere() throws IOException {
        var image = Sample.image(layout, "linux/arm64");
        Files.write(layout.pathOf(image.digest()), new byte[1]);
        assertFalse(layout.has(image.descriptor()));
    }

    @Test
    void aDocumentBeyondTheLimitIsNotRead() throws IOException {
        var huge = new Descriptor(MediaType.OCI_INDEX, Digest.of(new byte[0]), OciJson.MAX_DOCUMENT_BYTES + 1L);
        assertMessage("limit", assertThrows(IOException.class, () -> layout.document(huge)));
    }

    @Test
    void manyThreadsWriteTheSameBlobsAndTags() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var tasks = IntStream.range(0, 40)
                    .<Callable<Document>>mapToObj(i -> () -> tagged("linux/arm64", "t" + i))
                    .toList();
            for (var task : pool.invokeAll(tasks)) {
                task.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertEquals(40, layout.entries().size());
        assertEquals(layout.resolve("t7").orElseThrow().digest(), layout.only().digest());
        assertNothingPartial();
    }

    @Test
    void nothingIsLeftOfAFailedWrite() throws IOException {
        var layer = Sample.layer("x");
        assertThrows(
                ContentMismatchException.class,
                () -> layout.write(layer, () -> new ByteArrayInputStream(Sample.layerBytes("y"))));
        assertFalse(layout.has(layer));
        assertNothingPartial();
    }

    private void assertNothingPartial() {
        assertEquals(
                List.of("blobs", "index.json", "oci-layout"),
                Arrays.stream(layout.directory().toFile().list()).sorted().toList());
    }

    private Document tagged(String platform, String tag) throws IOException {
        var image = Sample.image(layout, platform);
        layout.tag(image, tag);
        return image;
    }

    private static void assertMessage(String part, Exception failure) {
        assertTrue(failure.getMessage().contains(part), failure.getMessage());
    }

    private String text(String name) throws IOException {
        return Files.readString(layout.directory().resolve(name));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(layout.directory().resolve(name), text);
    }
}
