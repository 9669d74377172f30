package io.github.multiarch.plan;

import io.github.multiarch.config.BaseReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which Java release a base has, as far as its config and name tell: layers are not looked at. {@code JAVA_VERSION} counts most, then {@code JAVA_HOME} and {@code PATH}; then the name, the labels
 * and the history, where they do not contradict each other.
 */
public final class BaseJava {
    /** {@code jdk-21.0.4+7}, {@code 17.0.9}, {@code 1.8.0_392}, {@code 8u392}, {@code jdk8u392-b08}. */
    private static final Pattern VERSION = Pattern.compile("[a-z]{0,10}[-_]?(?:1\\.)?(\\d{1,2})(?:\\D.*)?");

    /** {@code java-21-openjdk-amd64}, {@code openjdk21-jre}, {@code zulu17}, {@code temurin-25-jdk}, {@code jre21}. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:java|jdk|jre|zulu|temurin|sapmachine|semeru|corretto|liberica|graalvm|dragonwell)[-:]?(?:1\\.)?(\\d{1,2})(?!\\d)");

    /** {@code eclipse-temurin:21-jre}, {@code ibm-semeru-runtimes:open-21-jre}, {@code bellsoft/liberica-openjre-alpine:21.0.4}. */
    private static final Pattern TAGGED = Pattern.compile(
            "(?:java|jdk|jre|zulu|temurin|sapmachine|semeru|corretto|liberica|graalvm|dragonwell)[^/:]*:(?:open-)?(?:1\\.)?(\\d{1,2})(?!\\d)");

    private static final int OLDEST = 5;

    private BaseJava() {}

    /**
     * What a base has.
     *
     * @param base of one platform
     * @return the release, such as 21; empty when nothing tells
     */
    public static Optional<Integer> of(Base base) {
        var config = base.config();
        var environment = config.environment();
        var version = Optional.ofNullable(environment.get("JAVA_VERSION"))
                .map(BaseJava::lower)
                .map(VERSION::matcher)
                .filter(match -> match.matches())
                .flatMap(match -> release(match.group(1)));
        return version.or(() -> only(NAMED, Stream.ofNullable(environment.get("JAVA_HOME"))))
                .or(() -> only(NAMED, Stream.ofNullable(environment.get("PATH"))))
                .or(() -> told(base));
    }

    private static Optional<Integer> told(Base base) {
        var name = name(base.reference());
        var byName = only(NAMED, name.stream()).or(() -> only(TAGGED, name.stream()));
        var byOthers =
                only(NAMED, Stream.concat(base.config().labels().values().stream(), base.config().commands().stream()));
        boolean isContradicted = byName.isPresent() && byOthers.isPresent() && !byName.equals(byOthers);
        return isContradicted ? Optional.empty() : byName.or(() -> byOthers);
    }

    /** The path of a layout is the user's own. */
    private static Optional<String> name(BaseReference reference) {
        return reference instanceof BaseReference.InRegistry image
                ? Optional.of(image.reference().toString())
                : Optional.empty();
    }

    /** Empty when two are found. */
    private static Optional<Integer> only(Pattern pattern, Stream<String> texts) {
        var found = new HashSet<Integer>();
        texts.map(BaseJava::lower).forEach(text -> releases(pattern, text).forEach(found::add));
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private static List<Integer> releases(Pattern pattern, String text) {
        var releases = new ArrayList<Integer>();
        for (var match = pattern.matcher(text); match.find(); ) {
            release(match.group(1)).ifPresent(releases::add);
        }
        return releases;
    }

    private static Optional<Integer> release(String digits) {
        return Optional.of(Integer.valueOf(digits)).filter(release -> release >= OLDEST);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
