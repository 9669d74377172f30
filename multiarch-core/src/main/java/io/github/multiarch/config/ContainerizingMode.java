package io.github.multiarch.config;

/** What of a project's own goes into the images: the parameter {@code containerizingMode}. */
public enum ContainerizingMode {
    /** Classes and resources as files. */
    EXPLODED,
    /** The jar or war that the build made. */
    PACKAGED;

    /**
     * Reads the parameter.
     *
     * @param text as the user wrote it
     * @return the mode
     * @throws IllegalArgumentException for anything else
     */
    public static ContainerizingMode parse(String text) {
        return switch (text) {
            case "exploded" -> EXPLODED;
            case "packaged" -> PACKAGED;
            default -> throw new IllegalArgumentException("'" + text + "' is neither exploded nor packaged");
        };
    }
}
