package io.github.multiarch.registry;

import io.github.multiarch.content.ContentPlaceContract;
import io.github.multiarch.content.ContentSink;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;

/** A repository in a registry that wants tokens is a place like any other. */
class RepositoryContractTest extends ContentPlaceContract {
    private final FakeRegistry registry = FakeRegistry.start().requireBearer("ann", "secret");
    private final Registries registries =
            TestRegistries.open(RegistryOptions.defaults(), host -> Optional.of(new Credentials("ann", "secret")));
    private final Repository repository = registries.repository(ImageReference.parse(registry.host() + "/team/app"));

    @Override
    protected ContentSource source() {
        return repository;
    }

    @Override
    protected ContentSink sink() {
        return repository;
    }

    @AfterEach
    void noUploadIsLeftOpen() {
        registries.close();
        registry.close();
        Assertions.assertEquals(0, registry.openUploads());
    }
}
