package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.PlatformPattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * Platforms that are named, and those of what is there that patterns match.
 *
 * @param named each once
 * @param included one of these matches; {@code all} is every platform
 * @param excluded none of these matches; does not count for those that are named
 */
public record PlatformSelection(List<Platform> named, List<PlatformPattern> included, List<PlatformPattern> excluded) {
    /** Nothing is said. */
    public static final PlatformSelection NONE = new PlatformSelection(List.of(), List.of(), List.of());

    /** Takes copies. */
    public PlatformSelection {
        named = List.copyOf(named);
        included = List.copyOf(included);
        excluded = List.copyOf(excluded);
    }

    /**
     * Nothing but names.
     *
     * @param named each once
     * @return whatever else there is, is not selected
     */
    public static PlatformSelection of(List<Platform> named) {
        return new PlatformSelection(named, List.of(), List.of());
    }

    /**
     * Reads the parameter {@code platforms}: names, {@code all} or {@code base} for every platform, patterns such as {@code linux/*}, and what is left out of these, {@code !linux/386}.
     *
     * @param texts an entry each
     * @param problems is told of what is wrong
     * @return what could be read; a name that is there twice counts once
     */
    public static PlatformSelection read(List<String> texts, Problems problems) {
        var words = new ArrayList<PlatformWord>();
        texts.forEach(text ->
                problems.attempt("platforms", () -> PlatformWord.parse(text)).ifPresent(words::add));
        return of(words, problems);
    }

    static PlatformSelection of(List<PlatformWord> words, Problems problems) {
        var named = new ArrayList<Platform>();
        var included = new ArrayList<PlatformPattern>();
        var excluded = new ArrayList<PlatformPattern>();
        for (var word : words) {
            if (word instanceof PlatformWord.Named name) {
                named.add(name.platform());
            } else if (word instanceof PlatformWord.Included pattern) {
                included.add(pattern.pattern());
            } else if (word instanceof PlatformWord.Excluded pattern) {
                excluded.add(pattern.pattern());
            }
        }
        if (included.isEmpty() && excluded.isEmpty()) {
            return of(List.copyOf(new LinkedHashSet<>(named)));
        }
        if (included.isEmpty()) {
            problems.add(
                    "platforms",
                    "'!" + excluded.get(0) + "' leaves something out of nothing; say of what, such as all,!"
                            + excluded.get(0));
        }
        named.stream()
                .filter(platform -> excluded.contains(PlatformPattern.of(platform)))
                .forEach(platform -> problems.add(
                        "platforms",
                        platform + " is named and left out ('!" + platform + "'); remove one of the entries"));
        return new PlatformSelection(
                named.stream().distinct().toList(),
                included.stream().distinct().toList(),
                excluded.stream().distinct().toList());
    }

    /** Whether nothing is said. */
    public boolean isNothing() {
        return named.isEmpty() && included.isEmpty() && excluded.isEmpty();
    }

    /** Whether it depends on what is there. */
    public boolean isOpen() {
        return !included.isEmpty();
    }

    /** Whether it selects all that there is, or says nothing. */
    public boolean isEverything() {
        return isNothing() || (named.isEmpty() && excluded.isEmpty() && included.contains(PlatformPattern.ANY));
    }

    /**
     * Whether a platform is selected.
     *
     * @param platform whose versions and features do not count
     * @return true when it is named, or a pattern matches it that leaves it in
     */
    public boolean has(Platform platform) {
        return named.stream().anyMatch(platform::isSameMachineAs) || (isIncluded(platform) && !isExcluded(platform));
    }

    /**
     * Whether a pattern brings a platform, were it not left out.
     *
     * @param platform whose versions and features do not count
     * @return false when it is only named
     */
    public boolean isIncluded(Platform platform) {
        return included.stream().anyMatch(pattern -> pattern.matches(platform));
    }

    /**
     * Whether a pattern leaves a platform out.
     *
     * @param platform whose versions and features do not count
     * @return true even when it is named
     */
    public boolean isExcluded(Platform platform) {
        return excluded.stream().anyMatch(pattern -> pattern.matches(platform));
    }

    /**
     * What is asked for and not there.
     *
     * @param there all that there is
     * @return names and patterns, as they are written
     */
    public List<String> missing(List<Platform> there) {
        var missing = new ArrayList<String>();
        named.stream()
                .filter(platform -> there.stream().noneMatch(platform::isSameMachineAs))
                .forEach(platform -> missing.add(platform.toString()));
        included.stream()
                .filter(pattern -> there.stream().noneMatch(pattern::matches))
                .forEach(pattern -> missing.add(pattern.toString()));
        return missing;
    }

    /**
     * What is left out although it is not there.
     *
     * @param there all that there is
     * @return as they are written, with their exclamation marks
     */
    public List<String> idle(List<Platform> there) {
        Predicate<PlatformPattern> isIdle = pattern -> there.stream().noneMatch(pattern::matches);
        return excluded.stream().filter(isIdle).map(pattern -> "!" + pattern).toList();
    }
}
