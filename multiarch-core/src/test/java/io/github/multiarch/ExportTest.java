package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.ExportRequest;
import io.github.multiarch.config.LayoutForm;
import io.github.multiarch.config.Target;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.Layouts;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.publish.DamagedBuildException;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.Fault;
import io.github.multiarch.registry.fake.Script;
import io.github.multiarch.report.NothingBuiltException;
import io.github.multiarch.validate.GraphValidator;
import io.github.multiarch.validate.Layers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was built becomes one whole on disk. */
class ExportTest {
    private static final String AMD = "linux/amd64";
    private static final String ARM = "linux/arm/v7";
    private static final String THERE_BEFORE = "1";

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
        given.application = TestApplications.small(project);
        archive = given.outputDirectory.resolve("image.tar");
    }

    @AfterEach
    void stop() {
        session.close();
        registry.close();
    }

    @Test
    void anArchiveLacksNothingAndHasTheIndexThatWasBuilt() throws Exception {
        given.tags = List.of("latest");
        var build = FinishedBuild.of(given.request());
        registry.forgetRequests();

        assertEquals(
                "oci-archive:" + archive + "@" + build.report().digest(),
                export(Optional.empty(), false).toString());

        assertComplete(build, archive, "1.0", "latest");
        assertEquals(build.report().baseLayers().size(), blobs().size(), "each layer once: " + blobs());
        assertEquals("tags: 1.0, latest", lines.get(lines.size() - 1));
        assertEquals(List.of("digest", "image.tar", "inputs", "layout", "report.json"), names(given.outputDirectory));
    }

    @Test
    void theSameBuildGivesTheSameBytes() throws Exception {
        FinishedBuild.of(given.request());
        export(Optional.empty(), false);
        var first = Files.readAllBytes(archive);
        registry.forgetRequests();
        export(Optional.empty(), false);
        assertArrayEquals(first, Files.readAllBytes(archive));
        assertEquals(List.of(), registry.requests());
        export(Optional.of(archive(project.resolve("new/all.tar"))), false);
        assertArrayEquals(first, Files.readAllBytes(project.resolve("new/all.tar")));
    }

    @Test
    void aLayoutKeepsWhatItHas() throws Exception {
        var all = project.resolve("all");
        TestBases.layout(all, "linux/s390x");
        var build = FinishedBuild.of(given.request());
        var there = export(Optional.of(new BaseReference.InLayout(all, Optional.empty(), LayoutForm.DIRECTORY)), false);
        assertEquals("oci:" + all + "@" + build.report().digest(), there.toString());
        assertComplete(build, all, THERE_BEFORE, "1.0");
        assertFalse(Files.exists(archive));
    }

    @Test
    void theBuildsOwnLayoutIsMadeWhole() throws Exception {
        var build = FinishedBuild.of(given.request());
        var own = build.layout().directory();
        export(Optional.of(new BaseReference.InLayout(own, Optional.empty(), LayoutForm.DIRECTORY)), false);
        assertComplete(build, own, "1.0");
        registry.forgetRequests();
        export(Optional.empty(), false);
        assertComplete(build, archive, "1.0");
        assertEquals(List.of(), registry.requests());
    }

    @Test
    void theNamesAreTheTagsThatAreGivenNow() throws Exception {
        var build = FinishedBuild.of(given.request());
        var target = new Target(ImageReference.parse("example.com/app:2"), List.of("2", "stable"), true);
        try (var multiarch = multiarch()) {
            multiarch
                    .delivery()
                    .export(new ExportRequest(
                            given.outputDirectory, Optional.of(target), Optional.empty(), Optional.empty(), false));
        }
        assertComplete(build, archive, "2", "2-amd64", "2-armv7", "stable", "stable-amd64", "stable-armv7");
        var arm = build.index().manifests().get(1).digest();
        for (var tag : List.of("2-armv7", "stable-armv7")) {
            assertEquals(arm, Layouts.open(archive).resolve(tag).orElseThrow().digest());
        }
    }

    @Test
    void basesOnThisMachineNeedNoNetwork() throws Exception {
        given.from = TestBases.layout(project.resolve("bases"), AMD, ARM);
        var build = FinishedBuild.of(given.request());
        export(Optional.empty(), true);
        assertComplete(build, archive, "1.0");
        assertEquals(List.of(), registry.requests());
    }

    @Test
    void offlineOnlyWhatIsMissingIsAnError() throws Exception {
        var build = FinishedBuild.of(given.request());
        registry.forgetRequests();
        var refused = assertThrows(IOException.class, () -> export(Optional.empty(), true));
        assertTrue(
                refused.getMessage()
                        .contains("the layers of " + given.from + " are in a registry, and Maven is offline"),
                refused.getMessage());
        assertEquals(List.of(), registry.requests());
        assertEquals(List.of("digest", "inputs", "layout", "report.json"), names(given.outputDirectory));

        export(Optional.empty(), false);
        registry.forgetRequests();
        export(Optional.empty(), true);
        assertComplete(build, archive, "1.0");
        assertEquals(List.of(), registry.requests());
    }

    @Test
    void damageIsFoundBeforeAnythingIsWritten() throws Exception {
        var build = FinishedBuild.of(given.request());
        var layers = build.manifest(AMD).layers();
        var layer = build.layout().pathOf(layers.get(layers.size() - 1).digest());
        var bytes = Files.readAllBytes(layer);
        bytes[bytes.length - 1] ^= 1;
        Files.write(layer, bytes);
        registry.forgetRequests();

        var damaged = assertThrows(DamagedBuildException.class, () -> export(Optional.empty(), false));

        assertTrue(damaged.getMessage().contains(layer.getFileName().toString()), damaged.getMessage());
        assertTrue(damaged.getMessage().contains("nothing was published"), damaged.getMessage());
        assertEquals(List.of(), registry.requests());
        assertEquals(List.of("digest", "inputs", "layout", "report.json"), names(given.outputDirectory));
    }

    @Test
    void aBaseThatIsGoneOrAnotherLeavesNoArchive() throws Exception {
        var build = FinishedBuild.of(given.request());
        var layer = build.report().baseLayers().firstKey();
        for (var bad : List.<Consumer<Script.Line>>of(
                line -> line.answer(404, Map.of(), "{}"), line -> line.fault(Fault.OTHER_BYTES))) {
            registry.forgetScript();
            bad.accept(registry.on("GET", ".*/blobs/" + layer).times(100));
            var failure = assertThrows(IOException.class, () -> export(Optional.empty(), false));
            assertTrue(failure.getMessage().contains("layer " + layer.shortHex()), failure.getMessage());
            assertEquals(List.of("digest", "inputs", "layout", "report.json"), names(given.outputDirectory));
        }
    }

    @Test
    void withoutABuildThereIsNothing() {
        assertThrows(NothingBuiltException.class, () -> export(Optional.empty(), false));
    }

    /** All names but those of platforms, and of what was there before, stand for the index. */
    private static void assertComplete(FinishedBuild build, Path place, String... names) throws IOException {
        var layout = Layouts.open(place);
        var root = build.report().indexDescriptor();
        assertEquals(List.of(names), layout.names().stream().sorted().toList());
        for (var name : names) {
            if (!name.contains("-") && !name.equals(THERE_BEFORE)) {
                assertEquals(root.digest(), layout.resolve(name).orElseThrow().digest());
            }
        }
        assertArrayEquals(
                build.layout().document(root).bytes(), layout.document(root).bytes());
        assertEquals(List.of(), GraphValidator.validate(layout, root, layer -> false, Layers.UNPACKED));
    }

    private BaseReference.InLayout export(Optional<BaseReference.InLayout> to, boolean offline) throws IOException {
        try (var multiarch = multiarch()) {
            return multiarch
                    .delivery()
                    .export(new ExportRequest(given.outputDirectory, Optional.empty(), to, Optional.empty(), offline));
        }
    }

    private Multiarch multiarch() {
        return new Multiarch(session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add));
    }

    private static BaseReference.InLayout archive(Path path) {
        return new BaseReference.InLayout(path, Optional.empty(), LayoutForm.ARCHIVE);
    }

    private List<String> blobs() {
        return registry.requests().stream()
                .map(request -> request.target())
                .filter(target -> target.contains("/blobs/"))
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
