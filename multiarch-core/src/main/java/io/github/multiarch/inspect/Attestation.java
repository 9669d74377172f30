package io.github.multiarch.inspect;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.EntryKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements about an image, in a manifest beside it: where it comes from, what is in it. As BuildKit writes them into an index.
 *
 * @param digest of their manifest
 * @param size of the statements, in bytes
 * @param of the digest of the manifest they are about; empty when they do not say
 * @param platform of that image; empty when the index has no such image
 * @param predicateTypes what kinds of statements (in-toto), in the order of the manifest
 */
public record Attestation(
        String digest, long size, Optional<String> of, Optional<String> platform, List<String> predicateTypes) {
    private static final String PREDICATE = "in-toto.io/predicate-type";

    /** Takes a copy. */
    public Attestation {
        predicateTypes = List.copyOf(predicateTypes);
    }

    static List<Attestation> all(Found found) throws IOException {
        var attestations = new ArrayList<Attestation>();
        for (var entry : found.listed().of(EntryKind.ATTESTATION)) {
            attestations.add(read(found, entry));
        }
        return attestations;
    }

    private static Attestation read(Found found, Descriptor entry) throws IOException {
        var layers = found.manifest(entry).layers();
        var of = entry.attested();
        return new Attestation(
                entry.digest().toString(),
                layers.stream().mapToLong(Descriptor::size).sum(),
                of,
                of.isPresent() ? platform(found, of.get()) : Optional.empty(),
                layers.stream()
                        .flatMap(
                                layer -> Optional.ofNullable(layer.annotations().get(PREDICATE)).stream())
                        .toList());
    }

    private static Optional<String> platform(Found found, String digest) throws IOException {
        return found.images().stream()
                .filter(image -> image.digest().toString().equals(digest))
                .flatMap(image -> image.platform().stream())
                .map(Object::toString)
                .findFirst();
    }

    boolean isOf(Digest image) {
        return of.filter(image.toString()::equals).isPresent();
    }
}
