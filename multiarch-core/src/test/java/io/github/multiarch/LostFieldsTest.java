package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.fixtures.IndexGiven;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An index is written anew: what it had that is not known here goes, and is told. */
class LostFieldsTest {
    private final FakeRegistry registry = FakeRegistry.start();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Session session = Session.inMemory();
    private final Multiarch multiarch =
            new Multiarch(session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add));
    private final String name = registry.host() + "/acme/orders:1.0";
    private String amd = "";

    @BeforeEach
    void anIndexThatSaysMore() throws Exception {
        var sink = TestBases.inside(registry, "acme/orders");
        var index = TestBases.write(sink, "1.0", "linux/amd64", "linux/s390x");
        var entry = ImageIndex.parse(index).manifests().get(0);
        var manifest = registry.manifest("acme/orders", entry.digest().toString());
        amd = name + " (sha256:" + entry.digest().shortHex() + ")";
        var json = index.json();
        json.put("artifactType", "application/vnd.example");
        ((ObjectNode) json.at("/manifests/0"))
                .put("newType", "application/vnd.example")
                .put("odd\u001b[1m", 1)
                .put(
                        "data",
                        Base64.getEncoder()
                                .encodeToString(manifest.orElseThrow().bytes()));
        ((ObjectNode) json.at("/manifests/1")).put("newType", "application/vnd.example");
        sink.tag(Document.of(index.descriptor().mediaType(), json), "1.0");
    }

    @AfterEach
    void stop() {
        multiarch.close();
        session.close();
        registry.close();
    }

    @Test
    void whatTheImagesThatStayLoseIsTold() throws Exception {
        var given = new IndexGiven(name);
        given.mode = "remove";
        given.platforms = List.of("linux/s390x");
        multiarch.images().index(given.request());
        assertEquals(
                List.of(
                        "warning: the field artifactType of " + name + " is not kept",
                        "warning: not kept of the entry for " + amd + ": newType, odd?[1m, data"),
                warnings());
    }

    @Test
    void whatTheImagesOfASourceLoseIsTold() throws Exception {
        var given = new IndexGiven(registry.host() + "/acme/orders:2.0").source(name, "linux", "amd64", "");
        multiarch.images().index(given.request());
        assertEquals(List.of("warning: not kept of the entry for " + amd + ": newType, odd?[1m, data"), warnings());
    }

    private List<String> warnings() {
        return lines.stream().filter(line -> line.startsWith("warning: ")).toList();
    }
}
