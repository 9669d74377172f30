package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries of {@code platforms}, each looked at by itself and beside the others. */
final class PlatformEntries {
    private static final PlatformParameters NO_PARTS = PlatformParameters.of("");

    private final Problems problems;
    private final List<PlatformWord> words = new ArrayList<>();
    private final Map<Platform, PlatformParameters> named = new LinkedHashMap<>();
    private final List<PlatformParameters> open = new ArrayList<>();
    private int place;

    PlatformEntries(Problems problems) {
        this.problems = problems;
    }

    void add(PlatformParameters given) {
        problems.attempt("platforms", () -> PlatformWord.parse(given.name()))
                .filter(this::canBeBuilt)
                .ifPresent(word -> add(given, word));
    }

    private void add(PlatformParameters given, PlatformWord word) {
        if (word instanceof PlatformWord.Named name) {
            if (named.putIfAbsent(name.platform(), given) != null) {
                problems.add(
                        "platforms",
                        "'" + given.name() + "' is there twice: it is " + name.platform()
                                + "; remove one of the entries");
                return;
            }
        } else if (word instanceof PlatformWord.Excluded && hasParts(given)) {
            problems.add(
                    "platforms",
                    "'" + given.name() + "' leaves platforms out, so that nothing else can be said of them; remove what"
                            + " stands beside the name");
            return;
        } else if (word instanceof PlatformWord.Included) {
            if (open.isEmpty()) {
                place = named.size();
            } else if (hasParts(given) || hasParts(parts())) {
                problems.add(
                        "platforms",
                        "'" + open.get(0).name() + "' and '" + given.name()
                                + "' may be the same platforms, and one of them says something of them; name these platforms");
                return;
            }
            open.add(given);
        }
        words.add(word);
    }

    /** Layers of Windows images have a form of their own, with Files/ and Hives/ at the top. */
    private boolean canBeBuilt(PlatformWord word) {
        var windows =
                word instanceof PlatformWord.Named name && name.platform().os().equals("windows")
                        ? Optional.of(name.platform().toString())
                        : word instanceof PlatformWord.Included included
                                        && included.pattern().os().equals("windows")
                                ? Optional.of(included.pattern().toString())
                                : Optional.<String>empty();
        windows.ifPresent(
                name -> problems.add("platforms", name + " cannot be built: Windows images are not supported"));
        return windows.isEmpty();
    }

    private static boolean hasParts(PlatformParameters given) {
        return !PlatformParameters.of(given.name()).equals(given);
    }

    /** In their order. */
    Map<Platform, PlatformParameters> named() {
        return Collections.unmodifiableMap(named);
    }

    PlatformSelection selection() {
        return PlatformSelection.of(words, problems);
    }

    /** How many names stand before the first pattern. */
    int place() {
        return place;
    }

    /** What is said of all that patterns stand for. */
    PlatformParameters parts() {
        return open.stream().findFirst().orElse(NO_PARTS);
    }

    /** What is said of a platform that has no entry of its own. */
    PlatformParameters partsOf(Platform platform) {
        return selection().has(platform) ? parts() : NO_PARTS;
    }
}
