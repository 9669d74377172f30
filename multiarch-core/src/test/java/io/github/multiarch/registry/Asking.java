package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** What a client may want of a registry. */
@FunctionalInterface
interface Asking {
    byte[] LAYER = Fixture.utf8("a layer");

    Asking MANIFEST = repository -> assertTrue(repository.resolve("1").isPresent());
    Asking PINNED = repository ->
            assertTrue(repository.resolve(Digest.of(LAYER).toString()).isPresent());
    Asking TAG_DIGEST = repository -> assertTrue(repository.tags().digestOf("1").isPresent());
    Asking BLOB = repository -> {
        try (var in = repository.open(Fixture.layer(LAYER))) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    };
    Asking CONFIG = repository -> repository.document(Fixture.layer(LAYER).withMediaType(MediaType.OCI_CONFIG));
    Asking IS_THERE = repository -> repository.has(Fixture.layer(LAYER));
    Asking WRITE = repository -> Fixture.write(repository, LAYER);
    Asking WRITE_MANIFEST = repository -> repository.write(Fixture.manifest(List.of()));
    Asking PERMISSION = Repository::checkPushAccess;

    void ask(Repository repository) throws IOException;
}
