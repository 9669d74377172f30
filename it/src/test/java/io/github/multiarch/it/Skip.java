package io.github.multiarch.it;

import java.util.logging.Logger;
import org.opentest4j.TestAbortedException;

/** A test that cannot run here. Reports keep the reason to themselves, so it is said where the tests are run too. */
final class Skip {
    private static final Logger LOG = Logger.getLogger(Skip.class.getName());

    private Skip() {}

    /** To be thrown. */
    static TestAbortedException because(String reason) {
        LOG.warning(() -> "skipped: " + reason);
        return new TestAbortedException(reason);
    }
}
