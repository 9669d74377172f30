package io.github.multiarch.maven;

import io.github.multiarch.config.ImageMetadata;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What a project says of its image, under the keys of <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys">OCI
 * image spec v1.1.1, annotations</a>.
 */
final class ProjectMetadata {
    private static final String PREFIX = "org.opencontainers.image.";

    private ProjectMetadata() {}

    /**
     * The annotations of a project.
     *
     * @param project says most of it
     * @param created when everything in the image was made
     * @param revision which commit was built, if that is known
     * @param given by the user; counts most, and an empty value removes an annotation
     */
    static ImageMetadata of(
            MavenProject project, Instant created, Optional<String> revision, Map<String, String> given) {
        var annotations = new TreeMap<String, String>();
        annotations.put(PREFIX + "title", project.getName());
        annotations.put(PREFIX + "version", project.getVersion());
        annotations.put(PREFIX + "created", created.toString());
        revision.ifPresent(commit -> annotations.put(PREFIX + "revision", commit));
        // What is inherited describes the parent, which may be somebody else's: a framework's, say.
        var own = project.getOriginalModel();
        if (own.getDescription() != null) {
            put(annotations, "description", project.getDescription());
        }
        if (own.getUrl() != null) {
            put(annotations, "url", project.getUrl());
        }
        if (own.getScm() != null && own.getScm().getUrl() != null) {
            put(annotations, "source", project.getScm().getUrl());
        }
        annotations.putAll(given);
        annotations.values().removeIf(String::isEmpty);
        return new ImageMetadata(created, annotations);
    }

    private static void put(Map<String, String> annotations, String key, @Nullable String value) {
        Elements.text(value).ifPresent(text -> annotations.put(PREFIX + key, text));
    }
}
