package io.github.multiarch.publish;

import io.github.multiarch.config.Target;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.mirrors.MirroredRegistries;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.TestRegistries;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.RecordedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Builds for two platforms and pushes them, for tests. */
final class Pushes {
    static final String REPOSITORY = "acme/orders";
    static final String AMD = "linux/amd64";
    static final String ARM = "linux/arm/v7";

    private Pushes() {}

    static TestParameters given(Path project, FakeRegistry registry, String from) throws IOException {
        var given = TestParameters.in(project, AMD, ARM);
        given.image = registry.host() + "/" + REPOSITORY;
        given.application = TestApplications.small(project);
        given.from = from;
        return given;
    }

    static FinishedBuild build(TestParameters given) throws Exception {
        return FinishedBuild.of(given.request());
    }

    static Publication push(FinishedBuild build) throws IOException {
        return push(build, 4);
    }

    static Publication push(FinishedBuild build, int parallelism) throws IOException {
        return push(build, build.report().target(), CredentialSource.NONE, parallelism);
    }

    static Publication push(FinishedBuild build, Target target, CredentialSource credentials, int parallelism)
            throws IOException {
        return push(build, target, credentials, parallelism, false);
    }

    static Publication force(FinishedBuild build) throws IOException {
        return push(build, build.report().target(), CredentialSource.NONE, 4, true);
    }

    static Publication push(FinishedBuild build, Progress progress) throws IOException {
        return push(build, build.report().target(), CredentialSource.NONE, 4, false, progress);
    }

    private static Publication push(
            FinishedBuild build, Target target, CredentialSource credentials, int parallelism, boolean force)
            throws IOException {
        return push(build, target, credentials, parallelism, force, Progress.SILENT);
    }

    private static Publication push(
            FinishedBuild build,
            Target target,
            CredentialSource credentials,
            int parallelism,
            boolean force,
            Progress progress)
            throws IOException {
        try (var registries = TestRegistries.open(RegistryOptions.defaults(), credentials)) {
            return new Publisher(registries, new Whereabouts(), parallelism, progress)
                    .publish(
                            new PublishRequest(
                                    build.layout(),
                                    build.report().indexDescriptor(),
                                    build.report().baseLayers(),
                                    target,
                                    force),
                            MirroredRegistries.none(registries));
        }
    }

    static List<String> paths(FakeRegistry registry, String method, String part) {
        return registry.requests().stream()
                .filter(request -> request.method().equals(method))
                .map(RecordedRequest::target)
                .filter(target -> target.contains(part))
                .toList();
    }
}
