package io.github.multiarch.registry.fake;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a registry holds. */
final class Store {
    private final SortedMap<Digest, byte[]> blobs = new TreeMap<>();
    private final SortedMap<Digest, Integer> uploads = new TreeMap<>();
    private final Set<Digest> everywhere = new TreeSet<>();
    private final Map<String, Set<Digest>> linked = new TreeMap<>();
    private final Map<String, SortedMap<Digest, Document>> manifests = new TreeMap<>();
    private final Map<String, SortedMap<String, Digest>> tags = new TreeMap<>();
    private final ManifestChecks checks = new ManifestChecks(this);

    static Digest digest(Digest.Algorithm algorithm, byte[] bytes) {
        return Digest.of(algorithm, algorithm.newMessageDigest().digest(bytes));
    }

    synchronized Digest putBlob(byte[] bytes) {
        var digest = Digest.of(bytes);
        blobs.put(digest, bytes.clone());
        everywhere.add(digest);
        return digest;
    }

    synchronized void putBlob(String repository, Digest digest, byte[] bytes) {
        blobs.put(digest, bytes.clone());
        linked.computeIfAbsent(repository, r -> new TreeSet<>()).add(digest);
    }

    /** Stores a blob that a client sent, and counts it. */
    synchronized void upload(String repository, Digest digest, byte[] bytes) {
        putBlob(repository, digest, bytes);
        uploads.merge(digest, 1, Integer::sum);
    }

    synchronized SortedMap<Digest, Integer> uploads() {
        return new TreeMap<>(uploads);
    }

    synchronized Optional<byte[]> blob(String repository, Digest digest) {
        return hasBlob(repository, digest) ? Optional.of(blobs.get(digest).clone()) : Optional.empty();
    }

    synchronized boolean hasBlob(String repository, Digest digest) {
        return everywhere.contains(digest)
                || linked.getOrDefault(repository, Set.of()).contains(digest);
    }

    synchronized void mount(String repository, Digest digest, String from) {
        if (hasBlob(from, digest)) {
            linked.computeIfAbsent(repository, r -> new TreeSet<>()).add(digest);
        }
    }

    synchronized boolean removeBlob(String repository, Digest digest) {
        boolean wasEverywhere = everywhere.remove(digest);
        return linked.getOrDefault(repository, new TreeSet<>()).remove(digest) || wasEverywhere;
    }

    synchronized Optional<Document> manifest(String repository, String reference) {
        var digest = reference.contains(":")
                ? Arrival.digest(reference)
                : Optional.ofNullable(tags(repository).get(reference));
        return digest.map(
                d -> manifests.getOrDefault(repository, new TreeMap<>()).get(d));
    }

    synchronized SortedMap<Digest, Document> manifests(String repository) {
        return new TreeMap<>(manifests.getOrDefault(repository, new TreeMap<>()));
    }

    /** Whether anything was ever stored in it. */
    synchronized boolean knows(String repository) {
        return manifests.containsKey(repository) || linked.containsKey(repository);
    }

    synchronized SortedMap<String, Digest> tags(String repository) {
        return new TreeMap<>(tags.getOrDefault(repository, new TreeMap<>()));
    }

    /** Stores a manifest or index; the refusal when it does not. With {@code keeps} false, it is only checked. */
    synchronized Optional<Reply> putManifest(
            String repository, String reference, String contentType, byte[] bytes, boolean keeps) {
        try {
            var refusal = ManifestChecks.size(bytes);
            if (refusal.isPresent()) {
                return refusal;
            }
            var document = Document.of(new MediaType(contentType), bytes);
            refusal = ManifestChecks.reference(reference, document).or(() -> checks.content(repository, document));
            if (refusal.isEmpty() && keeps) {
                boolean isDigest = reference.contains(":");
                manifests
                        .computeIfAbsent(repository, r -> new TreeMap<>())
                        .put(isDigest ? Digest.parse(reference) : document.digest(), document);
                if (!isDigest) {
                    tags.computeIfAbsent(repository, r -> new TreeMap<>()).put(reference, document.digest());
                }
            }
            return refusal;
        } catch (IllegalArgumentException e) {
            return Optional.of(Reply.error(400, "MANIFEST_INVALID", String.valueOf(e.getMessage())));
        }
    }

    /** Removes a manifest or index; tags stay, and stand for nothing then. */
    synchronized boolean removeManifest(String repository, Digest digest) {
        return manifests.getOrDefault(repository, new TreeMap<>()).remove(digest) != null;
    }

    /** Removes a tag, or a manifest and all its tags. */
    synchronized boolean delete(String repository, String reference) {
        var itsTags = tags.getOrDefault(repository, new TreeMap<>());
        if (!reference.contains(":")) {
            return itsTags.remove(reference) != null;
        }
        var digest = Arrival.digest(reference);
        if (digest.isEmpty() || !removeManifest(repository, digest.get())) {
            return false;
        }
        itsTags.values().removeIf(digest.get()::equals);
        return true;
    }
}
