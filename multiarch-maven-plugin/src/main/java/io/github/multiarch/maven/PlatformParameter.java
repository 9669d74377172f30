package io.github.multiarch.maven;

import io.github.multiarch.config.PlatformParameters;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code <platform>}: text, the platform's name, or an element with a {@code <name>} and what only this platform has. */
@ItemName("platform")
public final class PlatformParameter {
    private @Nullable String name;
    private @Nullable String from;
    private @Nullable List<String> jvmFlags;
    private @Nullable Map<String, String> environment;
    private @Nullable Map<String, String> labels;
    private @Nullable String nativeCode;
    private @Nullable List<File> files;

    /** For Maven, which sets the fields next. */
    public PlatformParameter() {}

    /**
     * Takes the text of an element without children.
     *
     * @param text the name
     */
    public void set(String text) {
        name = text;
    }

    PlatformParameters toParameters() {
        return new PlatformParameters(
                Elements.text(name).orElse(""),
                Elements.text(from),
                Elements.list(jvmFlags),
                Elements.map(environment),
                Elements.map(labels),
                Elements.text(nativeCode),
                files == null ? List.of() : files.stream().map(File::toPath).toList());
    }

    /** The name. */
    @Override
    public String toString() {
        return String.valueOf(name);
    }
}
