package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Registries;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.schema.OciSchemas;
import io.github.multiarch.validate.GraphValidator;
import io.github.multiarch.validate.Layers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Holds what was made against the specification: every document against the official schemas, the whole against the validator in main code. */
final class Specification {
    private final OciSchemas schemas;

    private Specification(OciSchemas schemas) {
        this.schemas = schemas;
    }

    /** Skips the test, visibly, where the schemas are not. */
    static Specification orSkip() {
        return new Specification(OciSchemas.orSkip());
    }

    /** What a build wrote. */
    void checkLayout(Path directory) throws IOException {
        assertEquals(List.of(), schemas.checkLayoutMarker(Files.readAllBytes(directory.resolve("oci-layout"))));
        assertEquals(List.of(), schemas.checkLayoutIndex(Files.readAllBytes(directory.resolve("index.json"))));
        var layout = OciLayout.open(directory);
        checkDocuments(layout, layout.only());
    }

    /** What a push made of it. */
    void checkPushed(String image) throws IOException {
        try (var registries = Registries.alone(RegistryOptions.defaults(), CredentialSource.NONE, line -> {})) {
            var reference = ImageReference.parse(image);
            var repository = registries.repository(reference);
            checkDocuments(
                    repository, repository.resolve(reference.tagOrDigest()).orElseThrow());
        }
    }

    private void checkDocuments(ContentSource source, Document index) throws IOException {
        assertEquals(List.of(), schemas.check(index));
        var children = ImageIndex.parse(index).manifests();
        assertFalse(children.isEmpty());
        for (var child : children) {
            var manifest = source.document(child);
            assertEquals(List.of(), schemas.check(manifest));
            assertEquals(
                    List.of(),
                    schemas.check(source.document(Manifest.parse(manifest).config())));
        }
    }

    /** Every byte of an image in a registry, base layers too. */
    static void validatePushed(String image, Layers layers) throws IOException {
        try (var registries = Registries.alone(RegistryOptions.defaults(), CredentialSource.NONE, line -> {})) {
            var reference = ImageReference.parse(image);
            var repository = registries.repository(reference);
            var index = repository.resolve(reference.tagOrDigest()).orElseThrow();
            assertEquals(List.of(), GraphValidator.validate(repository, index.descriptor(), layer -> false, layers));
        }
    }
}
