package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

/** One platform of an image, run as its config says; under QEMU where it is not this machine's own. */
final class PlatformRun {
    private static final int CANNOT_RUN_HERE = 69;

    private PlatformRun() {}

    /** Runs it to its end, which must be a good one; skips the test, visibly, where it cannot be run. */
    static Command.Outcome succeedOrSkip(String image, String platform) throws IOException, InterruptedException {
        var runner = ItFiles.of("lib/run-platform").toString();
        var run = Command.of(runner, image, platform)
                .env("MULTIARCH_IT_TIMEOUT", "480")
                .run();
        if (run.exitCode() == CANNOT_RUN_HERE) {
            throw Skip.because("this machine cannot run " + platform + ": " + run.err());
        }
        assertEquals(0, run.exitCode(), run::output);
        return run;
    }
}
