package io.github.multiarch.maven;

import io.github.multiarch.config.SourceParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code <source>} of an index: text, the image's name, or an element with an {@code <image>} and what is said of its platform. */
@ItemName("source")
public final class SourceParameter {
    private @Nullable String image;
    private @Nullable String os;
    private @Nullable String architecture;
    private @Nullable String variant;
    private @Nullable String osVersion;
    private @Nullable List<String> osFeatures;
    private @Nullable List<String> features;
    private @Nullable Map<String, String> annotations;

    /** For Maven, which sets the fields next. */
    public SourceParameter() {}

    /**
     * Takes the text of an element without children.
     *
     * @param text the image
     */
    public void set(String text) {
        image = text;
    }

    /**
     * A source from the command line: {@code IMAGE} or {@code IMAGE=PLATFORM}.
     *
     * @param text what stands between two commas
     */
    static SourceParameters parse(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 0) {
            return SourceParameters.of(text);
        }
        var words = text.substring(equals + 1).split("/", 3);
        var source = new SourceParameter();
        source.image = text.substring(0, equals);
        source.os = words.length > 1 ? words[0] : null;
        source.architecture = words[words.length > 1 ? 1 : 0];
        source.variant = words.length > 2 ? words[2] : null;
        return source.toParameters();
    }

    SourceParameters toParameters() {
        return new SourceParameters(
                text(image).orElse(""),
                text(os),
                text(architecture),
                text(variant),
                text(osVersion),
                Elements.list(osFeatures),
                Elements.list(features),
                Elements.map(annotations));
    }

    private static Optional<String> text(@Nullable String element) {
        return Elements.text(element);
    }
}
