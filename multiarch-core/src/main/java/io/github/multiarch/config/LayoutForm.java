package io.github.multiarch.config;

import java.util.Arrays;
import java.util.Optional;

/** How images lie on disk. */
public enum LayoutForm {
    /** The directory of an OCI layout. */
    DIRECTORY("oci:", "PATH[:TAG]"),
    /** A tar archive of an OCI layout. */
    ARCHIVE("oci-archive:", "PATH[:TAG]"),
    /** A tar archive as {@code docker save} writes it and {@code docker load} takes it. */
    DOCKER_ARCHIVE("docker-archive:", "PATH[:NAME:TAG]");

    private final String prefix;
    private final String rest;

    LayoutForm(String prefix, String rest) {
        this.prefix = prefix;
        this.rest = rest;
    }

    /**
     * What the names of such places begin with, as other tools have it.
     *
     * @return with its colon
     */
    public String prefix() {
        return prefix;
    }

    /** What the user should have written. */
    String syntax() {
        return prefix + rest;
    }

    /**
     * The form that a text names.
     *
     * @param text what the user wrote
     * @return empty when it is no place on disk
     */
    public static Optional<LayoutForm> of(String text) {
        return Arrays.stream(values())
                .filter(form -> text.startsWith(form.prefix))
                .findFirst();
    }
}
