package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.ImageReference;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MountTest {
    private static final byte[] BYTES = Fixture.utf8("a layer");

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aBlobOfTheSameRegistryIsNotMoved() throws IOException {
        fixture.registry.putBlob("library/base", BYTES);
        assertFalse(fixture.repository().has(Fixture.layer(BYTES)));
        assertTrue(fixture.repository().mount(Fixture.layer(BYTES), fixture.reference("library/base")));
        assertTrue(fixture.repository().has(Fixture.layer(BYTES)));
        assertTrue(fixture.requests("PUT").isEmpty());
        assertEquals(
                "/v2/team/app/blobs/uploads/?mount=sha256%3A"
                        + Fixture.layer(BYTES).digest().hex() + "&from=library%2Fbase",
                fixture.requests("POST").get(0).target());
    }

    @Test
    void theTokenAllowsToReadTheOther() throws IOException {
        fixture.registry.requireBearer("ann", "secret");
        fixture.registry.putBlob("library/base", BYTES);
        var repository = fixture.loggedIn("ann", "secret").repository();
        repository.has(Fixture.layer(BYTES));
        assertTrue(repository.mount(Fixture.layer(BYTES), fixture.reference("library/base")));
        var token = fixture.registry.requests().stream()
                .filter(request -> request.target().contains("library"))
                .findFirst()
                .orElseThrow()
                .target();
        assertTrue(token.startsWith("/token?"), token);
        assertTrue(token.contains("scope=repository%3Alibrary%2Fbase%3Apull&"), token);
        assertTrue(token.contains("scope=repository%3Ateam%2Fapp%3Apull%2Cpush&"), token);
    }

    @Test
    void aSessionOfferedInsteadIsCancelled() throws IOException {
        assertFalse(fixture.repository().mount(Fixture.layer(BYTES), fixture.reference("library/base")));
        assertEquals(1, fixture.requests("DELETE").size());
        assertEquals(0, fixture.registry.openUploads());
    }

    @Test
    void anotherRegistryIsNotAskedFor() throws IOException {
        assertFalse(fixture.repository()
                .mount(Fixture.layer(BYTES), ImageReference.parse("elsewhere.invalid/library/base")));
        assertTrue(fixture.registry.requests().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405})
    void aRefusalMeansThatItHasToBeWritten(int status) throws IOException {
        fixture.registry.on("POST", ".*").answer(status, Map.of(), "");
        assertFalse(fixture.repository().mount(Fixture.layer(BYTES), fixture.reference("library/base")));
    }

    @Test
    void troubleIsNoRefusal() {
        fixture.registry.on("POST", ".*").answer(503, Map.of(), "");
        assertThrows(
                RegistryException.class,
                () -> fixture.repository().mount(Fixture.layer(BYTES), fixture.reference("library/base")));
    }
}
