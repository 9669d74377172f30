package io.github.multiarch.maven;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What Maven makes of an element that is absent or empty is null: here it becomes what it means. */
final class Elements {
    private Elements() {}

    static Optional<String> text(@Nullable String element) {
        return Optional.ofNullable(element).map(String::trim).filter(text -> !text.isEmpty());
    }

    /** Empty entries are left out. */
    static <T> List<T> list(@Nullable List<T> element) {
        return element == null
                ? List.of()
                : element.stream().filter(Objects::nonNull).toList();
    }

    /** Entries without text are empty strings. */
    static SortedMap<String, String> map(@Nullable Map<String, String> element) {
        var map = new TreeMap<String, String>();
        if (element != null) {
            element.forEach((key, value) -> map.put(key, Objects.requireNonNullElse(value, "")));
        }
        return Collections.unmodifiableSortedMap(map);
    }
}
