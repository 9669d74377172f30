package io.github.multiarch.config;

import io.github.multiarch.oci.Shown;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An artifact by its Maven coordinates.
 *
 * @param groupId such as {@code io.netty}
 * @param artifactId such as {@code netty-transport-native-epoll}
 * @param version such as {@code 4.2.3.Final}
 * @param type such as {@code jar}
 * @param classifier such as {@code linux-x86_64}
 */
public record ArtifactId(String groupId, String artifactId, String version, String type, Optional<String> classifier) {
    private static final Pattern COLON = Pattern.compile(":");
    private static final int LEAST = 3;
    private static final int WITH_CLASSIFIER = 4;
    private static final int MOST = 5;

    /** What Maven makes files of; words of dots alone would lead out of a repository. */
    private static final Pattern WORD = Pattern.compile("(?!\\.+$)[A-Za-z0-9_.+~-]+");

    /**
     * The coordinates of a dependency.
     *
     * @param id as in {@link Application.Dependency#id}
     * @return those of a jar; empty for one without coordinates
     */
    public static Optional<ArtifactId> ofJar(String id) {
        var words = List.of(COLON.split(id, -1));
        if (words.size() < LEAST) {
            return Optional.empty();
        }
        var classifier = words.size() < WITH_CLASSIFIER ? Optional.<String>empty() : Optional.of(words.get(LEAST));
        return Optional.of(new ArtifactId(words.get(0), words.get(1), words.get(2), "jar", classifier));
    }

    /**
     * Reads coordinates.
     *
     * @param text {@code groupId:artifactId:version[:type[:classifier]]}; without a type it is a jar
     * @return the artifact
     * @throws IllegalArgumentException for anything else
     */
    public static ArtifactId parse(String text) {
        var words = List.of(COLON.split(text, -1));
        if (words.size() < LEAST
                || words.size() > MOST
                || !words.stream().allMatch(word -> WORD.matcher(word).matches())) {
            throw new IllegalArgumentException("'" + Shown.of(text)
                    + "' is no artifact; write groupId:artifactId:version, and :type or :type:classifier if need be");
        }
        return new ArtifactId(
                words.get(0),
                words.get(1),
                words.get(2),
                words.size() > LEAST ? words.get(LEAST) : "jar",
                words.size() > WITH_CLASSIFIER ? Optional.of(words.get(WITH_CLASSIFIER)) : Optional.empty());
    }

    /**
     * What its file is called, wherever it comes from.
     *
     * @return such as {@code protoc-4.31.1-linux-x86_64.exe}
     */
    public String fileName() {
        return artifactId + "-" + version + classifier.map(text -> "-" + text).orElse("") + "." + type;
    }

    /**
     * Another artifact of the same version.
     *
     * @param other its classifier
     * @return of the same type
     */
    public ArtifactId withClassifier(String other) {
        return new ArtifactId(groupId, artifactId, version, type, Optional.of(other));
    }

    /**
     * The same artifact in another version.
     *
     * @param other its version
     * @return with the same classifier
     */
    public ArtifactId withVersion(String other) {
        return new ArtifactId(groupId, artifactId, other, type, classifier);
    }

    /**
     * The form that dependencies have.
     *
     * @return as in {@link Application.Dependency#id}
     */
    public String id() {
        return groupId + ":" + artifactId + ":" + version
                + classifier.map(text -> ":" + text).orElse("");
    }

    /** The form that Maven prints. */
    @Override
    public String toString() {
        return groupId + ":" + artifactId + ":" + type
                + classifier.map(text -> ":" + text).orElse("") + ":" + version;
    }
}
