package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.aether.transfer.AbstractTransferListener;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private final MavenRun run = new MavenRun();
    private final Display display = new Display(run.session);

    @Test
    void isPlainInBatchMode() {
        run.execution.setInteractiveMode(true);
        assertFalse(display.isPlain());
        run.execution.setInteractiveMode(false);
        assertTrue(display.isPlain());
    }

    @Test
    void isPlainWhenTransfersAreNotToBeSeen() {
        run.execution.setInteractiveMode(true);
        run.execution.setTransferListener(new QuietMavenTransferListener());
        assertTrue(display.isPlain());
    }

    /** Named as Maven's own. */
    private static final class QuietMavenTransferListener extends AbstractTransferListener {}
}
