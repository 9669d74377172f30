package io.github.multiarch.publish;

import java.nio.file.Path;
import java.util.Map;

/** A push into a repository that has nothing of it. */
class PushSweepTest extends PushSweep {
    PushSweepTest() {
        super(Map.of("GET base", 3, "GET target", 5, "HEAD target", 8, "POST target", 12, "PUT target", 14));
    }

    @Override
    Sweep open(Path project) throws Exception {
        return Sweep.onNothing(project);
    }
}
