package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.build.JibMainClasses;
import io.github.multiarch.cache.BaseCache;
import io.github.multiarch.cache.JarCache;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.fixtures.NativeFiles;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.registry.Credentials;
import io.github.multiarch.registry.FakeTime;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.TestRegistries;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.Fault;
import io.github.multiarch.registry.fake.RecordedRequest;
import io.github.multiarch.registry.fake.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request that reads a base is made to fail, once and for good. */
class BaseSweepTest {
    @TempDir
    Path project;

    private final FakeRegistry registry = FakeRegistry.start().requireBearer("ann", "secret");
    private final List<String> log = new ArrayList<>();
    private TestParameters given;

    @BeforeEach
    void base() throws Exception {
        TestBases.write(TestBases.inside(registry, "jre"), "21", "linux/amd64", "linux/arm64", "linux/arm/v7");
        given = TestParameters.in(project, "linux/amd64", "linux/arm64", "linux/arm/v7");
        given.application = TestApplications.small(project);
        given.from = registry.host() + "/jre:21";
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault.Status(429),
                new Fault.Status(500),
                new Fault.Status(503),
                Fault.RESET_BEFORE,
                Fault.LOST_ANSWER,
                new Fault.Truncated(1));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverFailsOnceIsSurvived(Fault fault) throws Exception {
        var clean = digests();
        var requests = registry.requests();
        assertEquals(9, requests.size(), requests.toString());
        assertAll(requests.stream().distinct().map(request -> () -> {
            log.clear();
            script(request).times(1).fault(fault);
            assertEquals(clean, digests(), request.toString());
            assertTrue(log.size() <= 1, request + ": " + log);
            registry.forgetScript();
        }));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverFailsForGoodIsAProblemThatNamesIt(Fault fault) throws Exception {
        plan();
        assertAll(registry.requests().stream().skip(1).distinct().map(request -> () -> {
            script(request).fault(fault);
            var failure = assertThrows(InvalidRequestException.class, this::plan, request.toString());
            assertTrue(failure.getMessage().contains(given.from), failure.getMessage());
            assertTrue(failure.getMessage().contains("attempt 6 of 6"), failure.getMessage());
            registry.forgetScript();
        }));
    }

    private List<Optional<Digest>> digests() throws InvalidRequestException, IOException {
        return plan().images().stream().map(image -> image.base().digest()).toList();
    }

    private Script.Line script(RecordedRequest request) {
        return registry.on(request.method(), Pattern.quote(request.path()));
    }

    private BuildPlan plan() throws InvalidRequestException, IOException {
        try (var registries = TestRegistries.open(
                RegistryOptions.defaults(),
                host -> Optional.of(new Credentials("ann", "secret")),
                log::add,
                new FakeTime())) {
            return new Planner(
                            new ContentSources(registries, BaseCache.inMemory()),
                            new JibMainClasses(),
                            Artifacts.NONE,
                            archive -> new Unpacking.Tree(archive, archive),
                            NativeFiles.scans(),
                            JarCache.none(),
                            4)
                    .plan(given.request());
        }
    }
}
