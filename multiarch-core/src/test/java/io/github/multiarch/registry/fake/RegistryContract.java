package io.github.multiarch.registry.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What any registry answers to single requests, held against the fake one and a real one: the fake is not to let through what the real one refuses. Where it refuses
 * more, or says it otherwise, a test says so by {@link #either}.
 */
public abstract class RegistryContract extends BlobContract {
    private static final MediaType LAYER = new MediaType("application/vnd.oci.image.layer.v1.tar");
    private static final String MANIFESTS = "/v2/contract/manifests/";
    private static final Document CONFIG =
            Document.of(MediaType.OCI_CONFIG, bytes("{\"architecture\":\"arm64\",\"os\":\"linux\"}"));

    @Test
    final void aManifestThatIsNotThere() throws IOException {
        for (var reference : List.of("absent", ABSENT.toString())) {
            assertRefused(404, "MANIFEST_UNKNOWN", client.send("GET", MANIFESTS + reference));
            assertEquals(404, client.send("HEAD", MANIFESTS + reference).statusCode());
        }
    }

    @Test
    final void anImageAndAnIndex() throws IOException {
        var image = storeImage("1");
        var index = index(image.descriptor());
        var put = client.put(MANIFESTS + "all", index);
        assertEquals(201, put.statusCode());
        assertEquals(index.digest().toString(), RawClient.header(put, "Docker-Content-Digest"));
        var get = client.send("GET", MANIFESTS + "all", "Accept", MediaType.OCI_INDEX.value());
        assertEquals(new String(index.bytes(), StandardCharsets.UTF_8), get.body());
        assertEquals(MediaType.OCI_INDEX.value(), RawClient.header(get, "Content-Type"));
        var head = client.send("HEAD", MANIFESTS + index.digest(), "Accept", MediaType.OCI_INDEX.value());
        assertEquals(index.digest().toString(), RawClient.header(head, "Docker-Content-Digest"));
        assertEquals(String.valueOf(index.bytes().length), RawClient.header(head, "Content-Length"));
    }

    @Test
    final void aTypeThatIsNotAccepted() throws IOException {
        storeImage("1");
        var answer = client.send("GET", MANIFESTS + "1", "Accept", MediaType.DOCKER_INDEX.value());
        assertRefused(404, "MANIFEST_UNKNOWN", answer);
    }

    @Test
    final void aManifestUnderAnotherDigest() throws IOException {
        storeImage("1");
        assertRefused(400, "DIGEST_INVALID", client.put(MANIFESTS + ABSENT, image(List.of())));
    }

    @Test
    final void aManifestWithoutItsBlobs() throws IOException {
        store(CONFIG.bytes());
        var layer = new Descriptor(LAYER, ABSENT, 7);
        assertRefused(400, "MANIFEST_BLOB_UNKNOWN", client.put(MANIFESTS + "2", image(List.of(layer))));
        assertEquals(404, client.send("HEAD", MANIFESTS + "2").statusCode());
    }

    @Test
    final void anIndexWithoutItsImages() throws IOException {
        var index = index(new Descriptor(MediaType.OCI_MANIFEST, ABSENT, 7));
        assertRefused(400, "MANIFEST_BLOB_UNKNOWN", client.put(MANIFESTS + "2", index));
        assertEquals(404, client.send("HEAD", MANIFESTS + "2").statusCode());
    }

    @Test
    final void aTypeThatTheDocumentIsNot() throws IOException {
        var image = storeImage("1");
        var list = Document.of(MediaType.DOCKER_INDEX, image.bytes());
        assertRefused(400, "MANIFEST_INVALID", client.put(MANIFESTS + "2", list));
        var text = Document.of(new MediaType("text/plain"), image.bytes());
        assertRefused(400, "MANIFEST_INVALID", client.put(MANIFESTS + "2", text));
    }

    @Test
    final void aDescriptorOfAnotherSizeOrFamily() throws IOException {
        var image = storeImage("1");
        var stored = Digest.of(BYTES);
        store(BYTES);
        var reason = "the real one looks at neither sizes nor families";
        for (var document : List.of(
                image(List.of(new Descriptor(LAYER, stored, 8))),
                image(List.of(
                        new Descriptor(new MediaType("application/vnd.docker.image.rootfs.diff.tar.gzip"), stored, 7))),
                index(new Descriptor(MediaType.OCI_MANIFEST, image.digest(), 1)))) {
            var answer = client.put(MANIFESTS + "2", document);
            assertEquals(either(400, 201, reason), answer.statusCode());
        }
    }

    @Test
    final void aManifestThatIsTooLarge() throws IOException {
        var document = Document.of(MediaType.OCI_INDEX, new byte[4 * 1024 * 1024 + 1]);
        assertRefused(
                either(413, 400, "the status is the spec's"),
                either("SIZE_INVALID", "MANIFEST_INVALID", "so is the code"),
                client.put(MANIFESTS + "2", document));
    }

    @Test
    final void anImageIsDeleted() throws IOException {
        var image = storeImage("gone");
        if (!deletes()) {
            assertRefused(405, "UNSUPPORTED", client.send("DELETE", MANIFESTS + image.digest()));
            return;
        }
        assertEquals(202, client.send("DELETE", MANIFESTS + image.digest()).statusCode());
        assertEquals(404, client.send("HEAD", MANIFESTS + image.digest()).statusCode());
        assertEquals(404, client.send("HEAD", MANIFESTS + "gone").statusCode());
        assertRefused(404, "MANIFEST_UNKNOWN", client.send("DELETE", MANIFESTS + image.digest()));
    }

    @Test
    final void aTagIsDeleted() throws IOException {
        var image = storeImage("gone");
        var deleted = client.send("DELETE", MANIFESTS + "gone");
        if (!deletes()) {
            assertRefused(405, "UNSUPPORTED", deleted);
            return;
        }
        assertEquals(either(202, 400, "version 2.8 of the real one deletes by digest only"), deleted.statusCode());
        if (isFake()) {
            var accept = MediaType.OCI_MANIFEST.value();
            var head = client.send("HEAD", MANIFESTS + "gone", "Accept", accept);
            assertEquals(404, head.statusCode());
            head = client.send("HEAD", MANIFESTS + image.digest(), "Accept", accept);
            assertEquals(200, head.statusCode());
        }
    }

    private Document storeImage(String tag) throws IOException {
        store(CONFIG.bytes());
        var image = image(List.of());
        assertEquals(201, client.put(MANIFESTS + tag, image).statusCode());
        return image;
    }

    private static Document image(List<Descriptor> layers) {
        return new Manifest(MediaType.OCI_MANIFEST, CONFIG.descriptor(), layers, new TreeMap<>()).toDocument();
    }

    private static Document index(Descriptor child) {
        return new ImageIndex(MediaType.OCI_INDEX, List.of(child), new TreeMap<>()).toDocument();
    }
}
