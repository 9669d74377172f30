package io.github.multiarch.config;

import java.util.List;
import java.util.Optional;

/**
 * Which of the things that refer to an image go with it: signatures, bills of materials, attestations.
 *
 * @param types artifact types, in which {@code *} stands for any text; absent for all, empty for none
 * @param isSaid whether the user has said it, so that what cannot be listed is an error
 */
public record ReferrerChoice(Optional<List<String>> types, boolean isSaid) {
    /** What holds where nobody says anything. */
    public static final ReferrerChoice DEFAULT = new ReferrerChoice(Optional.empty(), false);

    private static final String ALL = "all";
    private static final String NONE = "none";

    /** Takes a copy. */
    public ReferrerChoice {
        types = types.map(List::copyOf);
    }

    /**
     * Reads the parameter {@code referrers}.
     *
     * @param words {@code all}, {@code none}, or artifact types; no word for the default
     * @return the choice
     * @throws IllegalArgumentException when it is something else
     */
    public static ReferrerChoice parse(List<String> words) {
        var given = words.stream()
                .map(String::trim)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (given.isEmpty()) {
            return DEFAULT;
        }
        if (given.size() == 1 && given.get(0).equals(ALL)) {
            return new ReferrerChoice(Optional.empty(), true);
        }
        if (given.size() == 1 && given.get(0).equals(NONE)) {
            return new ReferrerChoice(Optional.of(List.of()), true);
        }
        for (var word : given) {
            if (word.equals(ALL) || word.equals(NONE)) {
                throw new IllegalArgumentException("'" + word + "' stands alone, without types beside it");
            }
            if (!word.contains("/") && !word.contains("*")) {
                throw new IllegalArgumentException("'" + word
                        + "' is no artifact type; write all, none, or types such as application/vnd.dev.cosign.*");
            }
        }
        return new ReferrerChoice(Optional.of(given), true);
    }

    /** Whether nothing goes along, so that nobody has to be asked. */
    public boolean isNone() {
        return types.filter(List::isEmpty).isPresent();
    }

    /** Whether everything goes along, whatever its type is. */
    public boolean isAll() {
        return types.isEmpty();
    }

    /**
     * Whether something of this type goes along.
     *
     * @param type its artifact type, or that of its config or layers
     * @return true when it does
     */
    public boolean takes(String type) {
        return types.isEmpty() || types.get().stream().anyMatch(wanted -> fits(wanted, type));
    }

    private static boolean fits(String wanted, String type) {
        var parts = List.of(wanted.split("\\*", -1));
        if (parts.size() == 1) {
            return type.equals(wanted);
        }
        var first = parts.get(0);
        var last = parts.get(parts.size() - 1);
        if (!type.startsWith(first) || !type.endsWith(last)) {
            return false;
        }
        // Each part as early as it can be: no other place for it leaves more to those that follow.
        int from = first.length();
        for (var part : parts.subList(1, parts.size() - 1)) {
            int at = type.indexOf(part, from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return from <= type.length() - last.length();
    }
}
