package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a Dockerfile copies.
 *
 * @param sources as they stand there
 * @param target with a slash at its end where it is a folder
 * @param options such as {@code --chown=1000}, by their names
 * @param text the instruction
 */
record Copy(List<String> sources, String target, Map<String, String> options, String text) {
    /** Empty where it is no whole instruction. */
    static Optional<Copy> of(String name, String text, UnaryOperator<String> absolute) {
        var options = new LinkedHashMap<String, String>();
        var words = new ArrayList<String>();
        for (var word : Words.ofList(text.replaceFirst("^((?:--\\S+\\s+)*)\\[(.*)]$", "$1$2")
                .replace("\", \"", "\" \"")
                .replace("\",\"", "\" \""))) {
            if (word.startsWith("--")) {
                var pair = word.substring(2).split("=", 2);
                options.put(pair[0], pair.length == 2 ? pair[1] : "");
            } else {
                words.add(word);
            }
        }
        if (words.size() < 2) {
            return Optional.empty();
        }
        var target = words.get(words.size() - 1);
        var slash = target.endsWith("/") || target.endsWith(".") || words.size() > 2 ? "/" : "";
        var path = absolute.apply(target.replaceFirst("^\\./", "").replaceFirst("^\\.$", ""))
                .replaceFirst("/+$", "");
        return Optional.of(new Copy(words.subList(0, words.size() - 1), path + slash, options, name + " " + text));
    }
}
