package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.multiarch.registry.fake.Fault;
import io.github.multiarch.registry.fake.RecordedRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registries that hang up instead of saying why. */
class OwnWordTest {
    private static final byte[] BYTES = Fixture.utf8("a layer");
    private static final String UPLOADS = "/v2/team/app/blobs/uploads/.*";
    private static final String TAGS = "/v2/team/app/tags/list";
    private static final String UNKNOWN = """
            {"errors":[{"code":"NAME_UNKNOWN","message":"no repository team/app"}]}""";

    private final Fixture fixture = new Fixture();
    private final Repository repository = fixture.repository();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void oneQuestionForAllUploadsBringsTheRegistrysOwnWord() {
        fixture.registry.on("POST", UPLOADS).fault(Fault.RESET_BEFORE);
        fixture.registry.on("GET", TAGS).answer(404, Map.of("Content-Type", "application/json"), UNKNOWN);
        for (var bytes : List.of(BYTES, Fixture.utf8("another layer"))) {
            assertMessage(
                    assertThrows(RegistryException.class, () -> Fixture.write(repository, bytes)),
                    "broke during POST",
                    "attempt 6 of 6",
                    "Asked for the repository then, " + fixture.registry.host()
                            + " answered GET with 404 (NAME_UNKNOWN: no repository team/app)",
                    "some registries want a repository created first");
        }
        assertEquals(1, questions());
    }

    @Test
    void mountsAreUploadsToo() {
        fixture.registry.on("POST", UPLOADS).fault(Fault.RESET_AFTER_BODY);
        fixture.registry.on("GET", TAGS).answer(404, Map.of("Content-Type", "application/json"), UNKNOWN);
        var failure = assertThrows(
                RegistryException.class, () -> repository.mount(Fixture.layer(BYTES), fixture.reference("other/app")));
        assertMessage(failure, "NAME_UNKNOWN", "some registries want a repository created first");
        assertEquals(1, questions());
        assertEquals(6, fixture.requests("POST").size());
    }

    /** Who may not read there may not write there either. */
    @Test
    void aRefusalIsItsWord() {
        fixture.registry.on("POST", UPLOADS).fault(Fault.RESET_BEFORE);
        fixture.registry.on("GET", TAGS).answer(403, Map.of(), "");
        var failure = assertThrows(RegistryException.class, () -> Fixture.write(repository, BYTES));
        assertMessage(failure, "broke during POST", "answered GET with 403", "needs credentials");
    }

    /** What these answers say has nothing to do with the uploads. */
    @ParameterizedTest
    @CsvSource({"200, ''", "404, ''", "404, UNSUPPORTED", "503, NAME_UNKNOWN", "429, ''"})
    void otherAnswersChangeNothing(int status, String code) {
        fixture.registry.on("POST", UPLOADS).fault(Fault.RESET_BEFORE);
        fixture.registry.on("GET", TAGS).answer(status, Map.of(), "{\"errors\":[{\"code\":\"" + code + "\"}]}");
        var failure = assertThrows(RegistryException.class, () -> Fixture.write(repository, BYTES));
        assertMessage(failure, "broke during POST", "attempt 6 of 6 (<retries>). Try again");
        assertFalse(failure.getMessage().contains("GET"), failure.getMessage());
        assertEquals(1, questions());
    }

    @Test
    void whatPassesIsNotAskedAbout() throws IOException {
        fixture.registry.on("POST", UPLOADS).times(5).fault(Fault.RESET_BEFORE);
        Fixture.write(repository, BYTES);
        assertEquals(0, questions());
    }

    /** An upload that has begun has a repository. */
    @Test
    void whatBreaksOffLaterIsNotAskedAbout() {
        fixture.registry.on("PUT", UPLOADS).fault(Fault.RESET_BEFORE);
        var failure = assertThrows(RegistryException.class, () -> Fixture.write(repository, BYTES));
        assertMessage(failure, "broke during PUT");
        assertEquals(0, questions());
    }

    @Test
    void anAnswerNeedsNoOtherWord() {
        fixture.registry.on("POST", UPLOADS).answer(503, Map.of(), "");
        assertThrows(RegistryException.class, () -> Fixture.write(repository, BYTES));
        assertEquals(0, questions());
    }

    private long questions() {
        return fixture.requests("GET").stream()
                .map(RecordedRequest::path)
                .filter(TAGS::equals)
                .count();
    }
}
