package io.github.multiarch.maven;

import io.github.multiarch.config.LayerParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code <layer>} of {@code <layers>}. */
@ItemName("layer")
public final class LayerParameter {
    private @Nullable String name;

    @ItemName("dependency")
    private @Nullable List<String> dependencies;

    @ItemName("class")
    private @Nullable List<String> classes;

    @ItemName("file")
    private @Nullable List<String> files;

    /** For Maven, which sets the fields next. */
    public LayerParameter() {}

    /**
     * Takes the text of an element without children.
     *
     * @param text the name, of a layer that says nothing else
     */
    public void set(String text) {
        name = text;
    }

    LayerParameters toParameters() {
        return new LayerParameters(
                Elements.text(name), Elements.list(dependencies), Elements.list(classes), Elements.list(files));
    }
}
