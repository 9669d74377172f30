package io.github.multiarch.registry;

import io.github.multiarch.content.BlobBody;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A fake registry and a client for it. */
final class Fixture implements AutoCloseable {
    static final MediaType LAYER = new MediaType("application/vnd.oci.image.layer.v1.tar");
    static final String NAME = "team/app";
    static final Limits LIMITS =
            new Limits(4, 5, Duration.ofMinutes(30), Duration.ofSeconds(20), Duration.ofSeconds(20));

    final FakeRegistry registry = FakeRegistry.start();
    final FakeTime time = new FakeTime();
    final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private Registries registries = open(options(Set.of(), Optional.empty()), CredentialSource.NONE);

    Fixture loggedIn(String user, String password) {
        return with(host -> Optional.of(new Credentials(user, password)));
    }

    Fixture with(CredentialSource credentials) {
        return with(options(Set.of(), Optional.empty()), credentials);
    }

    Fixture with(RegistryOptions options, CredentialSource credentials) {
        registries.close();
        registries = open(options, credentials);
        return this;
    }

    private Registries open(RegistryOptions options, CredentialSource credentials) {
        return TestRegistries.open(options, credentials, log::add, time);
    }

    static RegistryOptions options(Set<String> insecure, Optional<Path> caFile) {
        return new RegistryOptions(insecure, Set.of(), caFile, LIMITS, List.of(), "multiarch/test");
    }

    Repository repository() {
        return repository(NAME);
    }

    Repository repository(String name) {
        return registries.repository(reference(name));
    }

    /** Asks another registry, with this log and clock. */
    void resolve(String host) throws IOException {
        registries.repository(ImageReference.parse(host + "/" + NAME)).resolve("1");
    }

    ImageReference reference(String name) {
        return ImageReference.parse(registry.host() + "/" + name);
    }

    /** An image without layers, stored under this tag. */
    Document image(String tag) {
        var config = config();
        registry.putBlob(NAME, config.bytes());
        var manifest = manifest(List.of());
        registry.putManifest(NAME, tag, manifest);
        return manifest;
    }

    List<RecordedRequest> requests(String method) {
        return registry.requests().stream()
                .filter(request -> request.method().equals(method))
                .toList();
    }

    static Document config() {
        return Document.of(MediaType.OCI_CONFIG, utf8("{\"architecture\":\"arm64\",\"os\":\"linux\"}"));
    }

    static Document manifest(List<Descriptor> layers) {
        return new Manifest(MediaType.OCI_MANIFEST, config().descriptor(), layers, new TreeMap<>()).toDocument();
    }

    static Descriptor layer(byte[] bytes) {
        return new Descriptor(LAYER, Digest.of(bytes), bytes.length);
    }

    static BlobBody body(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    static void write(Repository repository, byte[] bytes) throws IOException {
        repository.write(layer(bytes), body(bytes));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        registries.close();
        registry.close();
    }
}
