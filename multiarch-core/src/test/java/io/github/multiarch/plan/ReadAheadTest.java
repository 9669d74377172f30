package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents are read side by side, a bounded number at once, each once. */
class ReadAheadTest {
    private static final String[] PLATFORMS = {"linux/amd64", "linux/arm64", "linux/arm/v7", "linux/ppc64le"};

    @TempDir
    Path directory;

    private OciLayout layout;
    private Document index;
    private Asked asked;

    @BeforeEach
    void haveAnIndex() throws Exception {
        layout = OciLayout.create(directory);
        index = TestBases.write(layout, "1", PLATFORMS);
        asked = new Asked(layout, 4);
    }

    @Test
    void asManyAtOnceAsMayBe() throws Exception {
        ReadAhead.of(asked, index, ReadAhead.Depth.LAYERS, 4);
        assertEquals(4, asked.most.get());
    }

    @Test
    void afterThatNothingIsAskedAgain() throws Exception {
        var ahead = ReadAhead.of(asked, index, ReadAhead.Depth.LAYERS, 4);
        asked.questions.clear();
        for (var entry : ImageIndex.parse(index).manifests()) {
            var document = ahead.document(entry);
            assertArrayEquals(layout.document(entry).bytes(), document.bytes());
            var manifest = Manifest.parse(document);
            ahead.document(manifest.config());
            for (var layer : manifest.layers()) {
                assertTrue(ahead.has(layer));
            }
        }
        assertSame(index, ahead.document(index.descriptor()));
        assertEquals(List.of(), asked.questions);
    }

    @Test
    void eachIsAskedForOnce() throws Exception {
        ReadAhead.of(asked, index, ReadAhead.Depth.LAYERS, 4);
        assertEquals(asked.questions.stream().distinct().count(), asked.questions.size(), asked.questions.toString());
    }

    @Test
    void noDeeperThanIsWanted() throws Exception {
        ReadAhead.of(asked, index, ReadAhead.Depth.MANIFESTS, 4);
        assertEquals(PLATFORMS.length, asked.questions.size());
        ReadAhead.of(asked, index, ReadAhead.Depth.CONFIGS, 4);
        assertEquals(3 * PLATFORMS.length, asked.questions.size());
    }

    @Test
    void whatIsNoImageIsReadOnlyWhereItIsWanted() throws Exception {
        var entries = new ArrayList<>(ImageIndex.parse(index).manifests());
        var statement = entries.remove(0)
                .withPlatform(Platform.of("unknown", "unknown", ""))
                .withAnnotations(Map.of("vnd.docker.reference.type", "attestation-manifest"));
        entries.add(statement);
        var top = TestBases.index(layout, "attested", ImageFormat.OCI, entries);
        ReadAhead.of(asked, top, ReadAhead.Depth.IMAGES, 4);
        assertEquals(PLATFORMS.length - 1, asked.questions.size());
        asked.questions.clear();
        ReadAhead.of(asked, top, ReadAhead.Depth.CONFIGS, 4);
        assertEquals(2 * PLATFORMS.length - 1, asked.questions.size(), "its config is not read");
    }

    @Test
    void indexesWithinAreReadToo() throws Exception {
        var outer = TestBases.index(layout, "outer", ImageFormat.OCI, List.of(index.descriptor()));
        var ahead = ReadAhead.of(asked, outer, ReadAhead.Depth.MANIFESTS, 4);
        asked.questions.clear();
        ahead.document(ImageIndex.parse(index).manifests().get(3));
        assertEquals(List.of(), asked.questions);
    }

    @Test
    void whatFailsIsToldToWhoeverAsksForIt() throws Exception {
        var first = ImageIndex.parse(index).manifests().get(0);
        asked.broken = Optional.of(first.digest());
        var ahead = ReadAhead.of(asked, index, ReadAhead.Depth.LAYERS, 4);
        ahead.document(ImageIndex.parse(index).manifests().get(1));
        assertEquals(
                "broken",
                assertThrows(IOException.class, () -> ahead.document(first)).getMessage());
    }

    /** A source that says what it was asked, and waits until so many have asked at once. */
    private static final class Asked implements ContentSource {
        private final ContentSource source;
        private final CountDownLatch wereTogether;
        private final List<Digest> questions = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private Optional<Digest> broken = Optional.empty();

        Asked(ContentSource source, int together) {
            this.source = source;
            this.wereTogether = new CountDownLatch(together);
        }

        private <T> T ask(Descriptor descriptor, T answer) throws IOException {
            questions.add(descriptor.digest());
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                wereTogether.countDown();
                // Whoever asks one after the other waits here, and is not together with anybody.
                wereTogether.await(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                now.decrementAndGet();
            }
            if (broken.filter(descriptor.digest()::equals).isPresent()) {
                throw new IOException("broken");
            }
            return answer;
        }

        @Override
        public Optional<Document> resolve(String tagOrDigest) throws IOException {
            return source.resolve(tagOrDigest);
        }

        @Override
        public Document document(Descriptor descriptor) throws IOException {
            return ask(descriptor, source.document(descriptor));
        }

        @Override
        public InputStream open(Descriptor descriptor) throws IOException {
            return source.open(descriptor);
        }

        @Override
        public boolean has(Descriptor descriptor) throws IOException {
            return ask(descriptor, source.has(descriptor));
        }
    }
}
