package io.github.multiarch.maven;

import io.github.multiarch.config.NativeCodeExclusionParameters;
import org.jspecify.annotations.Nullable;

/** An {@code <exclusion>} of {@code nativeCodeExclusions}: a path in the image or a dependency, and why it is excluded. */
@ItemName("exclusion")
public final class NativeCodeExclusionParameter {
    private @Nullable String path;
    private @Nullable String dependency;
    private @Nullable String platform;
    private @Nullable String reason;

    /** For Maven, which sets the fields next. */
    public NativeCodeExclusionParameter() {}

    NativeCodeExclusionParameters toParameters() {
        return new NativeCodeExclusionParameters(
                Elements.text(path), Elements.text(dependency), Elements.text(platform), Elements.text(reason));
    }
}
