package io.github.multiarch.migrate;

import java.util.Optional;
import java.util.regex.Pattern;

/** The parts of an image's name, told from its text only: it may hold properties that nobody has resolved. */
final class ImageName {
    /** What to say of a base that {@link #isOpenjdk} knows. */
    static final String OPENJDK =
            "The images named openjdk are no longer made; eclipse-temurin has the same for more platforms.";

    private static final String DOCKER_HUB = "docker.io";
    private static final Pattern OPENJDK_NAME = Pattern.compile("(?:docker\\.io/)?(?:library/)?openjdk(?::.*)?");

    private ImageName() {}

    /** The registry, when the name has one: what has a dot, a colon or is localhost before the first slash. */
    static Optional<String> registry(String name) {
        int slash = name.indexOf('/');
        var first = slash < 0 ? "" : name.substring(0, slash);
        return first.contains(".") || first.contains(":") || first.equals("localhost")
                ? Optional.of(first)
                : Optional.empty();
    }

    /** The same as it is written, where the parts of the name are written apart. */
    static Optional<Text> registry(Text name) {
        return registry(name.value()).map(host -> {
            var written = name.written().split("/", -1);
            return written.length == name.value().split("/", -1).length ? new Text(host, written[0]) : Text.of(host);
        });
    }

    static boolean isOpenjdk(String name) {
        return OPENJDK_NAME.matcher(name).matches();
    }

    static boolean hasTag(String name) {
        return name.contains("@") || name.indexOf(':', name.lastIndexOf('/') + 1) >= 0;
    }

    /** Without tag and digest. */
    static String repository(String name) {
        var undigested = name.replaceFirst("@.*", "");
        return hasTag(undigested) ? undigested.substring(0, undigested.lastIndexOf(':')) : undigested;
    }

    /** The tag of a name that has one; where that is written as a property, the whole of it. */
    static String tag(String name) {
        return hasTag(name) ? name.substring(name.lastIndexOf(':') + 1) : name;
    }

    /** With the tag that other tools take when there is none. */
    static Text tagged(Text name) {
        return hasTag(name.value()) ? name : name.then(":latest");
    }

    /** With a registry in front, unless it has one. */
    static Text in(Optional<Text> registry, Text name) {
        return registry.filter(host -> ImageName.registry(name.value()).isEmpty())
                .map(host -> new Text(host.value() + "/" + name.value(), host.written() + "/" + name.written()))
                .orElse(name);
    }

    /** The registry whose password is needed. */
    static String server(String name) {
        return registry(name).orElse(DOCKER_HUB);
    }
}
