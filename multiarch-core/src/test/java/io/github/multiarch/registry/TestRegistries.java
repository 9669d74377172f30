package io.github.multiarch.registry;

import java.net.ProxySelector;
import java.util.function.Consumer;

/** Registries whose retries take no time. */
public final class TestRegistries {
    private TestRegistries() {}

    /** With defaults, for somebody who is not known. */
    public static Registries open() {
        return open(RegistryOptions.defaults(), CredentialSource.NONE);
    }

    /** Without a log. */
    public static Registries open(RegistryOptions options, CredentialSource credentials) {
        return open(options, credentials, line -> {}, new FakeTime());
    }

    /** With a clock that the test holds. */
    public static Registries open(
            RegistryOptions options, CredentialSource credentials, Consumer<String> log, FakeTime time) {
        return open(options, credentials, log, time, null);
    }

    /** Where the Java runtime is told to use proxies, or none when there is no selector. */
    public static Registries open(
            RegistryOptions options,
            CredentialSource credentials,
            Consumer<String> log,
            FakeTime time,
            ProxySelector runtimeProxies) {
        return new Registries(Connections.of(options, time, runtimeProxies), true, credentials, log, time, () -> 0.5);
    }
}
