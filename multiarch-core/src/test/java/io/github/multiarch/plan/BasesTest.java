package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bases of several platforms are read side by side, and told of in the platforms' order. */
class BasesTest {
    @TempDir
    Path project;

    private final FakeRegistry registry = FakeRegistry.start();
    private TestParameters given;

    @BeforeEach
    void application() throws IOException {
        given = TestParameters.in(project, "linux/s390x", "linux/amd64");
        given.application = TestApplications.small(project);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void manifestsOfPlatformsDoNotWaitForEachOther() throws Exception {
        var index = TestBases.write(TestBases.inside(registry, "base/jre"), "21", "linux/s390x", "linux/amd64");
        given.from = registry.host() + "/base/jre:21";
        var entries = ImageIndex.parse(index).manifests();
        var last = new CountDownLatch(1);
        var areSideBySide = new AtomicBoolean();
        registry.on("GET", ".*/manifests/" + entries.get(0).digest())
                .before(() -> {
                    try {
                        areSideBySide.set(last.await(30, TimeUnit.SECONDS));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .serve();
        registry.on("GET", ".*/manifests/" + entries.get(1).digest())
                .before(last::countDown)
                .serve();

        var plan = Plans.of(given);

        assertTrue(areSideBySide.get());
        assertEquals(
                List.of("linux/s390x", "linux/amd64"),
                plan.images().stream()
                        .map(image -> image.request().platform().toString())
                        .toList());
        assertEquals(1, requests("/manifests/21"), "what all platforms share is read once");
    }

    @Test
    void whatIsWrongWithASharedBaseIsToldOnceAndInOrder() {
        given.from = registry.host() + "/base/jre:gone";
        given.platform("linux/arm64", registry.host() + "/base/other:gone");
        assertEquals(
                List.of("the base " + given.from, "the base " + registry.host() + "/base/other:gone"),
                Plans.problems(given).stream().map(problem -> problem.subject()).toList());
    }

    private long requests(String part) {
        return registry.requests().stream()
                .filter(request -> request.target().contains(part))
                .count();
    }
}
