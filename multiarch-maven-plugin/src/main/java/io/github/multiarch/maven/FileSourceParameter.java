package io.github.multiarch.maven;

import io.github.multiarch.config.FileSourceParameters;
import org.jspecify.annotations.Nullable;

/** A {@code <directory>} or {@code <source>} of {@code <files>}: text, a folder, or an element with a {@code <path>} or an {@code <artifact>}, and what is done with it. */
@ItemName({"directory", "source"})
public final class FileSourceParameter {
    private @Nullable String path;
    private @Nullable String artifact;
    private @Nullable String into;
    private boolean executable;
    private boolean unpack;

    /** For Maven, which sets the fields next. */
    public FileSourceParameter() {}

    /**
     * Takes the text of an element without children.
     *
     * @param text the path
     */
    public void set(String text) {
        path = text;
    }

    FileSourceParameters toParameters() {
        return new FileSourceParameters(
                Elements.text(path), Elements.text(artifact), Elements.text(into), executable, unpack);
    }
}
