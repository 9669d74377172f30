package io.github.multiarch.it;

import io.github.multiarch.registry.fake.RegistryContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What the fake registry of the unit tests is held against: Debian's registry answers the same requests. */
class RegistryContractIT extends RegistryContract {
    @TempDir
    private static Path temp;

    private static Optional<DebianRegistry> registry = Optional.empty();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        registry = Optional.of(DebianRegistry.start(temp));
    }

    @AfterAll
    static void stop() {
        registry.ifPresent(DebianRegistry::close);
    }

    @Override
    protected String host() {
        return registry.orElseThrow().host();
    }

    @Override
    protected boolean isFake() {
        return false;
    }

    @Override
    protected boolean deletes() {
        return true;
    }
}
