package io.github.multiarch.mirrors;

import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Shown;
import java.util.Locale;

/**
 * The beginning of names of images: a registry, or some of its repositories.
 *
 * @param text {@code host[:port][/path]}, or with {@code *.} before the host
 */
record Location(String text) {
    private static final String ANY_HOST = "*.";

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it cannot be the beginning of a name
     */
    static Location parse(String given) {
        var text = given.strip().replaceAll("/+$", "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is empty; expected a registry, as in mirror.example.com/hub");
        }
        if (text.contains("://")) {
            throw new IllegalArgumentException("'" + Shown.of(text)
                    + "' has a scheme; expected the name of a registry, as in mirror.example.com/hub");
        }
        var location = new Location(hostInLowerCase(text));
        location.check();
        return location;
    }

    private static String hostInLowerCase(String text) {
        int slash = text.indexOf('/');
        int end = slash < 0 ? text.length() : slash;
        var host = text.substring(0, end).toLowerCase(Locale.ROOT);
        return (host.equals("index.docker.io") || host.equals("registry-1.docker.io")
                        ? ImageReference.DOCKER_HUB
                        : host)
                + text.substring(end);
    }

    private void check() {
        var name = hasAnyHost() ? text.substring(ANY_HOST.length()) : text;
        try {
            // What a prefix may end with, a tag or a digest, is checked when it meets a name.
            image(name.contains("/") ? name : name + "/x");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + Shown.of(text) + "' is not the beginning of an image's name: " + e.getMessage(), e);
        }
    }

    /** Whether it stands for all hosts of a domain. */
    boolean hasAnyHost() {
        return text.startsWith(ANY_HOST);
    }

    /** How much of a name this stands for; -1 when it is not the beginning of it. A port belongs to the host. */
    int lengthIn(ImageReference image) {
        var name = image.toString();
        int end = text.length();
        if (hasAnyHost()) {
            var domain = text.substring(1);
            int begin = name.indexOf(domain);
            if (begin < 1 || begin > image.registry().length()) {
                return -1;
            }
            end = begin + domain.length();
        } else if (!name.startsWith(text)) {
            return -1;
        }
        boolean ends = end == name.length()
                || name.charAt(end) == '/'
                || (end > image.registry().length() && (name.charAt(end) == ':' || name.charAt(end) == '@'));
        return ends ? end : -1;
    }

    /**
     * The name with another beginning.
     *
     * @param length of the beginning that goes
     * @throws IllegalArgumentException when that is no name
     */
    ImageReference inPlaceOf(ImageReference image, int length) {
        return image(text + image.toString().substring(length));
    }

    /** A host needs no dot here, since nobody may mean Docker Hub by leaving it out. */
    private static ImageReference image(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("'" + Shown.of(name) + "' has no repository");
        }
        // The grammar of the rest is that of any name.
        var rest = ImageReference.parse(ImageReference.DOCKER_HUB + "/x/" + name.substring(slash + 1));
        return new ImageReference(
                name.substring(0, slash), rest.repository().substring("x/".length()), rest.tag(), rest.digest());
    }

    @Override
    public String toString() {
        return text;
    }
}
