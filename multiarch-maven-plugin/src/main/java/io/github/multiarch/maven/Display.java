package io.github.multiarch.maven;

import io.github.multiarch.progress.Terminals;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;

/** Tells from a session's options whether the user wants to see things move. */
class Display {
    private final MavenSession session;

    @Inject
    Display(MavenSession session) {
        this.session = session;
    }

    boolean isInteractive() {
        return Terminals.isInteractive(isPlain(), System.getenv());
    }

    /** In batch mode, and when the transfers of Maven itself are not to be seen: {@code -q} and {@code --no-transfer-progress}. */
    boolean isPlain() {
        var request = session.getRequest();
        var listener = request.getTransferListener();
        // The class is in no API, and is named so in every Maven from 3.6.1 to 4.
        return !request.isInteractiveMode()
                || (listener != null && listener.getClass().getSimpleName().equals("QuietMavenTransferListener"));
    }
}
