package io.github.multiarch.engine;

import java.io.IOException;

/** There is no container engine that answers. The message says of each client that was tried what is the matter, and what else can be done. */
public final class NoEngineException extends IOException {
    private static final long serialVersionUID = 1;

    NoEngineException(String message) {
        super(message);
    }
}
