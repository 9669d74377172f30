package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.CopyParameters;
import io.github.multiarch.config.CopyRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.ReferrerChoice;
import io.github.multiarch.fixtures.Attaching;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.layout.Layouts;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Referrer;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Registries;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What refers to an image goes with it. */
class CopiedReferrersTest {
    private static final String NAME = "acme/orders";
    private static final String SBOM = "application/spdx+json";
    private static final String SIGNATURE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    @TempDir
    Path directory;

    private final FakeRegistry staging = FakeRegistry.start();
    private final FakeRegistry production = FakeRegistry.start();
    private final Attaching attaching = new Attaching(staging, NAME);
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Session session = Session.inMemory();

    @AfterEach
    void stop() {
        session.close();
        staging.close();
        production.close();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void theyAreFoundAtTheOtherPlace(boolean isListedHere, boolean isListedThere) throws Exception {
        var given = given(isListedHere);
        if (isListedThere) {
            production.rules().listReferrers();
        }
        copy(production.host() + "/" + NAME);
        for (var one : given) {
            assertArrayEquals(
                    one.bytes(),
                    production
                            .manifest(NAME, one.digest().toString())
                            .orElseThrow()
                            .bytes());
            assertTrue(found(production, Referrer.subjectOf(one).orElseThrow()).contains(one.digest()));
            assertTrue(
                    lines.stream().anyMatch(line -> line.contains(one.digest().toString())), lines.toString());
        }
        var list = production.manifest(NAME, Attaching.tag(index().digest()));
        assertEquals(isListedThere, list.isEmpty(), "the tag is for registries that have no lists of their own");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theyAreThereBeforeTheTagIs(boolean isListedThere) throws Exception {
        given(true);
        if (isListedThere) {
            production.rules().listReferrers();
        }
        copy(production.host() + "/" + NAME);
        var puts = production.requests().stream()
                .filter(request -> request.method().equals("PUT"))
                .map(request -> request.target())
                .filter(target -> target.contains("/manifests/"))
                .toList();
        assertTrue(puts.get(puts.size() - 1).endsWith("/manifests/1.0"), puts.toString());
    }

    @Test
    void theSameAgainSendsNothing() throws Exception {
        given(true);
        copy(production.host() + "/" + NAME);
        production.forgetRequests();
        copy(production.host() + "/" + NAME);
        assertEquals(List.of(), sent());
    }

    @Test
    void aSignatureThatCameLaterIsSentAlone() throws Exception {
        given(true);
        copy(production.host() + "/" + NAME);
        var later = attaching.attach(index(), SIGNATURE, "later");
        production.forgetRequests();
        copy(production.host() + "/" + NAME);
        assertTrue(found(production, index().digest()).contains(later.digest()));
        assertEquals(
                List.of(
                        "PUT /v2/" + NAME + "/manifests/" + Attaching.tag(index().digest()),
                        "PUT /v2/" + NAME + "/manifests/" + later.digest()),
                sent().stream()
                        .filter(line -> line.contains("/manifests/"))
                        .sorted()
                        .toList());
    }

    @Test
    void whatOthersHaveListedStays() throws Exception {
        given(true);
        copy(production.host() + "/" + NAME);
        var there = new Attaching(production, NAME);
        var others = there.attach(index(), SBOM, "made in production");
        there.list(others);
        attaching.attach(index(), SIGNATURE, "later");
        copy(production.host() + "/" + NAME);
        assertTrue(found(production, index().digest()).contains(others.digest()));
        assertEquals(4, found(production, index().digest()).size());
    }

    @Test
    void somebodyElseWhoWritesTheListAtTheSameTimeLosesNothingForUs() throws Exception {
        var given = given(true);
        var tag = Attaching.tag(index().digest());
        var others = new Attaching(production, NAME);
        var seen = new ArrayList<Digest>();
        // The other has read the list before us, and writes it after us: it does not know what we have written.
        production
                .on("PUT", "/v2/" + NAME + "/manifests/" + tag)
                .times(1)
                .after(() -> seen.add(overwritten(others)))
                .serve();
        copy(production.host() + "/" + NAME);
        var found = found(production, index().digest());
        assertTrue(found.containsAll(seen));
        assertEquals(3, found.size(), given.toString());
    }

    private Digest overwritten(Attaching others) {
        try {
            var other = others.attach(index(), SBOM, "the other's");
            var sink = TestBases.inside(production, NAME);
            var list = Referrer.listWith(Optional.empty(), List.of(Referrer.of(other)));
            sink.write(list);
            sink.tag(list, Attaching.tag(index().digest()));
            return other.digest();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Public registries count what is read. */
    @Test
    void tagsThatAreHardlyEverThereAreNotRead() throws Exception {
        given(true);
        staging.forgetRequests();
        copy(production.host() + "/" + NAME);
        var asked = staging.requests().stream()
                .filter(request -> request.target().endsWith(".sig"))
                .map(request -> request.method())
                .distinct()
                .toList();
        assertEquals(List.of("HEAD"), asked);
    }

    @Test
    void cosignsTagsGoAlong() throws Exception {
        TestBases.write(TestBases.inside(staging, NAME), "1.0", "linux/amd64", "linux/arm64");
        var signature = attaching.cosign(index().digest(), "sig", "one");
        var statement = attaching.cosign(images().get(0), "att", "statement");
        copy(production.host() + "/" + NAME);
        assertEquals(signature.digest(), tagged(index().digest(), "sig"));
        assertEquals(statement.digest(), tagged(images().get(0), "att"));
        // One signature more is the same image of cosign's with one layer more.
        var more = attaching.cosign(index().digest(), "sig", "one", "two");
        copy(production.host() + "/" + NAME);
        assertEquals(more.digest(), tagged(index().digest(), "sig"));
    }

    @Test
    void anotherSignatureIsNotOverwritten() throws Exception {
        TestBases.write(TestBases.inside(staging, NAME), "1.0", "linux/amd64");
        attaching.cosign(index().digest(), "sig", "ours");
        var theirs = new Attaching(production, NAME).cosign(index().digest(), "sig", "theirs");
        copy(production.host() + "/" + NAME);
        assertEquals(theirs.digest(), tagged(index().digest(), "sig"));
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("warning: the tag sha256-") && line.contains("stays")),
                lines.toString());
    }

    @Test
    void twoSignaturesOfOneTextAreTwo() throws Exception {
        TestBases.write(TestBases.inside(staging, NAME), "1.0", "linux/amd64");
        attaching.cosignWith(index().digest(), "by us");
        var theirs = new Attaching(production, NAME).cosignWith(index().digest(), "by them");
        copy(production.host() + "/" + NAME);
        assertEquals(theirs.digest(), tagged(index().digest(), "sig"));
    }

    /** Whoever is slow to be answered does not write what it read before. */
    @Test
    void aListThatIsWrittenAgainIsReadAgain() throws Exception {
        given(true);
        var tag = Attaching.tag(index().digest());
        var others = new Attaching(production, NAME);
        var seen = new ArrayList<Digest>();
        production
                .on("PUT", "/v2/" + NAME + "/manifests/" + tag)
                .times(1)
                .before(() -> seen.add(overwritten(others)))
                .answer(503, Map.of(), "{}");
        copy(production.host() + "/" + NAME);
        var found = found(production, index().digest());
        assertTrue(found.containsAll(seen), seen + " is lost");
        assertEquals(3, found.size());
    }

    @Test
    void whatIsWrongWithOneCostsNoOther() throws Exception {
        TestBases.write(TestBases.inside(staging, NAME), "1.0", "linux/amd64");
        var list = new ArrayList<Document>();
        for (int i = 0; i < 4; i++) {
            list.add(attaching.attach(index(), SBOM, "number " + i));
            attaching.list(list.get(i));
        }
        staging.on("GET", ".*/manifests/" + list.get(1).digest()).answer(400, Map.of(), "{}");
        staging.removeManifest(NAME, list.get(2).digest());
        copy(production.host() + "/" + NAME);
        assertEquals(Set.of(list.get(0).digest(), list.get(3).digest()), found(production, index().digest()));
        for (var lost : list.subList(1, 3)) {
            assertTrue(
                    lines.stream()
                            .anyMatch(line -> line.startsWith("warning: ")
                                    && line.contains(lost.digest().toString())),
                    lines.toString());
        }
        assertThrows(IOException.class, () -> copyWith(production.host() + "/other", List.of("all")));
    }

    @Test
    void aFaultOnALaterPageCostsNothing() throws Exception {
        var given = given(true);
        staging.rules().listReferrers(1);
        staging.on("GET", ".*/referrers/" + index().digest()).skip(1).times(1).answer(503, Map.of(), "{}");
        copy(production.host() + "/" + NAME);
        given.forEach(one -> assertTrue(
                found(production, Referrer.subjectOf(one).orElseThrow()).contains(one.digest())));
    }

    @Test
    void moreThanAnybodyHasIsAnErrorBeforeItIsRead() throws Exception {
        TestBases.write(TestBases.inside(staging, NAME), "1.0", "linux/amd64");
        var entries = new StringBuilder();
        for (int i = 0; i <= 1000; i++) {
            entries.append(i == 0 ? "" : ",")
                    .append("{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"size\":7,\"digest\":\"")
                    .append(Digest.of(("entry " + i).getBytes(StandardCharsets.UTF_8)))
                    .append("\"}");
        }
        staging.on("GET", ".*/referrers/" + index().digest())
                .answer(
                        200,
                        Map.of("Content-Type", MediaType.OCI_INDEX.value()),
                        "{\"schemaVersion\":2,\"manifests\":[" + entries + "]}");
        var failure = assertThrows(IOException.class, () -> copy(production.host() + "/" + NAME));
        assertTrue(failure.getMessage().contains("than the limit, 1000"), failure.getMessage());
        assertEquals(List.of(), production.requests());
    }

    @Test
    void whatIsNoManifestIsNotAskedFor() throws Exception {
        TestBases.write(TestBases.inside(staging, NAME), "1.0", "linux/amd64");
        var digest = Digest.of("old".getBytes(StandardCharsets.UTF_8));
        staging.on("GET", ".*/referrers/" + index().digest())
                .answer(
                        200,
                        Map.of("Content-Type", MediaType.OCI_INDEX.value()),
                        "{\"schemaVersion\":2,\"manifests\":[{\"mediaType\":\"application/vnd.oci.artifact.manifest.v1+json\",\"size\":3,\"digest\":\""
                                + digest + "\"}]}");
        copy(production.host() + "/" + NAME);
        assertTrue(staging.requests().stream()
                .noneMatch(request -> request.target().endsWith(digest.toString())));
        assertTrue(lines.stream().anyMatch(line -> line.contains("neither a manifest nor an index")), lines.toString());
    }

    @Test
    void anArchiveThatHasMoreIsNotOverwritten() throws Exception {
        given(true);
        copy("oci-archive:there.tar");
        var file = directory.resolve("there.tar");
        var before = Files.readAllBytes(file);
        var failure = assertThrows(IOException.class, () -> copyWith("oci-archive:there.tar", List.of("none")));
        assertTrue(failure.getMessage().contains("is not overwritten"), failure.getMessage());
        assertArrayEquals(before, Files.readAllBytes(file));
        // Of the image of before, what referred to it goes with it.
        TestBases.write(TestBases.inside(staging, NAME), "1.0", "linux/s390x");
        copy("oci-archive:there.tar");
        assertEquals(index().digest(), Layouts.open(file).only().digest());
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.dev.*, application/vnd.dev.cosign, true",
        "application/vnd.dev.*, application/vnd.de, false",
        "*spdx*, application/spdx+json, true",
        "a*b*c, abc, true",
        "a*b*c, abcb, false",
        "ab*ba, aba, false",
        "a*bc*c, abc, false",
        "application/x, application/xy, false",
    })
    void aStarIsAnyText(String wanted, String type, boolean fits) {
        assertEquals(fits, ReferrerChoice.parse(List.of(wanted)).takes(type));
    }

    @Test
    void norInALayout() throws Exception {
        TestBases.write(TestBases.inside(staging, NAME), "1.0", "linux/amd64");
        var signature = attaching.cosign(index().digest(), "sig", "ours");
        copy("oci:there");
        attaching.cosign(index().digest(), "sig", "another");
        copy("oci:there");
        var tag = Attaching.tag(index().digest()) + ".sig";
        assertEquals(
                Optional.of(signature.digest()),
                OciLayout.open(directory.resolve("there")).resolve(tag).map(Document::digest));
        assertTrue(lines.stream().anyMatch(line -> line.contains("stays as it is")), lines.toString());
    }

    @Test
    void onlyTheTypesThatAreNamed() throws Exception {
        var given = given(true);
        production.rules().listReferrers();
        copyWith(production.host() + "/" + NAME, List.of("application/vnd.dev.sigstore.*"));
        assertEquals(
                given.stream()
                        .filter(one -> one.json().path("artifactType").asText().equals(SIGNATURE))
                        .map(Document::digest)
                        .filter(digest -> subject(given, digest).equals(index().digest()))
                        .collect(Collectors.toSet()),
                found(production, index().digest()));
    }

    @Test
    void noneIsNotEvenAskedFor() throws Exception {
        given(true);
        staging.forgetRequests();
        copyWith(production.host() + "/" + NAME, List.of("none"));
        assertEquals(Set.of(), found(production, index().digest()));
        assertTrue(staging.requests().stream()
                .noneMatch(request -> request.target().contains("referrers")));
    }

    @Test
    void withinOneRepositoryTheyAreThereAlready() throws Exception {
        given(true);
        staging.forgetRequests();
        copy(staging.host() + "/" + NAME + ":stable");
        assertTrue(staging.requests().stream()
                .noneMatch(request -> request.target().contains("referrers")));
    }

    @Test
    void ofPlatformsThatStayTheyStay() throws Exception {
        given(true);
        production.rules().listReferrers();
        try (var multiarch = multiarch()) {
            multiarch
                    .images()
                    .copy(CopyRequest.read(new CopyParameters(
                            from(),
                            production.host() + "/" + NAME,
                            List.of(),
                            List.of("linux/arm64"),
                            List.of(),
                            Optional.empty(),
                            directory)));
        }
        assertEquals(1, found(production, images().get(1)).size());
        assertTrue(found(production, images().get(0)).isEmpty());
        assertTrue(found(production, index().digest()).isEmpty(), "the index is another one");
    }

    @Test
    void anIndexThatRefersGoesWithAllThatItLists() throws Exception {
        TestBases.write(TestBases.inside(staging, NAME), "1.0", "linux/amd64");
        staging.rules().listReferrers();
        var part = attaching.attach(index(), SBOM, "part");
        var list = attaching.attach(
                index(), new ImageIndex(MediaType.OCI_INDEX, List.of(part.descriptor()), new TreeMap<>()).toDocument());
        copy(production.host() + "/" + NAME);
        assertTrue(production.manifest(NAME, list.digest().toString()).isPresent(), lines.toString());
        assertTrue(found(production, index().digest()).contains(list.digest()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oci:there", "oci-archive:there.tar"})
    void aLayoutHasThemAndGivesThemBack(String place) throws Exception {
        var given = given(true);
        var signature = attaching.cosign(index().digest(), "sig", "one");
        copy(place);
        var path = directory.resolve(place.substring(place.indexOf(':') + 1));
        var layout = Layouts.open(path);
        assertEquals(index().digest(), layout.only().digest(), "they are no images");
        assertEquals(List.of("1.0"), layout.names());
        assertEquals("1.0", layout.entries().get(0).annotations().get("org.opencontainers.image.ref.name"));
        // As oras reads it, as engines do, and as regctl does, which does not read archives.
        boolean isNamed = place.startsWith("oci:");
        var unnamed = layout.entries().stream()
                .filter(entry -> entry.annotations().get("org.opencontainers.image.ref.name") == null)
                .map(Descriptor::digest)
                .collect(Collectors.toSet());
        for (var one : given) {
            assertTrue(unnamed.contains(one.digest()));
            var subject = Referrer.subjectOf(one).orElseThrow();
            assertEquals(
                    subject.toString(),
                    layout.entries().stream()
                            .filter(entry -> entry.digest().equals(one.digest()))
                            .findFirst()
                            .orElseThrow()
                            .annotations()
                            .get("io.containerd.manifest.subject"));
            var list = layout.resolve(Attaching.tag(subject));
            assertEquals(isNamed, list.isPresent());
            assertTrue(!isNamed
                    || Referrer.parseAll(list.orElseThrow()).stream()
                            .anyMatch(referrer -> referrer.descriptor().digest().equals(one.digest())));
        }
        copy(place);
        production.rules().listReferrers();
        try (var multiarch = multiarch()) {
            multiarch
                    .images()
                    .copy(CopyRequest.read(new CopyParameters(
                            place,
                            production.host() + "/" + NAME,
                            List.of(),
                            List.of(),
                            List.of(),
                            Optional.empty(),
                            directory)));
        }
        given.forEach(one -> assertTrue(
                found(production, Referrer.subjectOf(one).orElseThrow()).contains(one.digest())));
        assertEquals(signature.digest(), tagged(index().digest(), "sig"));
    }

    /** oras lists each manifest of an index, too. */
    @Test
    void whatAnIndexListsIsNoOtherImageOfTheLayout() throws Exception {
        TestBases.write(TestBases.inside(staging, NAME), "1.0", "linux/amd64", "linux/arm64");
        copy("oci:there");
        var file = directory.resolve("there/index.json");
        var listed = Document.of(MediaType.OCI_INDEX, Files.readAllBytes(file)).json();
        for (var image : ImageIndex.parse(index()).manifests()) {
            listed.withArray("manifests")
                    .addObject()
                    .put("mediaType", image.mediaType().value())
                    .put("digest", image.digest().toString())
                    .put("size", image.size());
        }
        Files.write(file, OciJson.bytes(listed));
        assertEquals(
                index().digest(),
                OciLayout.open(directory.resolve("there")).only().digest());
    }

    @Test
    void aLayoutKeepsWhatOthersHaveListed() throws Exception {
        given(true);
        copy("oci:there");
        var before = OciLayout.open(directory.resolve("there")).referrers(index().digest());
        attaching.attach(index(), SBOM, "later");
        copy("oci:there");
        var after = OciLayout.open(directory.resolve("there")).referrers(index().digest());
        assertEquals(before.size() + 1, after.size());
        assertTrue(after.containsAll(before));
    }

    @Test
    void whatCannotBeListedIsAWarningUnlessItWasAskedFor() throws Exception {
        given(true);
        staging.on("GET", ".*/referrers/.*").answer(403, Map.of(), "{}");
        copy(production.host() + "/" + NAME);
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("warning: what refers to") && line.contains("403")),
                lines.toString());
        var failure = assertThrows(IOException.class, () -> copyWith(production.host() + "/other", List.of("all")));
        assertTrue(failure.getMessage().contains("referrers=none"), failure.getMessage());
        assertTrue(production.manifest("other", "1.0").isEmpty());
    }

    /** A signature that is not copied for a fault that passes would be missed. */
    @Test
    void aFaultThatPassesCostsNothing() throws Exception {
        var given = given(true);
        production.rules().listReferrers();
        staging.on("GET", ".*/referrers/.*").times(1).answer(429, Map.of("Retry-After", "0"), "{}");
        staging.on("GET", ".*/referrers/.*").times(1).answer(503, Map.of(), "{}");
        copy(production.host() + "/" + NAME);
        given.forEach(one -> assertTrue(
                found(production, Referrer.subjectOf(one).orElseThrow()).contains(one.digest())));
    }

    @Test
    void whatOnlyTheTagListsGoesAlongWithAWarning() throws Exception {
        var given = given(false);
        staging.on("GET", ".*/referrers/.*").answer(500, Map.of(), "{}");
        copy(production.host() + "/" + NAME);
        assertTrue(found(production, index().digest()).contains(given.get(2).digest()));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("warning: there may be more")), lines.toString());
    }

    @Test
    void whatIsListedAndSaysAnotherSubjectIsLeftOut() throws Exception {
        TestBases.write(TestBases.inside(staging, NAME), "1.0", "linux/amd64", "linux/arm64");
        var ofAnother = attaching.attach(
                staging.manifest(NAME, images().get(1).toString()).orElseThrow(), SBOM, "of the other");
        var list = Referrer.listWith(Optional.empty(), List.of(Referrer.of(ofAnother)));
        var sink = TestBases.inside(staging, NAME);
        sink.write(list);
        sink.tag(list, Attaching.tag(index().digest()));
        copy(production.host() + "/" + NAME);
        assertTrue(found(production, index().digest()).isEmpty());
        assertTrue(lines.stream().anyMatch(line -> line.contains("which it does not say itself")), lines.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"all,none", "sbom", "all,application/x"})
    void wordsThatMeanNothingAreErrors(String words) {
        var problems = assertThrows(
                InvalidRequestException.class,
                () -> copyWith(production.host() + "/" + NAME, List.of(words.split(","))));
        assertTrue(problems.getMessage().contains("referrers"), problems.getMessage());
    }

    @Test
    void anArchiveOfDockersHasNoPlaceForThem() {
        var problems =
                assertThrows(InvalidRequestException.class, () -> copyWith("docker-archive:there.tar", List.of("all")));
        assertTrue(problems.getMessage().contains("have no place in an archive of Docker's"), problems.getMessage());
    }

    /** An index of two images, each with a bill of materials, and one of the index, which is signed, and a signature of that. */
    private List<Document> given(boolean isListed) throws IOException {
        if (isListed) {
            staging.rules().listReferrers();
        }
        TestBases.write(TestBases.inside(staging, NAME), "1.0", "linux/amd64", "linux/arm64");
        var given = new ArrayList<Document>();
        for (var image : images()) {
            given.add(attaching.attach(staging.manifest(NAME, image.toString()).orElseThrow(), SBOM, "of " + image));
        }
        given.add(attaching.attach(index(), SIGNATURE, "signature"));
        given.add(attaching.attach(index(), SBOM, "of all"));
        given.add(attaching.attach(given.get(3), SIGNATURE, "of what is in it"));
        if (!isListed) {
            for (var one : given) {
                attaching.list(one);
            }
        }
        return given;
    }

    private Document index() {
        return staging.manifest(NAME, "1.0").orElseThrow();
    }

    private List<Digest> images() {
        return ImageIndex.parse(index()).manifests().stream()
                .map(Descriptor::digest)
                .toList();
    }

    private Digest subject(List<Document> given, Digest digest) {
        return given.stream()
                .filter(one -> one.digest().equals(digest))
                .findFirst()
                .flatMap(Referrer::subjectOf)
                .orElseThrow();
    }

    private Digest tagged(Digest subject, String kind) {
        return production
                .manifest(NAME, Attaching.tag(subject) + "." + kind)
                .orElseThrow()
                .digest();
    }

    /** As any client asks. */
    private Set<Digest> found(FakeRegistry registry, Digest subject) {
        try (var connections = Registries.alone(RegistryOptions.defaults(), CredentialSource.NONE, lines::add)) {
            var image = ImageReference.parse(registry.host() + "/" + NAME + ":1.0");
            return connections.repository(image).referrers(subject).list().stream()
                    .map(referrer -> referrer.descriptor().digest())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> sent() {
        return production.requests().stream()
                .filter(request ->
                        !request.method().equals("GET") && !request.method().equals("HEAD"))
                .map(request -> request.method() + " " + request.target())
                .toList();
    }

    private String from() {
        return staging.host() + "/" + NAME + ":1.0";
    }

    private void copy(String to) throws Exception {
        copyWith(to, List.of());
    }

    private void copyWith(String to, List<String> referrers) throws Exception {
        try (var multiarch = multiarch()) {
            multiarch
                    .images()
                    .copy(CopyRequest.read(new CopyParameters(
                            from(), to, List.of(), List.of(), referrers, Optional.empty(), directory)));
        }
    }

    private Multiarch multiarch() {
        return new Multiarch(session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add));
    }
}
