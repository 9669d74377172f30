package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.InspectRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.fixtures.IndexGiven;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sources of an index are read side by side. The first is answered only when the last has been: one after the other, none would ever be. */
class SideBySideTest {
    private final FakeRegistry registry = FakeRegistry.start();
    private final Session session = Session.inMemory();
    private final Multiarch multiarch =
            new Multiarch(session, RegistryOptions.defaults(), CredentialSource.NONE, Progress.SILENT);
    private final IndexGiven given = new IndexGiven(registry.host() + "/acme/orders:1.0");
    private final CountDownLatch last = new CountDownLatch(1);
    private final AtomicBoolean areSideBySide = new AtomicBoolean();

    /** The first request to a registry on this machine goes alone: its answer tells whether that speaks TLS. */
    @BeforeEach
    void theRegistryIsKnown() throws Exception {
        TestBases.write(TestBases.inside(registry, "acme/orders"), "known", "linux/amd64");
        var known = BaseReference.parse(name("known"), Path.of(""));
        multiarch.images().raw(new InspectRequest(known, OutputForm.RAW));
    }

    @AfterEach
    void stop() {
        multiarch.close();
        session.close();
        registry.close();
    }

    @Test
    void imagesAreInTheOrderOfTheSources() throws Exception {
        var sink = TestBases.inside(registry, "acme/orders");
        sink.tag(TestBase.of("linux/s390x").writeTo(sink), "first");
        var manifest = TestBase.of("linux/amd64").writeTo(sink);
        sink.tag(manifest, "last");
        holdFirst("blobs/" + Manifest.parse(manifest).config().digest());
        var images = multiarch.images().compose(sources().request()).images();
        assertTrue(areSideBySide.get());
        assertEquals(
                List.of("linux/s390x", "linux/amd64"),
                images.stream().map(image -> image.platform().toString()).toList());
    }

    @Test
    void problemsAreInTheOrderOfTheSources() {
        holdFirst("manifests/last");
        var refused = assertThrows(
                InvalidRequestException.class,
                () -> multiarch.images().compose(sources().request()));
        assertTrue(areSideBySide.get());
        assertEquals(
                List.of(name("first") + " does not exist", name("last") + " does not exist"),
                refused.problems().stream().map(problem -> problem.message()).toList());
    }

    private void holdFirst(String ofLast) {
        registry.on("GET", "/v2/acme/orders/manifests/first")
                .before(() -> {
                    try {
                        areSideBySide.set(last.await(30, TimeUnit.SECONDS));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .serve();
        registry.on("GET", "/v2/acme/orders/" + ofLast).before(last::countDown).serve();
    }

    private IndexGiven sources() {
        return given.source(name("first")).source(name("last"));
    }

    private String name(String tag) {
        return registry.host() + "/acme/orders:" + tag;
    }
}
