package io.github.multiarch.registry;

import java.net.UnknownHostException;

/** A name that stands for no host, as far as this run can know: another look-up in a moment would find no more. Tomorrow's may. */
final class MissingHostException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    MissingHostException(UnknownHostException failure) {
        super(failure.getMessage());
        initCause(failure);
    }
}
