package io.github.multiarch.registry;

import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A registry could not be asked, refused, or answered with something else than it should. The message says what was being done, what happened and what to do. */
public class RegistryException extends IOException {
    private static final long serialVersionUID = 1;
    private static final int NO_STATUS = -1;

    private final String method;
    private final String registry;
    private final String repository;
    private final int status;
    private final String code;

    RegistryException(
            String message,
            String method,
            String registry,
            String repository,
            OptionalInt status,
            String code,
            @Nullable Throwable cause) {
        super(message, cause);
        this.method = method;
        this.registry = registry;
        this.repository = repository;
        this.status = status.orElse(NO_STATUS);
        this.code = code;
    }

    /**
     * The HTTP method of the request that failed.
     *
     * @return such as {@code PUT}
     */
    public String method() {
        return method;
    }

    /**
     * The registry at fault.
     *
     * @return {@code host[:port]} as in {@link io.github.multiarch.oci.ImageReference#registry()}
     */
    public String registry() {
        return registry;
    }

    /**
     * The repository that was worked on.
     *
     * @return its name below the registry
     */
    public String repository() {
        return repository;
    }

    /**
     * The status of the registry's answer.
     *
     * @return empty when no answer came
     */
    public OptionalInt status() {
        return status == NO_STATUS ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /**
     * The registry's own error code (OCI distribution spec v1.1.1, error codes).
     *
     * @return such as {@code MANIFEST_INVALID}; empty text when it gave none
     */
    public String code() {
        return code;
    }
}
