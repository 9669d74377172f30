package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.IndexRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.PushRequest;
import io.github.multiarch.fixtures.IndexGiven;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.fragment.FragmentFiles;
import io.github.multiarch.plan.Artifacts;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Credentials;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application whose platforms are built on several machines. */
class FarmTest {
    @TempDir
    Path project;

    private final FakeRegistry registry = FakeRegistry.start();
    private final Session session = Session.inMemory();
    private final Multiarch multiarch =
            new Multiarch(session, RegistryOptions.defaults(), CredentialSource.NONE, Progress.SILENT);
    private TestParameters given;

    @BeforeEach
    void baseAndApplication() throws IOException {
        TestBases.write(TestBases.inside(registry, "acme/jre"), "21", "linux/amd64", "linux/arm/v7", "linux/s390x");
        given = TestParameters.in(project, "linux/amd64", "linux/arm/v7", "linux/s390x");
        given.image = registry.host() + "/acme/orders:1.0";
        given.tags = List.of("latest");
        given.from = registry.host() + "/acme/jre:21";
        given.application = TestApplications.small(project);
        given.annotations = new TreeMap<>(Map.of("org.example.revision", "abc"));
    }

    @AfterEach
    void stop() {
        multiarch.close();
        session.close();
        registry.close();
    }

    @Test
    void theIndexOverFragmentsIsTheOneOfASingleBuild() throws Exception {
        given.outputDirectory = project.resolve("whole");
        var whole = multiarch.build(given.request(), Artifacts.NONE).digest();
        machine("one", "linux/amd64");
        machine("two", "linux/arm/v7", "linux/s390x");
        assertTrue(registry.tags("acme/orders").isEmpty(), "no tag before the index");
        registry.forgetRequests();
        var index = multiarch.images().index(request(project.resolve("one/fragment.json"), project.resolve("two")));
        assertEquals(whole, index);
        assertEquals(Map.of("1.0", whole, "latest", whole), registry.tags("acme/orders"));
        assertTrue(
                registry.requests().stream()
                        .noneMatch(request -> request.target().contains("/blobs/uploads")),
                "no blob is sent or mounted");
    }

    @Test
    void machinesThatBuiltSomethingElseAreNoticed() throws Exception {
        machine("one", "linux/amd64");
        given.annotations.put("org.example.revision", "def");
        given.tags = List.of();
        machine("two", "linux/amd64");
        Files.writeString(project.resolve("three.json"), "{}");
        var problems = assertThrows(
                        InvalidRequestException.class,
                        () -> request(
                                project.resolve("one/fragment.json"),
                                project.resolve("two/fragment.json"),
                                project.resolve("three.json"),
                                project.resolve("four.json")))
                .problems();
        assertEquals(4, problems.size(), problems.toString());
        assertTrue(problems.get(0).message().contains("three.json"), problems.toString());
        assertTrue(problems.get(1).message().endsWith("four.json does not exist"), problems.toString());
        assertTrue(problems.get(2).message().startsWith("the image is "), problems.toString());
        assertTrue(
                problems.get(3).message().startsWith("the annotation org.example.revision is abc in "),
                problems.toString());
    }

    @Test
    void twoMachinesForOnePlatformAreNoticed() throws Exception {
        machine("one", "linux/amd64");
        given.environment = Map.of("OTHER", "yes");
        machine("two", "linux/amd64");
        var request = request(project.resolve("one/fragment.json"), project.resolve("two/fragment.json"));
        var refused = assertThrows(
                InvalidRequestException.class, () -> multiarch.images().index(request));
        assertTrue(refused.getMessage().contains("linux/amd64 is the platform of both"), refused.getMessage());
    }

    @Test
    void theNextBuildTakesTheFragmentAway() throws Exception {
        machine("one", "linux/amd64");
        assertTrue(Files.exists(project.resolve("one/fragment.json")));
        multiarch.build(given.request(), Artifacts.NONE);
        assertFalse(Files.exists(project.resolve("one/fragment.json")));
    }

    @Test
    void aPushThatFailsLeavesNoFragmentOfTheOneBefore() throws Exception {
        machine("one", "linux/amd64");
        registry.on("HEAD", "/v2/acme/orders/manifests/.*").answer(400, Map.of(), "");
        assertThrows(IOException.class, () -> pushFragment(multiarch));
        assertFalse(Files.exists(project.resolve("one/fragment.json")));
    }

    @Test
    void whoMayNotPushIsToldSoInTheRegistrysWords() throws Exception {
        machine("one", "linux/amd64", "linux/arm/v7");
        registry.requireBasic("ann", "secret");
        CredentialSource wrong = host -> Optional.of(new Credentials("ann", "wrong"));
        try (var goals = new Multiarch(session, RegistryOptions.defaults(), wrong, Progress.SILENT)) {
            var push = new PushRequest(given.outputDirectory, Optional.empty(), false);
            var whole = assertThrows(IOException.class, () -> goals.delivery().push(push));
            registry.forgetRequests();
            var part = assertThrows(IOException.class, () -> pushFragment(goals));
            assertTrue(part.getMessage().contains("authentication required"), part.getMessage());
            assertEquals(reason(whole), reason(part));
            var images = registry.requests().stream()
                    .filter(request -> request.target().contains("/manifests/"))
                    .map(RecordedRequest::target)
                    .distinct()
                    .toList();
            assertEquals(1, images.size(), "the first question is asked alone: " + images);
        }
    }

    private static String reason(IOException failure) {
        return failure.getMessage().replaceAll("(?s)\nPushed: .*", "");
    }

    private void machine(String name, String... platforms) throws Exception {
        given.outputDirectory = project.resolve(name);
        given.selectedPlatforms = List.of(platforms);
        multiarch.build(given.request(), Artifacts.NONE);
        pushFragment(multiarch);
    }

    private void pushFragment(Multiarch goals) throws IOException {
        goals.delivery().pushFragment(new PushRequest(given.outputDirectory, Optional.empty(), false));
    }

    private IndexRequest request(Path... fragments) throws InvalidRequestException {
        return IndexRequest.read(FragmentFiles.read(List.of(fragments)).under(new IndexGiven("").parameters()));
    }
}
