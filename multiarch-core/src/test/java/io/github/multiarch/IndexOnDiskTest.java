package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.fixtures.IndexGiven;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.layout.Layouts;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.validate.GraphValidator;
import io.github.multiarch.validate.Layers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index over images that exist is made on disk, with all that it names. */
class IndexOnDiskTest {
    @TempDir
    Path directory;

    private final FakeRegistry registry = FakeRegistry.start();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Session session = Session.inMemory();
    private final Multiarch multiarch =
            new Multiarch(session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add));

    @BeforeEach
    void images() throws IOException {
        for (var platform : List.of("linux/amd64", "linux/arm64", "linux/arm/v7")) {
            var sink = TestBases.inside(registry, "acme/app");
            sink.tag(TestBase.of(platform).writeTo(sink), platform.substring(6).replace("/", ""));
        }
    }

    @AfterEach
    void stop() {
        multiarch.close();
        session.close();
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oci:", "oci-archive:"})
    void itIsMadeAndChangedThereAndLacksNothing(String form) throws Exception {
        var place = directory.resolve("app");
        var given = given(form + place + ":1.0", "amd64", "arm64");
        given.tags = List.of("latest");
        given.platformTags = true;
        var digest = multiarch.images().index(given.request());
        assertEquals(
                "tags: 1.0-amd64, latest-amd64, 1.0-arm64, latest-arm64, 1.0, latest", lines.get(lines.size() - 1));
        assertEquals(digest, Layouts.open(place).resolve("latest").orElseThrow().digest());
        assertEquals(List.of("linux/amd64", "linux/arm64"), platforms(place));

        given = given(form + place + ":1.0", "armv7");
        given.tags = List.of("latest");
        given.platformTags = true;
        given.mode = "append";
        multiarch.images().index(given.request());
        assertEquals(List.of("linux/amd64", "linux/arm64", "linux/arm/v7"), platforms(place));
        var layout = Layouts.open(place);
        assertEquals(
                List.of(),
                GraphValidator.validate(
                        layout, layout.resolve("1.0").orElseThrow().descriptor(), layer -> false, Layers.UNPACKED));
        assertTrue(
                registry.requests().stream()
                        .allMatch(request -> request.method().equals("GET")
                                || request.method().equals("HEAD")),
                "nothing is written to the registry");
    }

    @Test
    void whatIsNotThereCannotBeChanged() {
        var given = given("oci:" + directory.resolve("nothing") + ":1.0", "amd64");
        given.mode = "append";
        var refused = assertThrows(
                        InvalidRequestException.class, () -> multiarch.images().index(given.request()))
                .getMessage();
        assertTrue(refused.contains("image: ") && refused.contains("does not exist"), refused);
        assertFalse(Files.exists(directory.resolve("nothing")));
    }

    @Test
    void anArchiveOfDockersHoldsNoIndex() {
        var given = given("docker-archive:" + directory.resolve("app.tar") + ":app:1.0", "amd64");
        var refused =
                assertThrows(InvalidRequestException.class, given::request).getMessage();
        assertTrue(refused.contains("can hold one image, and no index; take oci-archive:PATH[:TAG]"), refused);
    }

    private IndexGiven given(String image, String... tags) {
        var given = new IndexGiven(image);
        for (var tag : tags) {
            given.source(registry.host() + "/acme/app:" + tag);
        }
        return given;
    }

    private static List<String> platforms(Path place) throws IOException {
        return ImageIndex.parse(Layouts.open(place).resolve("1.0").orElseThrow()).manifests().stream()
                .map(entry -> entry.platform().orElseThrow().toString())
                .toList();
    }
}
