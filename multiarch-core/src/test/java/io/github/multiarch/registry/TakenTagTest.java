package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags that a registry lets nobody set again. */
class TakenTagTest {
    private static final String TAG = "/v2/team/app/manifests/1";

    private final Fixture fixture = new Fixture();
    private final Document before = fixture.image("1");
    private final Document ours =
            new ImageIndex(MediaType.OCI_INDEX, List.of(before.descriptor()), new TreeMap<>()).toDocument();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 412})
    void whatItStandsForIsToldBesideOurs(int status) {
        fixture.registry.rules().immutableTags(status);
        assertMessage(
                refusal(),
                "PUT with " + status,
                "the tag 1 stands for " + before.digest() + " there, and was to stand for " + ours.digest(),
                "The registry lets nobody set this tag again. Push under another tag");
        assertEquals(1, fixture.requests("HEAD").size());
    }

    /** A registry's own word for it, under a status that may mean anything. */
    @ParameterizedTest
    @CsvSource({"403, DENIED, The tag is IMMUTABLE", "400, TAG_INVALID, ''", "405, UNSUPPORTED, is immutable"})
    void otherWordsForItAreUnderstood(int status, String code, String message) {
        refuse(status, code, message);
        assertMessage(refusal(), before.digest().toString(), "lets nobody set this tag again");
    }

    @Test
    void aRefusalForAnotherReasonKeepsItsAdvice() {
        refuse(403, "DENIED", "not you");
        var failure = refusal();
        assertMessage(failure, "the tag 1 stands for " + before.digest(), "needs credentials");
        assertFalse(failure.getMessage().contains("nobody"), failure.getMessage());
    }

    /** What has nothing to do with the tag costs no question. */
    @ParameterizedTest
    @ValueSource(ints = {401, 404, 413, 415})
    void whatIsNotAboutTheTagIsNotAskedAbout(int status) {
        refuse(status, "", "");
        assertFalse(refusal().getMessage().contains("stands for"));
        assertEquals(List.of(), fixture.requests("HEAD"));
    }

    /** Somebody has pushed the same at the same time. */
    @Test
    void oneThatStandsForOursMeanwhileIsSet() throws IOException {
        fixture.registry.rules().immutableTags(409);
        fixture.registry.putManifest(Fixture.NAME, "1", ours);
        assertEquals(
                Optional.empty(), fixture.repository().tags().move(ours, "1", Optional.of(before.digest()), () -> {}));
        fixture.repository().tag(ours, "1");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 503})
    void whereThatCannotBeToldTheRefusalStandsAlone(int status) {
        fixture.registry.rules().immutableTags(400);
        fixture.registry.on("HEAD", TAG).answer(status, Map.of(), "");
        var failure = refusal();
        assertMessage(failure, "PUT with 400 (TAG_INVALID");
        assertFalse(failure.getMessage().contains("stands for"), failure.getMessage());
        assertEquals(1, fixture.requests("HEAD").size());
    }

    /** A name that is a digest stands for nothing else. */
    @Test
    void digestsAreNoTags() {
        fixture.registry.on("PUT", "/v2/team/app/manifests/sha256:.*").answer(409, Map.of(), "");
        var failure =
                assertThrows(RegistryException.class, () -> fixture.repository().write(ours));
        assertFalse(failure.getMessage().contains("stands for"), failure.getMessage());
        assertEquals(List.of(), fixture.requests("HEAD"));
    }

    private void refuse(int status, String code, String message) {
        fixture.registry
                .on("PUT", TAG)
                .answer(
                        status,
                        Map.of("Content-Type", "application/json"),
                        "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}]}");
    }

    private RegistryException refusal() {
        var failure =
                assertThrows(RegistryException.class, () -> fixture.repository().tag(ours, "1"));
        Digest now = fixture.registry.tags(Fixture.NAME).get("1");
        assertEquals(before.digest(), now);
        return failure;
    }
}
