package io.github.multiarch.registry.fake;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;

/** What a registry holds, put there, looked at and taken away without a request. */
public abstract sealed class Holdings permits FakeRegistry {
    final Store store = new Store();

    Holdings() {}

    /**
     * Makes a blob known in every repository.
     *
     * @param bytes its content
     * @return its digest
     */
    public final Digest putBlob(byte[] bytes) {
        return store.putBlob(bytes);
    }

    /**
     * Makes a blob known in one repository.
     *
     * @param repository its name
     * @param bytes its content
     * @return its digest
     */
    public final Digest putBlob(String repository, byte[] bytes) {
        store.putBlob(repository, Digest.of(bytes), bytes);
        return Digest.of(bytes);
    }

    /**
     * Stores a manifest or index, as strictly as if it had been sent.
     *
     * @param repository its name
     * @param tag a tag or the document's digest
     * @param document the manifest or index
     * @throws IllegalArgumentException when it is refused
     */
    public final void putManifest(String repository, String tag, Document document) {
        store.putManifest(repository, tag, document.descriptor().mediaType().value(), document.bytes(), true)
                .ifPresent(refusal -> {
                    throw new IllegalArgumentException(new String(refusal.body(), StandardCharsets.UTF_8));
                });
    }

    /**
     * Takes away a manifest or index, whatever refers to it. Its tags stay, and are answered with 404.
     *
     * @param repository its name
     * @param digest of the manifest
     * @throws IllegalArgumentException when it is not there
     */
    public final void removeManifest(String repository, Digest digest) {
        expect(store.removeManifest(repository, digest), repository, digest);
    }

    /**
     * Takes away a blob, whatever refers to it; one that is known in every repository, from all of them.
     *
     * @param repository its name
     * @param digest of the blob
     * @throws IllegalArgumentException when it is not there
     */
    public final void removeBlob(String repository, Digest digest) {
        expect(store.removeBlob(repository, digest), repository, digest);
    }

    private static void expect(boolean removed, String repository, Digest digest) {
        if (!removed) {
            throw new IllegalArgumentException(repository + "@" + digest + " is not here");
        }
    }

    /**
     * The tags of a repository and what they stand for.
     *
     * @param repository its name
     * @return a copy, empty when there is no such repository
     */
    public final SortedMap<String, Digest> tags(String repository) {
        return store.tags(repository);
    }

    /**
     * A manifest or index.
     *
     * @param repository its name
     * @param reference a tag or digest
     * @return empty when it is not there
     */
    public final Optional<Document> manifest(String repository, String reference) {
        return store.manifest(repository, reference);
    }

    /**
     * A blob.
     *
     * @param repository its name
     * @param digest of the blob
     * @return empty when it is not there
     */
    public final Optional<byte[]> blob(String repository, Digest digest) {
        return store.blob(repository, digest);
    }

    /**
     * How often a blob was uploaded to the end, in all repositories together; not what was mounted or put here by a test.
     *
     * @param digest of the blob
     * @return 0 when it never was
     */
    public final int stored(Digest digest) {
        return store.uploads().getOrDefault(digest, 0);
    }

    /**
     * How often each blob was uploaded to the end.
     *
     * @return a copy, without those that never were
     */
    public final SortedMap<Digest, Integer> stored() {
        return store.uploads();
    }
}
