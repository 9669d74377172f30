package io.github.multiarch.migrate;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Text of a pom.
 *
 * @param value what it is, with properties resolved
 * @param written how the pom has it, such as {@code ${project.version}}
 */
public record Text(String value, String written) {
    /**
     * Text without properties.
     *
     * @param value what it is
     * @return written as it is
     */
    public static Text of(String value) {
        return new Text(value, value);
    }

    /** Does the same with both. */
    Text with(UnaryOperator<String> change) {
        return new Text(change.apply(value), change.apply(written));
    }

    Text then(String more) {
        return with(text -> text + more);
    }

    boolean isBlank() {
        return value.isBlank();
    }

    /** What stands between commas; as written only when that has the same number of parts. */
    List<Text> split() {
        var values = value.split(",");
        var spelled = written.split(",");
        var parts = spelled.length == values.length ? spelled : values;
        return java.util.stream.IntStream.range(0, values.length)
                .mapToObj(at -> new Text(values[at].trim(), parts[at].trim()))
                .filter(part -> !part.isBlank())
                .toList();
    }

    static List<Text> all(String... values) {
        return Arrays.stream(values).map(Text::of).toList();
    }
}
