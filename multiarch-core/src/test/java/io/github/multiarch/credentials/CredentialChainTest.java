package io.github.multiarch.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Credentials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CredentialChainTest {
    private static final String HOST = "registry.example.com:5000";
    private static final Credentials ALICE = new Credentials("alice", "wonderland");
    private static final Credentials BOB = new Credentials("bob", "builder");

    private static CredentialChain.Source source(String name, CredentialSource credentials) {
        return new CredentialChain.Source(name, credentials);
    }

    @Test
    void theFirstSourceThatAnswersWinsAndIsNamed() throws IOException {
        var chain = new CredentialChain(List.of(
                source("nobody", registry -> Optional.empty()),
                source("settings.xml", registry -> Optional.of(ALICE)),
                source("docker", registry -> Optional.of(BOB))));

        assertEquals(Optional.of(ALICE), chain.credentialsFor(HOST));
        assertEquals(Optional.of("settings.xml"), chain.sourceFor(HOST));
        assertEquals("credentials from settings.xml", chain.describe(HOST));
    }

    @Test
    void withoutAnAnswerTheDescriptionSaysWhereItLooked() throws IOException {
        var chain = new CredentialChain(List.of(
                source("settings.xml", registry -> Optional.empty()), source("docker", registry -> Optional.empty())));

        assertEquals(Optional.empty(), chain.credentialsFor(HOST));
        assertEquals(Optional.empty(), chain.sourceFor(HOST));
        assertEquals("no credentials (looked in settings.xml, docker)", chain.describe(HOST));
    }

    @Test
    void aRegistryIsNotAnsweredWithWhatAnotherGot() throws IOException {
        var chain = new CredentialChain(List.of(
                source("explicit", new ConfiguredCredentials(HOST, ALICE)),
                source("docker", registry -> registry.equals("docker.io") ? Optional.of(BOB) : Optional.empty())));

        assertEquals(Optional.of(ALICE), chain.credentialsFor(HOST));
        assertEquals(Optional.of(BOB), chain.credentialsFor("docker.io"));
        assertEquals(Optional.empty(), chain.credentialsFor("registry.example.com"));
        assertEquals(Optional.of("docker"), chain.sourceFor("docker.io"));
        assertEquals(Optional.of("explicit"), chain.sourceFor(HOST));
    }

    @Test
    void manyThreadsThatAskForOneRegistryCauseOneLookup() throws Exception {
        var lookups = new AtomicInteger();
        var chain = new CredentialChain(List.of(source("slow", registry -> {
            lookups.incrementAndGet();
            return Optional.of(ALICE);
        })));
        int threads = 8;
        var start = new CyclicBarrier(threads);
        var tasks = new ArrayList<Callable<Optional<Credentials>>>();
        for (int i = 0; i < threads; i++) {
            tasks.add(() -> {
                start.await();
                return chain.credentialsFor(HOST);
            });
        }
        var executor = Executors.newFixedThreadPool(threads);
        try {
            for (var future : executor.invokeAll(tasks)) {
                assertEquals(Optional.of(ALICE), future.get());
            }
        } finally {
            executor.shutdownNow();
        }

        assertEquals(1, lookups.get());
    }

    @Test
    void thatThereAreNoneIsRememberedToo() throws IOException {
        var lookups = new AtomicInteger();
        var chain = new CredentialChain(List.of(source("slow", registry -> {
            lookups.incrementAndGet();
            return Optional.empty();
        })));

        chain.credentialsFor(HOST);
        chain.credentialsFor(HOST);

        assertEquals(1, lookups.get());
    }

    @Test
    void aFailureIsNotRemembered() throws IOException {
        var lookups = new AtomicInteger();
        var chain = new CredentialChain(List.of(source("broken once", registry -> {
            if (lookups.getAndIncrement() == 0) {
                throw new IOException("locked");
            }
            return Optional.of(ALICE);
        })));

        assertThrows(IOException.class, () -> chain.credentialsFor(HOST));
        assertEquals(Optional.of(ALICE), chain.credentialsFor(HOST));
    }

    @Test
    void noDescriptionShowsAPassword() throws IOException {
        var chain = new CredentialChain(List.of(source("explicit", new ConfiguredCredentials(HOST, ALICE))));
        var answer = chain.credentialsFor(HOST);

        assertFalse((chain.describe(HOST) + answer).contains("wonderland"));
    }
}
