package io.github.multiarch.oci;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an image in a registry: {@code registry/repository[:tag][@digest]}. Names without a host are Docker Hub's, and its official images are in {@code
 * library/}. The grammar is that of <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests">OCI distribution spec
 * v1.1.1, pulling manifests</a>.
 *
 * @param registry host, lower case, with its port where one was given
 * @param repository path below the registry
 * @param tag the tag, if any
 * @param digest the digest, if any; it counts more than the tag
 */
public record ImageReference(String registry, String repository, Optional<String> tag, Optional<Digest> digest) {
    /** Where names without a host live. */
    public static final String DOCKER_HUB = "docker.io";

    private static final Pattern HOST = Pattern.compile(
            "(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\\[(?:[0-9a-f]*:)+(?:[0-9a-f]*|[0-9]{1,3}(?:\\.[0-9]{1,3}){3})\\])(?::[0-9]{1,5})?");
    private static final Pattern REPOSITORY =
            Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final int MAX_NAME = 255;

    /**
     * Checks every part.
     *
     * @throws IllegalArgumentException when a part is not of the grammar; the message says which and why
     */
    public ImageReference {
        registry = registry.toLowerCase(Locale.ROOT);
        // First: the patterns below recurse, and a name without end would end in a stack overflow.
        if (registry.length() + 1 + repository.length() > MAX_NAME) {
            throw new IllegalArgumentException("the name '" + Shown.of(registry + "/" + repository)
                    + "' is longer than " + MAX_NAME + " characters");
        }
        if (!HOST.matcher(registry).matches()) {
            throw new IllegalArgumentException("'" + Shown.of(registry) + "' is not a registry host");
        }
        if (!REPOSITORY.matcher(repository).matches()) {
            throw new IllegalArgumentException("'" + Shown.of(repository) + "' is not a repository name"
                    + (repository.chars().anyMatch(c -> c >= 'A' && c <= 'Z')
                            ? "; it must be lower case: '" + Shown.of(repository.toLowerCase(Locale.ROOT)) + "'"
                            : "; expected lower-case letters, digits and single . _ - between them"));
        }
        tag.ifPresent(ImageReference::checkTag);
    }

    /**
     * Checks a tag.
     *
     * @param tag up to 128 letters, digits, and . _ - but not at the beginning
     * @return the tag
     * @throws IllegalArgumentException when it is not one
     */
    public static String checkTag(String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException(
                    "'" + Shown.of(tag)
                            + "' is not a tag; expected up to 128 letters, digits, '_', '.' and '-', not beginning with '.' or '-'");
        }
        return tag;
    }

    /**
     * Reads a name as Docker does.
     *
     * @param text such as {@code eclipse-temurin:21-jre} or {@code host:5000/team/app@sha256:…}
     * @return the name with its registry
     * @throws IllegalArgumentException when it is not one
     */
    public static ImageReference parse(String text) {
        int property = text.indexOf("${");
        if (property >= 0) {
            int end = text.indexOf('}', property);
            throw new IllegalArgumentException("'" + Shown.of(text) + "' has an unresolved property; define '"
                    + Shown.of(text.substring(property, end < 0 ? property + 2 : end + 1))
                    + "' in the pom or with -D");
        }
        var rest = text;
        Optional<Digest> digest = Optional.empty();
        int at = rest.indexOf('@');
        if (at >= 0) {
            digest = Optional.of(Digest.parse(rest.substring(at + 1)));
            rest = rest.substring(0, at);
        }
        Optional<String> tag = Optional.empty();
        int colon = rest.lastIndexOf(':');
        if (colon > rest.lastIndexOf('/')) {
            tag = Optional.of(rest.substring(colon + 1));
            rest = rest.substring(0, colon);
        }
        int slash = rest.indexOf('/');
        var first = slash < 0 ? "" : rest.substring(0, slash);
        if (!first.contains(".") && !first.contains(":") && !first.equalsIgnoreCase("localhost")) {
            return new ImageReference(DOCKER_HUB, slash < 0 ? "library/" + rest : rest, tag, digest);
        }
        var registry = first.toLowerCase(Locale.ROOT);
        var repository = rest.substring(slash + 1);
        if (registry.equals("index.docker.io") || registry.equals("registry-1.docker.io")) {
            registry = DOCKER_HUB;
        }
        if (registry.equals(DOCKER_HUB) && !repository.contains("/")) {
            repository = "library/" + repository;
        }
        return new ImageReference(registry, repository, tag, digest);
    }

    /**
     * What to ask the registry for: the digest, else the tag, else {@code latest}.
     *
     * @return a tag or a digest
     */
    public String tagOrDigest() {
        return digest.map(Digest::toString).orElse(tag.orElse("latest"));
    }

    /**
     * The same repository's image of this tag.
     *
     * @param newTag a valid tag
     * @return a reference without digest
     */
    public ImageReference withTag(String newTag) {
        return new ImageReference(registry, repository, Optional.of(newTag), Optional.empty());
    }

    /**
     * This name, pinned.
     *
     * @param newDigest of the image
     * @return a reference with the same tag and this digest
     */
    public ImageReference withDigest(Digest newDigest) {
        return new ImageReference(registry, repository, tag, Optional.of(newDigest));
    }

    /**
     * Whether both name the same repository.
     *
     * @param other another name
     * @return true whatever their tags and digests are
     */
    public boolean isSameRepositoryAs(ImageReference other) {
        return registry.equals(other.registry) && repository.equals(other.repository);
    }

    /** The full form, {@code registry/repository[:tag][@digest]}. */
    @Override
    public String toString() {
        return registry + "/" + repository + tag.map(t -> ":" + t).orElse("")
                + digest.map(d -> "@" + d).orElse("");
    }

    /** Written out, for the reason that {@link Digest#equals} gives. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImageReference image
                && registry.equals(image.registry)
                && repository.equals(image.repository)
                && tag.equals(image.tag)
                && digest.equals(image.digest);
    }

    @Override
    public int hashCode() {
        return Objects.hash(registry, repository, tag, digest);
    }
}
