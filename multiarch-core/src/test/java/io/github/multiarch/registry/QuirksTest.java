package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.registry.fake.Fault;
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

/** Registries with habits of their own, and registries that lie. */
class QuirksTest {
    private static final String MANIFESTS = "/v2/team/app/manifests/.*";
    private static final byte[] BYTES = Fixture.utf8("a layer");

    private final Fixture fixture = new Fixture();
    private final Repository repository = fixture.repository();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void oneThatLagsBehindItselfIsWaitedFor() throws IOException {
        fixture.registry.rules().lag(2);
        Fixture.write(repository, Fixture.config().bytes());
        var image = Fixture.manifest(List.of());
        repository.write(image);
        var index = index(image);
        repository.write(index);
        repository.tag(index, "1");
        assertEquals(index.digest(), fixture.registry.tags(Fixture.NAME).get("1"));
        assertTrue(fixture.log.size() >= 4, fixture.log.toString());
    }

    @Test
    void oneThatNeverCatchesUpIsAnErrorThatSaysSo() throws IOException {
        fixture.registry.rules().lag(1000).nameNoStoredDigests();
        Fixture.write(repository, Fixture.config().bytes());
        var image = Fixture.manifest(List.of());
        var failure = assertThrows(RegistryException.class, () -> repository.write(image));
        assertMessage(
                failure,
                "the registry took it, but does not have it",
                image.digest().toString(),
                "attempt 6 of 6");
    }

    @Test
    void onlyOneThatNamesNoDigestIsAskedAfterwards() throws IOException {
        Fixture.write(repository, Fixture.config().bytes());
        repository.write(Fixture.manifest(List.of()));
        assertEquals(List.of(), fixture.requests("HEAD"));
        fixture.registry.rules().nameNoStoredDigests();
        repository.write(Fixture.manifest(List.of()));
        assertEquals(1, fixture.requests("HEAD").size());
    }

    @Test
    void whatIsMissingIsBroughtBeforeTheDocumentIsSentAgain() throws IOException {
        var image = Fixture.manifest(List.of());
        repository.write(image, () -> Fixture.write(repository, Fixture.config().bytes()));
        assertTrue(fixture.registry
                .manifest(Fixture.NAME, image.digest().toString())
                .isPresent());
        assertEquals(1, fixture.log.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409})
    void aTagThatMayNotBeSetTwiceIsNotSentAgainAfterALostAnswer(int status) throws IOException {
        var image = fixture.image("0");
        fixture.registry.rules().immutableTags(status);
        fixture.registry.on("PUT", MANIFESTS).times(1).fault(Fault.LOST_ANSWER);
        repository.tag(image, "1");
        assertEquals(1, fixture.requests("PUT").size());
        assertEquals(image.digest(), fixture.registry.tags(Fixture.NAME).get("1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409})
    void aTagThatStandsForSomethingElseAndMayNotBeSetIsAnError(int status) {
        var image = fixture.image("1");
        fixture.registry.rules().immutableTags(status);
        var failure = assertThrows(RegistryException.class, () -> repository.tag(index(image), "1"));
        assertMessage(
                failure, "PUT with " + status + " (TAG_INVALID: the tag 1 exists and is immutable)", "/team/app:1");
        assertEquals(image.digest(), fixture.registry.tags(Fixture.NAME).get("1"));
        assertEquals(List.of(), fixture.time.sleeps());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 415})
    void oneThatTakesNoOciIndexIsToldWhatToSet(int status) {
        var index = index(fixture.image("0"));
        fixture.registry.rules().refuseOciIndexes(status);
        var failure = assertThrows(RegistryException.class, () -> repository.tag(index, "1"));
        assertMessage(failure, "PUT with " + status, "<format>docker</format> (-Dmultiarch.format=docker)");
        assertEquals(1, fixture.requests("PUT").size());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 415})
    void oneThatTakesOciTypesOnlyIsToldHowToConvert(int status) {
        var list = new ImageIndex(
                        MediaType.DOCKER_INDEX, List.of(fixture.image("0").descriptor()), new TreeMap<>())
                .toDocument();
        fixture.registry.on("PUT", MANIFESTS).times(1).answer(status, Map.of(), "");
        var failure = assertThrows(RegistryException.class, () -> repository.tag(list, "1"));
        boolean isAboutTypes = status == 415;
        assertEquals(isAboutTypes, failure.getMessage().contains("-Dmultiarch.format=oci"), failure.getMessage());
        fixture.registry
                .on("PUT", MANIFESTS)
                .answer(status, Map.of(), "{\"errors\":[{\"code\":\"MANIFEST_INVALID\"}]}");
        var named = assertThrows(RegistryException.class, () -> repository.tag(list, "2"));
        assertMessage(named, MediaType.DOCKER_INDEX.value(), "-Dmultiarch.format=oci", "multiarch:index");
    }

    @Test
    void whatIsWrongWithAnImageIsNotPutDownToTheIndex() {
        var failure = assertThrows(RegistryException.class, () -> repository.write(Fixture.manifest(List.of())));
        assertFalse(failure.getMessage().contains("<format>"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 405, 500, 501})
    void oneThatDoesNotAnswerHeadIsAskedByGetOnce(int status) throws IOException {
        var image = fixture.image("1");
        fixture.registry.putBlob(Fixture.NAME, BYTES);
        fixture.registry.on("HEAD", ".*").answer(status, Map.of(), "");
        assertTrue(repository.has(Fixture.layer(BYTES)));
        assertTrue(repository.has(image.descriptor()));
        assertFalse(repository.has(Fixture.layer(new byte[9])));
        assertEquals(Optional.of(image.digest()), repository.tags().digestOf("1"));
        assertEquals(Optional.empty(), repository.tags().digestOf("2"));
        assertEquals(List.of(), fixture.log);
        assertEquals(5, fixture.requests("HEAD").size());
    }

    @Test
    void aBlobThatIsSaidToBeStoredAndIsNotIsFoundWhenTheImageIsWritten() throws IOException {
        fixture.registry.on("PUT", ".*/uploads/.*").fault(Fault.NOT_STORED);
        Fixture.write(repository, Fixture.config().bytes());
        assertThrows(RegistryException.class, () -> repository.write(Fixture.manifest(List.of())));
    }

    @Test
    void anImageThatIsSaidToBeStoredAndIsNotIsNoticed() throws IOException {
        fixture.registry.rules().nameNoStoredDigests();
        fixture.registry.on("PUT", MANIFESTS).fault(Fault.NOT_STORED);
        Fixture.write(repository, Fixture.config().bytes());
        var image = Fixture.manifest(List.of());
        assertThrows(RegistryException.class, () -> repository.write(image));
        var failure = assertThrows(RegistryException.class, () -> repository.tag(image, "1"));
        assertMessage(failure, "now stands for nothing");
    }

    @ParameterizedTest
    @CsvSource({"PUT, uploads", "PUT, manifests"})
    void aFalseDigestIsNotBelieved(String method, String kind) throws IOException {
        Fixture.write(repository, Fixture.config().bytes());
        fixture.registry.on(method, ".*/" + kind + "/.*").fault(Fault.FALSE_DIGEST);
        var failure = assertThrows(ContentMismatchException.class, () -> {
            if (kind.equals("uploads")) {
                Fixture.write(repository, BYTES);
            } else {
                repository.write(Fixture.manifest(List.of()));
            }
        });
        assertMessage(
                failure,
                repository.toString(),
                Digest.of(Fixture.utf8("another content")).toString());
        assertEquals(List.of(), fixture.log);
    }

    @Test
    void aTagIsProvedByBytesWhateverTheHeaderSays() {
        var image = fixture.image("0");
        fixture.registry.on("GET", MANIFESTS).fault(Fault.OTHER_BYTES);
        assertThrows(ContentMismatchException.class, () -> repository.tag(image, "1"));
    }

    private static Document index(Document image) {
        return new ImageIndex(MediaType.OCI_INDEX, List.of(image.descriptor()), new TreeMap<>()).toDocument();
    }
}
