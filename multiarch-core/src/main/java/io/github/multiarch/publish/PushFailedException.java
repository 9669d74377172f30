package io.github.multiarch.publish;

import java.io.IOException;

/** A push did not come to its end. The message says why, what was pushed, what was not, and how the tags are now. */
public class PushFailedException extends IOException {
    private static final long serialVersionUID = 1;

    PushFailedException(String message, IOException cause) {
        super(message, cause);
    }

    PushFailedException(String target, IOException cause, Ledger ledger) {
        super("pushing to " + target + " failed: " + cause.getMessage() + "\n" + ledger.text(), cause);
    }
}
