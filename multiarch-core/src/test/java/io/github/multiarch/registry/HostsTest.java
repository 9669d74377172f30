package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts in every form that people write. */
class HostsTest {
    @Test
    void anIpv6AddressFromChallengeToTag() throws IOException {
        assumeTrue(
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress()),
                "no ::1 on this machine");
        try (var registry = FakeRegistry.startOnIpv6().requireBearer("ann", "secret")) {
            assertTrue(registry.host().startsWith("[::1]:"), registry.host());
            assertPushed(registry, registry.host());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "LocalHost", "127.0.0.1"})
    void aNameInAnyCaseWithAPort(String name) throws IOException {
        try (var registry = FakeRegistry.start().requireBearer("ann", "secret")) {
            assertPushed(registry, registry.host().replace("127.0.0.1", name));
        }
    }

    private static void assertPushed(FakeRegistry registry, String host) throws IOException {
        var asked = new ArrayList<String>();
        try (var registries = TestRegistries.open(Fixture.options(Set.of(), Optional.empty()), name -> {
            asked.add(name);
            return Optional.of(new Credentials("ann", "secret"));
        })) {
            var repository = registries.repository(ImageReference.parse(host + "/team/app:1"));
            repository.checkPushAccess();
            Fixture.write(repository, Fixture.config().bytes());
            var image = Fixture.manifest(List.of());
            repository.tag(image, "1");
            assertEquals(image.digest(), registry.tags("team/app").get("1"));
            assertEquals(List.of(host.toLowerCase(Locale.ROOT)), asked);
            assertEquals(
                    Optional.of(host.toLowerCase(Locale.ROOT)),
                    registry.requests().get(0).header("Host"));
        }
    }
}
