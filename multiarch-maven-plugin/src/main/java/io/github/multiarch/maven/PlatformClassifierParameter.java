package io.github.multiarch.maven;

import io.github.multiarch.config.PlatformClassifierParameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code <dependency>} of {@code platformClassifiers}: text, its name, or an element with a {@code <name>} and classifiers. */
@ItemName("dependency")
public final class PlatformClassifierParameter {
    private @Nullable String name;
    private @Nullable Map<String, String> classifiers;

    /** For Maven, which sets the fields next. */
    public PlatformClassifierParameter() {}

    /**
     * Takes the text of an element without children.
     *
     * @param text the name
     */
    public void set(String text) {
        name = text;
    }

    PlatformClassifierParameters toParameters() {
        return new PlatformClassifierParameters(Elements.text(name).orElse(""), Elements.map(classifiers));
    }
}
