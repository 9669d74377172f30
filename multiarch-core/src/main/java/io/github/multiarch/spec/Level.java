package io.github.multiarch.spec;

import io.github.multiarch.oci.EditDistance;
import io.github.multiarch.oci.Shown;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A mapping of a spec by the keys that it knows. */
enum Level {
    SPEC("the top of the spec", "image", "tags", "manifests", "template", "platforms", "annotations", "format"),
    MANIFEST("an entry of manifests", "image", "platform", "annotations"),
    PLATFORM(
            "the platform of an entry of manifests",
            "os",
            "architecture",
            "variant",
            "os.version",
            "os.features",
            "features");

    private final String place;
    // What List.of makes does not change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> keys;

    Level(String place, String... keys) {
        this.place = place;
        this.keys = List.of(keys);
    }

    boolean knows(String key) {
        return keys.contains(key);
    }

    /** manifest-tool reads these two keys without their dots. */
    String key(String written) {
        return this == PLATFORM && List.of("osversion", "osfeatures").contains(written)
                ? "os." + written.substring(2)
                : written;
    }

    /** What to say of a key that is not known here. */
    String unknown(String key) {
        var elsewhere =
                Arrays.stream(values()).filter(level -> level.knows(key)).findFirst();
        if (elsewhere.isPresent()) {
            return "is not known here; it belongs to " + elsewhere.get().place;
        }
        var written = Shown.of(key).toLowerCase(Locale.ROOT);
        var nearest = keys.stream()
                .min(Comparator.comparingInt(known -> far(written, known)))
                .orElseThrow();
        return "is not known; did you mean '" + nearest + "'? There are " + String.join(", ", keys);
    }

    /** People shorten: arch is more like architecture than like os. */
    private static int far(String written, String known) {
        return known.startsWith(written) ? 0 : EditDistance.of(written, known);
    }
}
