package io.github.multiarch.mirrors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Credentials;
import io.github.multiarch.registry.FakeTime;
import io.github.multiarch.registry.Registries;
import io.github.multiarch.registry.RegistryException;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.TestRegistries;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mirror before a registry: both are there, and each may fail. */
class MirroredSourceTest {
    private final FakeRegistry mirror = FakeRegistry.start();
    private final FakeRegistry registry = FakeRegistry.start();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final List<String> askedFor = Collections.synchronizedList(new ArrayList<>());
    private final FakeTime time = new FakeTime();
    private final MirrorMemory memory = new MirrorMemory();
    private final CredentialSource credentials = host -> {
        askedFor.add(host);
        return Optional.of(new Credentials(host.equals(mirror.host()) ? "mia" : "ann", "secret-of-" + host));
    };
    private final Registries registries =
            TestRegistries.open(RegistryOptions.defaults(), credentials, lines::add, time);
    private ImageReference image;
    private Document index;

    @BeforeEach
    void bases() throws IOException {
        TestBases.write(TestBases.inside(mirror, "hub/acme/jre"), "21", "linux/amd64", "linux/arm64");
        index = TestBases.write(TestBases.inside(registry, "acme/jre"), "21", "linux/amd64", "linux/arm64");
        image = ImageReference.parse(registry.host() + "/acme/jre:21");
    }

    @AfterEach
    void stop() {
        registries.close();
        mirror.close();
        registry.close();
    }

    @Test
    void aMirrorThatHasAllIsTheOnlyOneAsked() throws Exception {
        readAll(source());
        assertEquals(List.of(), registry.requests());
        assertEquals(List.of(), lines);
        assertEquals(
                Optional.of(mirror.host() + "/hub/acme/jre:21"),
                memory.giver(image).map(ImageReference::toString));
    }

    @Test
    void aMirrorThatIsNotThereGivesWayAtOnceAndIsNotAskedAgain() throws Exception {
        mirror.close();
        readAll(source());
        readAll(source());
        assertEquals(List.of(), time.sleeps());
        assertGaveWay("nothing answers at " + mirror.host());
        assertEquals(Optional.empty(), memory.giver(image));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 500, 503})
    void aMirrorThatRefusesGivesWay(int status) throws Exception {
        mirror.on("GET", ".*").answer(status, Map.of(), "");
        readAll(source());
        assertGaveWay(status == 404 ? "does not have it" : String.valueOf(status));
    }

    @Test
    void aFaultOfAMirrorThatPassesIsSurvivedThere() throws Exception {
        mirror.on("GET", "/v2/hub/acme/jre/manifests/21").times(2).answer(503, Map.of(), "");
        readAll(source());
        assertEquals(List.of(), registry.requests());
    }

    @Test
    void aMirrorThatLiesGivesWay() throws Exception {
        var manifest = ImageIndex.parse(index).manifests().get(0);
        mirror.on("GET", ".*/manifests/" + manifest.digest())
                .answer(200, Map.of("Content-Type", manifest.mediaType().value()), "{}");
        readAll(source());
        assertGaveWay("nothing of it is used");
    }

    @Test
    void aLayerThatIsRottenAtTheMirrorIsReadFromTheRegistry() throws Exception {
        var layer = Manifest.parse(registries
                        .repository(image)
                        .document(ImageIndex.parse(index).manifests().get(0)))
                .layers()
                .get(0);
        mirror.on("GET", ".*/blobs/" + layer.digest()).answer(200, Map.of(), new byte[(int) layer.size()]);
        var source = source();
        var bytes = new ArrayList<byte[]>();
        source.readPatiently(() -> {
            var out = new ByteArrayOutputStream();
            try (var in = source.open(layer)) {
                in.transferTo(out);
            }
            bytes.add(out.toByteArray());
        });
        assertEquals(1, bytes.size());
        assertArrayEquals(registry.blob("acme/jre", layer.digest()).orElseThrow(), bytes.get(0));
        assertGaveWay("nothing of it is used");
    }

    @Test
    void whatOnlyTheRegistryLacksIsNotThere() throws Exception {
        mirror.close();
        assertEquals(Optional.empty(), source("22").resolve("22"));
        registry.on("GET", ".*").answer(403, Map.of(), "");
        var failure = assertThrows(RegistryException.class, () -> source().resolve("21"));
        assertEquals(registry.host(), failure.registry());
    }

    @Test
    void eachIsShownItsOwnCredentialsOnly() throws Exception {
        mirror.requireBasic("mia", "secret-of-" + mirror.host());
        registry.requireBasic("ann", "secret-of-" + registry.host());
        readAll(source());
        assertEquals(List.of(mirror.host()), askedFor);
        mirror.on("GET", ".*").answer(404, Map.of(), "");
        readAll(source());
        assertEquals(List.of(mirror.host(), registry.host()), askedFor);
        assertTrue(lines.stream().noneMatch(line -> line.contains("secret-of")), lines.toString());
        var shownToMirror = mirror.requests().stream()
                .flatMap(request -> request.header("Authorization").stream())
                .distinct()
                .toList();
        assertEquals(1, shownToMirror.size(), shownToMirror.toString());
    }

    /** Who is insecure because a file says so has connections of its own, without credentials. */
    @Test
    void aMirrorThatAFileCallsInsecureIsAskedThroughOthersConnections() throws Exception {
        var opened = new ArrayList<String>();
        var rules = RegistriesConf.read(
                "[[registry]]\nlocation = '" + registry.host() + "'\n[[registry.mirror]]\nlocation = '" + mirror.host()
                        + "/hub'\ninsecure = true\n",
                "conf");
        try (var nobody = TestRegistries.open()) {
            MirroredRegistries.Insecure insecure = host -> {
                opened.add(host);
                return nobody;
            };
            var mirrors = new Mirrors(rules, Optional.empty(), lines::add);
            readAll(new MirroredRegistries(registries, insecure, mirrors, memory, lines::add).open(image));
        }
        assertEquals(List.of(mirror.host()), opened);
        assertEquals(List.of(), askedFor);
        assertEquals(List.of(), registry.requests());
    }

    private void assertGaveWay(String why) {
        var told =
                lines.stream().filter(line -> line.contains("is asked instead")).toList();
        assertEquals(1, told.size(), lines.toString());
        for (var part : List.of(mirror.host() + "/hub/acme/jre", "registryMirrors", image.toString(), why)) {
            assertTrue(told.get(0).contains(part), told.get(0));
        }
    }

    private void readAll(ContentSource source) throws IOException {
        var top = source.resolve("21").orElseThrow();
        assertEquals(index.digest(), top.digest());
        for (var child : ImageIndex.parse(top).manifests()) {
            var manifest = Manifest.parse(source.document(child));
            source.document(manifest.config());
            for (var layer : manifest.layers()) {
                try (var in = source.open(layer)) {
                    in.readAllBytes();
                }
            }
        }
    }

    private ContentSource source() throws IOException {
        return source("21");
    }

    private ContentSource source(String tag) throws IOException {
        var rules = Mirrors.parse(List.of(registry.host() + "=" + mirror.host() + "/hub"));
        var mirrors = new Mirrors(rules, Optional.empty(), lines::add);
        return new MirroredRegistries(registries, host -> registries, mirrors, memory, lines::add)
                .open(image.withTag(tag));
    }
}
