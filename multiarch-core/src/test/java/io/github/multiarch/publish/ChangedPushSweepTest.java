package io.github.multiarch.publish;

import java.nio.file.Path;
import java.util.Map;

/** A push after a change: what the tags stand for tells what need not be sent. */
class ChangedPushSweepTest extends PushSweep {
    ChangedPushSweepTest() {
        super(Map.of("GET target", 7, "HEAD target", 6, "POST target", 4, "PUT target", 9));
    }

    @Override
    Sweep open(Path project) throws Exception {
        return Sweep.onAnEarlierVersion(project);
    }
}
