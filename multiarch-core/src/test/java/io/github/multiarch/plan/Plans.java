package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.multiarch.build.JibMainClasses;
import io.github.multiarch.build.UnpackLimits;
import io.github.multiarch.build.Unpacker;
import io.github.multiarch.cache.BaseCache;
import io.github.multiarch.cache.JarCache;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problem;
import io.github.multiarch.fixtures.NativeFiles;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.registry.TestRegistries;
import io.github.multiarch.report.OutputDirectory;
import java.io.IOException;
import java.util.List;

/** Makes plans for tests. */
final class Plans {
    private Plans() {}

    static BuildPlan of(TestParameters given) throws InvalidRequestException, IOException {
        return of(given, Artifacts.NONE);
    }

    static BuildPlan of(TestParameters given, Artifacts artifacts) throws InvalidRequestException, IOException {
        var request = given.request();
        try (var registries = TestRegistries.open()) {
            return new Planner(
                            new ContentSources(registries, BaseCache.inMemory()),
                            new JibMainClasses(),
                            artifacts,
                            new Unpacker(
                                    new OutputDirectory(request.outputDirectory()).unpacked(), UnpackLimits.defaults()),
                            NativeFiles.scans(),
                            JarCache.none(),
                            4)
                    .plan(request);
        }
    }

    static List<Problem> problems(TestParameters given) {
        return problems(given, Artifacts.NONE);
    }

    static List<Problem> problems(TestParameters given, Artifacts artifacts) {
        return assertThrows(InvalidRequestException.class, () -> of(given, artifacts))
                .problems();
    }
}
