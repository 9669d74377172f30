package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.CopyParameters;
import io.github.multiarch.config.CopyRequest;
import io.github.multiarch.config.ExportRequest;
import io.github.multiarch.config.LayoutForm;
import io.github.multiarch.config.LoadRequest;
import io.github.multiarch.config.PlatformParameters;
import io.github.multiarch.config.PlatformSelection;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.PushRequest;
import io.github.multiarch.engine.NoEngineException;
import io.github.multiarch.fixtures.FakeEngine;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.Layouts;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Platform;
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
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One platform's image goes into an archive for {@code docker load}, and comes out of one. */
class ForDockerTest {
    private static final String AMD = "linux/amd64";
    private static final String ARM = "linux/arm/v7";

    @TempDir
    Path project;

    private final FakeRegistry registry = FakeRegistry.start();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Session session = Session.inMemory();
    private TestParameters given;
    private Path archive;

    @BeforeEach
    void application() throws IOException {
        TestBases.write(TestBases.inside(registry, "base/jre"), "21", AMD, ARM);
        given = TestParameters.in(project, AMD, ARM);
        given.from = registry.host() + "/base/jre:21";
        given.image = registry.host() + "/acme/orders:1.0";
        given.tags = List.of("latest");
        given.application = TestApplications.small(project);
        archive = project.resolve("orders.tar");
    }

    @AfterEach
    void stop() {
        session.close();
        registry.close();
    }

    @Test
    void anExportHasOnePlatformsImageUnderAllItsNames() throws Exception {
        var build = FinishedBuild.of(given.request());
        var arm = build.index().manifests().get(1).digest();

        assertEquals(
                "docker-archive:" + archive + "@" + arm,
                export(Optional.of(ARM)).toString());

        var there = Layouts.open(archive);
        var names = List.of(registry.host() + "/acme/orders:1.0", registry.host() + "/acme/orders:latest");
        assertEquals(names, there.fullNames());
        var image = there.only();
        assertEquals(arm, image.digest());
        assertEquals(List.of(), GraphValidator.validate(there, image.descriptor(), layer -> false, Layers.UNPACKED));
        assertEquals("names: " + String.join(", ", names), lines.get(lines.size() - 1));

        var bytes = Files.readAllBytes(archive);
        registry.forgetRequests();
        export(Optional.of(ARM));
        assertArrayEquals(bytes, Files.readAllBytes(archive));
        assertEquals(List.of(), registry.requests());
    }

    @Test
    void whichPlatformMustBeSaidUnlessThereIsOne() throws Exception {
        FinishedBuild.of(given.request());
        registry.forgetRequests();
        var unsaid =
                assertThrows(IOException.class, () -> export(Optional.empty())).getMessage();
        assertTrue(
                unsaid.contains(
                        "this has those of linux/amd64, linux/arm/v7; say which platform's, such as -Dmultiarch.platform=linux/amd64"),
                unsaid);
        var absent = assertThrows(IOException.class, () -> export(Optional.of("linux/s390x")))
                .getMessage();
        assertTrue(absent.contains("no image for linux/s390x; there is one for linux/amd64, linux/arm/v7"), absent);
        assertFalse(Files.exists(archive));
        assertEquals(List.of(), registry.requests());

        given.platforms.remove(1);
        var build = FinishedBuild.of(given.request());
        export(Optional.empty());
        assertEquals(
                build.index().manifests().get(0).digest(),
                Layouts.open(archive).only().digest());
    }

    @Test
    void anArchiveWithOtherImagesIsNotOverwritten() throws Exception {
        FinishedBuild.of(given.request());
        export(Optional.of(AMD));
        export(Optional.of(ARM));
        var arm = Files.readAllBytes(archive);
        given.image = registry.host() + "/acme/others:1.0";
        FinishedBuild.of(given.request());
        var refused =
                assertThrows(IOException.class, () -> export(Optional.of(ARM))).getMessage();
        assertTrue(refused.contains("has other images, too: " + registry.host() + "/acme/orders:1.0"), refused);
        assertArrayEquals(arm, Files.readAllBytes(archive));
    }

    @Test
    void aCopyComesBackWithTheDigestItHad() throws Exception {
        FinishedBuild.of(given.request());
        try (var multiarch = multiarch()) {
            multiarch.delivery().push(new PushRequest(given.outputDirectory, Optional.empty(), false));
        }
        var name = registry.host() + "/acme/orders:1.0";
        var unsaid = assertThrows(IOException.class, () -> copy(name, "docker-archive:" + archive))
                .getMessage();
        assertTrue(unsaid.contains("say which platform's, such as -Dmultiarch.platforms=linux/amd64"), unsaid);
        assertFalse(Files.exists(archive));

        var digest = copy(name, "docker-archive:" + archive, ARM);
        assertEquals(List.of(name), Layouts.open(archive).fullNames());
        assertFalse(lines.stream().anyMatch(line -> line.contains("the index is another one")), lines.toString());
        assertEquals(digest, copy("docker-archive:" + archive + ":" + name, registry.host() + "/prod/orders"));
        assertEquals(
                digest, registry.manifest("prod/orders", "1.0").orElseThrow().digest());
    }

    @Test
    void whatIsThereInsteadIsNamed() throws Exception {
        copy(given.from, "docker-archive:" + archive + ":jre:21", ARM);
        for (var wrong : List.of("docker-archive:" + archive + ":jre:22", "oci:" + archive + ":22")) {
            var refused = assertThrows(IOException.class, () -> copy(wrong, "oci:" + project.resolve("copy")))
                    .getMessage();
            assertTrue(refused.endsWith("has no such image; it has docker.io/library/jre:21"), refused);
        }
    }

    @Test
    void anArchiveCanBeABase() throws Exception {
        copy(given.from, "docker-archive:" + archive + ":jre:21", ARM);
        given.platforms.remove(0);
        given.from = "docker-archive:" + archive + ":jre:21";
        var build = FinishedBuild.of(given.request());
        assertEquals(2, build.report().baseLayers().size());
        export(Optional.empty(), project.resolve("whole.tar"));
        var whole = Layouts.open(project.resolve("whole.tar"));
        assertEquals(
                List.of(), GraphValidator.validate(whole, whole.only().descriptor(), layer -> false, Layers.UNPACKED));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake client is a shell script")
    void anEngineGetsTheImageThatItsMachineRunsBest() throws Exception {
        var build = FinishedBuild.of(given.request());
        var engine = FakeEngine.of(project.resolve("docker"), "linux/arm64");
        registry.forgetRequests();
        var arm = build.index().manifests().get(1).digest();
        assertEquals(
                registry.host() + "/acme/orders:1.0@" + arm,
                load(engine, Optional.empty()).toString());

        var loaded = Layouts.open(engine.loaded());
        assertEquals(arm, loaded.only().digest());
        assertEquals(
                List.of(registry.host() + "/acme/orders:1.0", registry.host() + "/acme/orders:latest"),
                loaded.fullNames());
        assertEquals(
                List.of(),
                GraphValidator.validate(loaded, loaded.only().descriptor(), layer -> false, Layers.UNPACKED));
        assertEquals(engine.client() + ": Loaded image: one", lines.get(lines.size() - 1));
        assertTrue(registry.requests().size() > 0);

        registry.forgetRequests();
        given.tags = List.of();
        var again = FinishedBuild.of(given.request());
        registry.forgetRequests();
        load(engine, Optional.empty());
        assertEquals(List.of(), registry.requests(), "the layers of the base were fetched before");
        assertEquals(
                List.of(registry.host() + "/acme/orders:1.0"),
                Layouts.open(engine.loaded()).fullNames());

        load(engine, Optional.of(AMD));
        loaded = Layouts.open(engine.loaded());
        assertEquals(again.index().manifests().get(0).digest(), loaded.only().digest());
        assertFalse(loaded.has(again.index().manifests().get(1)), "what was loaded before is not loaded again");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake client is a shell script")
    void anEngineGetsNothingThatItsMachineCannotRun() throws Exception {
        FinishedBuild.of(given.request());
        var engine = FakeEngine.of(project.resolve("docker"), "linux/riscv64");
        registry.forgetRequests();
        var refused = assertThrows(IOException.class, () -> load(engine, Optional.empty()))
                .getMessage();
        assertTrue(
                refused.contains("no image that linux/riscv64 runs; there is one for linux/amd64, linux/arm/v7"),
                refused);
        var absent = Optional.of(project.resolve("nothing").toString());
        var request = new LoadRequest(
                given.outputDirectory, Optional.empty(), absent, Optional.empty(), PlatformSelection.NONE, false);
        try (var multiarch = multiarch()) {
            assertThrows(NoEngineException.class, () -> multiarch.delivery().load(request));
        }
        assertFalse(Files.exists(engine.loaded()));
        assertEquals(List.of(), registry.requests());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake client is a shell script")
    void anEngineThatHoldsIndexesGetsSeveralAsOne() throws Exception {
        TestBases.write(TestBases.inside(registry, "base/jre"), "22", AMD, ARM, "linux/arm/v6");
        given.from = registry.host() + "/base/jre:22";
        given.platforms.add(PlatformParameters.of("linux/arm/v6"));
        given.tags = List.of();
        var built = FinishedBuild.of(given.request());
        var engine = FakeEngine.holdingIndexes(project.resolve("docker"), "linux/amd64");
        load(engine, Optional.empty());

        var name = loadSeveral(engine, "all");
        assertEquals(built.report().digest(), name.digest().orElseThrow(), "the index as it was built");
        var loaded = Layouts.open(engine.loaded());
        assertEquals(built.report().digest(), loaded.only().digest());
        assertEquals(List.of(registry.host() + "/acme/orders:1.0"), loaded.fullNames());
        assertFalse(archived(engine.loaded()).contains("manifest.json"), "what was left of the single image before");

        loadSeveral(engine, "all", "!linux/arm/v6");
        loaded = Layouts.open(engine.loaded());
        var index = ImageIndex.parse(loaded.only());
        assertEquals(built.index().manifests().subList(0, 2), index.manifests());
        assertEquals(
                List.of(),
                GraphValidator.validate(loaded, loaded.only().descriptor(), layer -> false, Layers.UNPACKED),
                "with the layers of the base");
        assertFalse(loaded.has(built.index().manifests().get(2)));

        loadSeveral(engine, "linux/arm/v7");
        assertEquals(
                built.index().manifests().get(1).digest(),
                Layouts.open(engine.loaded()).only().digest(),
                "one is no index");
        var refused = assertThrows(IOException.class, () -> loadSeveral(engine, "all", "linux/riscv64"))
                .getMessage();
        assertTrue(refused.contains("no image for linux/riscv64; there is one for linux/amd64, linux/arm/v7"), refused);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake client is a shell script")
    void anEngineThatHoldsOneOnlyIsNotGivenSeveral() throws Exception {
        FinishedBuild.of(given.request());
        var engine = FakeEngine.of(project.resolve("docker"), "linux/amd64");
        registry.forgetRequests();
        var refused = assertThrows(IOException.class, () -> loadSeveral(engine, "linux/amd64", "linux/arm/v7"))
                .getMessage();
        for (var part :
                List.of("linux/amd64, linux/arm/v7", "-Dmultiarch.platform=linux/amd64", "containerd-snapshotter")) {
            assertTrue(refused.contains(part), refused);
        }
        assertFalse(Files.exists(engine.loaded()));
        assertEquals(List.of(), registry.requests());
        loadSeveral(engine, "linux/arm/v7");
        assertTrue(Files.exists(engine.loaded()), "one is always taken");
    }

    private static List<String> archived(Path file) throws IOException {
        var names = new ArrayList<String>();
        try (var tar = new TarArchiveInputStream(Files.newInputStream(file))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private ImageReference load(FakeEngine engine, Optional<String> platform) throws IOException {
        return load(engine, platform.map(Platform::parse), PlatformSelection.NONE);
    }

    private ImageReference loadSeveral(FakeEngine engine, String... platforms) throws IOException {
        return load(engine, Optional.empty(), PlatformSelection.read(List.of(platforms), new Problems()));
    }

    private ImageReference load(FakeEngine engine, Optional<Platform> one, PlatformSelection several)
            throws IOException {
        try (var multiarch = multiarch()) {
            return multiarch
                    .delivery()
                    .load(new LoadRequest(
                            given.outputDirectory,
                            Optional.empty(),
                            Optional.of(engine.client()),
                            one,
                            several,
                            false));
        }
    }

    private BaseReference.InLayout export(Optional<String> platform) throws IOException {
        return export(platform, archive);
    }

    private BaseReference.InLayout export(Optional<String> platform, Path to) throws IOException {
        var place = new BaseReference.InLayout(to, Optional.empty(), LayoutForm.DOCKER_ARCHIVE);
        try (var multiarch = multiarch()) {
            return multiarch
                    .delivery()
                    .export(new ExportRequest(
                            given.outputDirectory,
                            Optional.empty(),
                            Optional.of(place),
                            platform.map(Platform::parse),
                            false));
        }
    }

    private Digest copy(String from, String to, String... platforms) throws Exception {
        var request = CopyRequest.read(
                new CopyParameters(from, to, List.of(), List.of(platforms), List.of(), Optional.empty(), project));
        try (var multiarch = multiarch()) {
            return multiarch.images().copy(request);
        }
    }

    private Multiarch multiarch() {
        return new Multiarch(session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add));
    }
}
