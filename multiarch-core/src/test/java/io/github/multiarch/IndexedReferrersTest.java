package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.Attaching;
import io.github.multiarch.fixtures.IndexGiven;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What refers to images stays with them when an index over them is made or changed. */
class IndexedReferrersTest {
    private static final String SBOM = "application/spdx+json";

    private final FakeRegistry registry = FakeRegistry.start();
    private final FakeRegistry other = FakeRegistry.start();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Session session = Session.inMemory();

    @BeforeEach
    void haveLists() {
        registry.rules().listReferrers();
        other.rules().listReferrers();
    }

    @AfterEach
    void stop() {
        session.close();
        registry.close();
        other.close();
    }

    @Test
    void itComesWithImagesOfOtherRepositories() throws Exception {
        var amd64 = image("team/amd64", "linux/amd64");
        var arm64 = image("team/arm64", "linux/arm64");
        var sbom = new Attaching(registry, "team/arm64").attach(arm64, SBOM, "of arm64");
        var signature = new Attaching(registry, "team/amd64").cosign(amd64.digest(), "sig", "of amd64");
        index(both(other));
        assertTrue(other.manifest("team/all", sbom.digest().toString()).isPresent());
        assertEquals(
                signature.digest(),
                other.manifest("team/all", Attaching.tag(amd64.digest()) + ".sig")
                        .orElseThrow()
                        .digest());
        assertTrue(lines.stream().anyMatch(line -> line.contains(sbom.digest().toString())), lines.toString());
        var none = both(registry);
        none.referrers = List.of("none");
        index(none);
        assertTrue(registry.manifest("team/all", sbom.digest().toString()).isEmpty());
    }

    @Test
    void ofTheSameRepositoryItIsThere() throws Exception {
        image("team/all", "linux/amd64");
        registry.forgetRequests();
        index(new IndexGiven(registry.host() + "/team/all:1.0").source(registry.host() + "/team/all:linux-amd64"));
        assertTrue(registry.requests().stream()
                .noneMatch(request -> request.target().contains("referrers")));
    }

    @Test
    void whatIsLeftBehindIsTold() throws Exception {
        TestBases.write(TestBases.inside(registry, "team/all"), "1.0", "linux/amd64", "linux/s390x");
        var mainframe = TestBase.of("linux/s390x").writeTo(TestBases.inside(registry, "team/all"));
        var sbom = new Attaching(registry, "team/all").attach(mainframe, SBOM, "of s390x");
        var given = new IndexGiven(registry.host() + "/team/all:1.0");
        given.mode = "remove";
        given.platforms = List.of("linux/s390x");
        index(given);
        assertEquals(
                List.of("left behind: linux/s390x " + mainframe.digest() + ", " + SBOM + " " + sbom.digest()),
                lines.stream().filter(line -> line.startsWith("left behind")).toList());
    }

    @Test
    void imagesOfIndexesWithinAreLeftBehindAsWell() throws Exception {
        var sink = TestBases.inside(registry, "team/all");
        var inner = TestBases.write(sink, "inner", "linux/s390x");
        var outer = TestBase.of("linux/amd64").writeTo(sink).descriptor().withPlatform(Platform.parse("linux/amd64"));
        TestBases.index(sink, "1.0", ImageFormat.OCI, List.of(outer, inner.descriptor()));
        var given = new IndexGiven(registry.host() + "/team/all:1.0");
        given.mode = "remove";
        given.platforms = List.of("linux/s390x");
        index(given);
        assertEquals(
                List.of("left behind: linux/s390x "
                        + ImageIndex.parse(inner).manifests().get(0).digest()),
                lines.stream().filter(line -> line.startsWith("left behind")).toList());
    }

    @Test
    void whatCannotBeToldOfThemIsNoFailure() throws Exception {
        TestBases.write(TestBases.inside(registry, "team/all"), "1.0", "linux/amd64", "linux/s390x");
        registry.on("GET", ".*/referrers/.*").answer(403, Map.of(), "{}");
        var given = new IndexGiven(registry.host() + "/team/all:1.0");
        given.mode = "remove";
        given.platforms = List.of("linux/s390x");
        index(given);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("left behind: linux/s390x")), lines.toString());
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("warning: ") && line.contains("403")),
                lines.toString());
    }

    private IndexGiven both(FakeRegistry where) {
        return new IndexGiven(where.host() + "/team/all:1.0")
                .source(registry.host() + "/team/amd64:linux-amd64")
                .source(registry.host() + "/team/arm64:linux-arm64");
    }

    private Document image(String repository, String platform) throws Exception {
        var sink = TestBases.inside(registry, repository);
        var image = TestBase.of(platform).writeTo(sink);
        sink.tag(image, platform.replace('/', '-'));
        return image;
    }

    private void index(IndexGiven given) throws Exception {
        try (var multiarch = new Multiarch(
                session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add))) {
            multiarch.images().index(given.request());
        }
    }
}
