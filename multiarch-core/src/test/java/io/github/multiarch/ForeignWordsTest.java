package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.fixtures.IndexGiven;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.oci.Document;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What strangers wrote into an index is told in one line, whatever it is. */
class ForeignWordsTest {
    private static final String REPOSITORY = "acme/orders";

    private final FakeRegistry registry = FakeRegistry.start();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Session session = Session.inMemory();
    private final Multiarch multiarch =
            new Multiarch(session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add));
    private final IndexGiven given = new IndexGiven(registry.host() + "/" + REPOSITORY + ":1.0");

    @AfterEach
    void stop() {
        multiarch.close();
        session.close();
        registry.close();
    }

    @Test
    void aFieldThatIsNotKept() throws Exception {
        index("1.0", json -> json.put("x\u001b[2J\r" + "y".repeat(300), 1));
        given.mode = "remove";
        given.platforms = List.of("linux/arm64");

        multiarch.images().compose(given.request());

        assertSays("warning: the field x?[2J?" + "y".repeat(194) + "… of " + given.image + " is not kept");
    }

    @Test
    void featuresThatAreLeftOut() throws Exception {
        index(
                "2.0",
                json -> ((ObjectNode) json.at("/manifests/0/platform"))
                        .putArray("features")
                        .add("sse4\u001b]0;\u0007")
                        .add("aes\nERROR"));
        given.source(registry.host() + "/" + REPOSITORY + ":2.0");
        given.format = Optional.of("oci");

        multiarch.images().compose(given.request());

        assertSays("), sse4?]0;?, aes?ERROR, are left out: OCI has reserved that field");
    }

    private void index(String tag, Consumer<ObjectNode> change) throws IOException {
        var index = TestBases.write(TestBases.inside(registry, REPOSITORY), tag, "linux/amd64", "linux/arm64");
        var json = index.json();
        change.accept(json);
        registry.putManifest(REPOSITORY, tag, Document.of(index.descriptor().mediaType(), json));
    }

    private void assertSays(String part) {
        var found = lines.stream().filter(line -> line.contains(part)).toList();
        assertEquals(1, found.size(), lines.toString());
        assertTrue(lines.stream().allMatch(line -> line.chars().noneMatch(Character::isISOControl)), lines.toString());
    }
}
