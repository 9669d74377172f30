package io.github.multiarch.registry.fake;

import org.junit.jupiter.api.AfterEach;

class FakeRegistryContractTest extends RegistryContract {
    private final FakeRegistry registry = FakeRegistry.start();

    @Override
    protected String host() {
        return registry.host();
    }

    @Override
    protected boolean isFake() {
        return true;
    }

    @Override
    protected boolean deletes() {
        return true;
    }

    @AfterEach
    void close() {
        registry.close();
    }
}
