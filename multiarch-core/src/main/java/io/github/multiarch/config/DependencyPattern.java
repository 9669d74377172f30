package io.github.multiarch.config;

import io.github.multiarch.oci.Shown;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names dependencies: {@code groupId:artifactId} or {@code groupId:artifactId:classifier}, where {@code *} stands for any number of characters but colons. */
public final class DependencyPattern {
    private static final Pattern COLON = Pattern.compile(":");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.*-]+");
    private static final int LEAST = 2;
    private static final int MOST = 3;

    private final String text;
    private final List<Pattern> words;

    private DependencyPattern(String text, List<Pattern> words) {
        this.text = text;
        this.words = words;
    }

    /**
     * Reads one.
     *
     * @param text as the user wrote it
     * @return the pattern
     * @throws IllegalArgumentException for anything else, with what was expected
     */
    public static DependencyPattern parse(String text) {
        var words = List.of(COLON.split(text.trim(), -1));
        if (words.size() < LEAST
                || words.size() > MOST
                || !words.stream().allMatch(word -> WORD.matcher(word).matches())) {
            throw new IllegalArgumentException(
                    "'" + Shown.of(text)
                            + "' names no dependency; write groupId:artifactId, or groupId:artifactId:classifier, where * stands for anything");
        }
        return new DependencyPattern(
                text.trim(),
                words.stream()
                        .map(word -> List.of(word.split("\\*", -1)).stream()
                                .map(Pattern::quote)
                                .collect(Collectors.joining("[^:]*")))
                        .map(Pattern::compile)
                        .toList());
    }

    /**
     * Whether it names a dependency.
     *
     * @param groupId such as {@code com.acme}
     * @param artifactId such as {@code orders}
     * @param classifier of the dependency, if it has one; a pattern without one names all
     * @return true when each of its words does
     */
    public boolean matches(String groupId, String artifactId, Optional<String> classifier) {
        return words.get(0).matcher(groupId).matches()
                && words.get(1).matcher(artifactId).matches()
                && (words.size() == LEAST
                        || classifier
                                .filter(own -> words.get(LEAST).matcher(own).matches())
                                .isPresent());
    }

    /** As the user wrote it. */
    @Override
    public String toString() {
        return text;
    }
}
