package io.github.multiarch.publish;

import io.github.multiarch.config.Target;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.mirrors.MirroredRegistries;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.registry.Credentials;
import io.github.multiarch.registry.FakeTime;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.TestRegistries;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** One build for three platforms, to be pushed again and again, each time into a new repository whose tags stand for something older: for nothing much, or for a version before. */
final class Sweep implements AutoCloseable {
    static final List<String> TAGS = List.of("1.0", "latest");

    private static final String CLEAN = "team/clean";

    final FakeRegistry registry = FakeRegistry.start();
    final FakeRegistry elsewhere = FakeRegistry.start();
    final FinishedBuild build;
    final Digest old;
    private final Optional<FinishedBuild> ancestor;
    private int count;

    /** The tags stand for an index without images. */
    static Sweep onNothing(Path project) throws Exception {
        return new Sweep(project, false);
    }

    /** The tags stand for an earlier version: one class is another. */
    static Sweep onAnEarlierVersion(Path project) throws Exception {
        return new Sweep(project, true);
    }

    /** Two platforms on a base in the same registry, one on a base in another. Both want tokens. */
    private Sweep(Path project, boolean hasAncestor) throws Exception {
        TestBases.write(TestBases.inside(registry, "jre"), "21", "linux/amd64", "linux/arm64");
        TestBases.write(TestBases.inside(elsewhere, "jre"), "21", "linux/arm/v7");
        var given = TestParameters.in(project);
        given.platform("linux/amd64", registry.host() + "/jre:21")
                .platform("linux/arm64", registry.host() + "/jre:21")
                .platform("linux/arm/v7", elsewhere.host() + "/jre:21");
        given.image = registry.host() + "/" + CLEAN;
        given.tags = List.of("latest");
        given.application = TestApplications.small(project);
        // More than is sent without a question.
        var noise = new byte[40_000];
        new Random(1).nextBytes(noise);
        TestApplications.write(given.application.classes().resolve("noise"), noise);
        if (hasAncestor) {
            given.outputDirectory = project.resolve("target/earlier");
            ancestor = Optional.of(FinishedBuild.of(given.request()));
            given.outputDirectory = project.resolve("target/now");
            TestApplications.write(
                    given.application.classes().resolve("com/example/Main.class"),
                    TestApplications.classFile("com/example/Main", true, 2));
        } else {
            ancestor = Optional.empty();
        }
        build = FinishedBuild.of(given.request());
        registry.requireBearer("ann", "secret");
        elsewhere.requireBearer("ann", "secret");
        old = ancestor.isPresent() ? ancestor.get().report().digest() : empty().digest();
    }

    /** One request of a push: which it is, whatever the repository is called and the upload is numbered. */
    record Step(boolean inTarget, String method, String path, int occurrence) {
        String regex(String repository) {
            return path.replace("REPOSITORY", repository);
        }

        @Override
        public String toString() {
            return method + " " + path + (occurrence == 0 ? "" : " #" + (occurrence + 1))
                    + (inTarget ? "" : " of the base");
        }
    }

    /** What came of a push. */
    record Outcome(
            String repository,
            Optional<Publication> publication,
            Optional<IOException> failure,
            List<String> log,
            Duration slept) {}

    /** The requests of a push without faults, in their order. */
    List<Step> steps() throws IOException {
        var repository = newRepository();
        registry.forgetRequests();
        elsewhere.forgetRequests();
        push(repository);
        var steps = new ArrayList<Step>();
        for (boolean inTarget : List.of(true, false)) {
            var seen = new TreeMap<String, Integer>();
            for (var request : (inTarget ? registry : elsewhere).requests()) {
                // A push that was cut off may have sent something that is heard only now.
                if (request.path().startsWith("/v2/team/") && !request.path().startsWith("/v2/" + repository + "/")) {
                    continue;
                }
                var path = request.path().replace(repository, "REPOSITORY").replaceFirst("/uploads/.+", "/uploads/.+");
                int occurrence = seen.merge(request.method() + " " + path, 1, Integer::sum) - 1;
                steps.add(new Step(inTarget, request.method(), path, occurrence));
            }
        }
        return steps;
    }

    /** A push in which one step goes wrong, once or from then on. */
    Outcome push(String repository, Step step, Fault fault, boolean forGood) {
        var line = (step.inTarget() ? registry : elsewhere)
                .on(step.method(), step.regex(repository))
                .skip(step.occurrence());
        (forGood ? line : line.times(1)).fault(fault);
        try {
            return push(repository);
        } finally {
            registry.forgetScript();
            elsewhere.forgetScript();
        }
    }

    Outcome push(String repository) {
        return push(build, repository);
    }

    private Outcome push(FinishedBuild build, String repository) {
        var time = new FakeTime();
        // A push that was cut off may still say something.
        var log = new CopyOnWriteArrayList<String>();
        var target = new Target(ImageReference.parse(registry.host() + "/" + repository + ":1.0"), TAGS, false);
        try (var registries = TestRegistries.open(
                RegistryOptions.defaults(), host -> Optional.of(new Credentials("ann", "secret")), log::add, time)) {
            var publication = new Publisher(registries, new Whereabouts(), 1, Progress.SILENT)
                    .publish(
                            new PublishRequest(
                                    build.layout(),
                                    build.report().indexDescriptor(),
                                    build.report().baseLayers(),
                                    target,
                                    false),
                            MirroredRegistries.none(registries));
            return new Outcome(repository, Optional.of(publication), Optional.empty(), log, sum(time));
        } catch (IOException e) {
            return new Outcome(repository, Optional.empty(), Optional.of(e), log, sum(time));
        }
    }

    /** Its tags stand for something older. */
    String newRepository() {
        var repository = "team/app" + count++;
        if (ancestor.isPresent()) {
            push(ancestor.get(), repository);
            registry.forgetRequests();
            elsewhere.forgetRequests();
        } else {
            TAGS.forEach(tag -> registry.putManifest(repository, tag, empty()));
        }
        return repository;
    }

    private static Document empty() {
        return new ImageIndex(MediaType.OCI_INDEX, List.of(), new TreeMap<>()).toDocument();
    }

    private static Duration sum(FakeTime time) {
        return time.sleeps().stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        registry.close();
        elsewhere.close();
    }
}
