package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Goals of one build, one after the other, over the same connections. */
class ConnectionsTest {
    private final FakeRegistry registry = FakeRegistry.start();
    private final FakeTime time = new FakeTime();
    private final Connections connections = Connections.of(RegistryOptions.defaults(), time, null);
    private final ArrayList<String> log = new ArrayList<>();

    @AfterEach
    void stop() {
        connections.close();
        registry.close();
    }

    private void ask() throws IOException {
        try (var registries = goal()) {
            registries
                    .repository(ImageReference.parse(registry.host() + "/team/app"))
                    .resolve("1");
        }
    }

    private Registries goal() {
        return new Registries(connections, false, CredentialSource.NONE, log::add, time, () -> 0.5);
    }

    @Test
    void tenGoalsNeedOne() throws IOException {
        for (int i = 0; i < 10; i++) {
            ask();
        }
        assertEquals(10, registry.requests().size());
        assertEquals(1, registry.connections());
    }

    @Test
    void whoseConnectionsAreCutOffByAnothersDeadlineGetsNewOnes() throws IOException {
        ask();
        connections.abort();
        ask();
        assertEquals(2, registry.connections());
        assertTrue(log.isEmpty(), log.toString());
    }

    @Test
    void oneThatIsCutOffInTheMiddleIsAFaultThatPasses() throws IOException {
        registry.on("GET", ".*/manifests/1").times(1).before(connections::abort).serve();
        ask();
        assertEquals(1, log.size(), log.toString());
    }

    /** The body of an upload without bytes is looked at before anything is sent, when the connections are chosen already. */
    @Test
    void oneThatIsCutOffRightBeforeItsUseIsAFaultThatPasses() throws IOException {
        var opened = new AtomicInteger();
        try (var registries = goal()) {
            registries
                    .repository(ImageReference.parse(registry.host() + "/team/app"))
                    .write(Fixture.layer(new byte[0]), () -> {
                        if (opened.getAndIncrement() == 0) {
                            connections.abort();
                        }
                        return InputStream.nullInputStream();
                    });
        }
        assertEquals(2, opened.get());
        assertEquals(1, log.size(), log.toString());
        assertTrue(log.get(0).contains("(the connections were closed); trying again"), log.toString());
    }
}
