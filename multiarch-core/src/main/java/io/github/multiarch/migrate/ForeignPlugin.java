package io.github.multiarch.migrate;

import java.util.Arrays;
import java.util.Optional;

/** Another plugin that makes images, and whose configuration is understood. Where a project has several, the first counts. */
public enum ForeignPlugin {
    /** Google's. */
    JIB("jib", "com.google.cloud.tools:jib-maven-plugin"),
    /** That of fabric8. */
    DOCKER("docker-maven-plugin", "io.fabric8:docker-maven-plugin"),
    /** Spotify's later one, which is about a Dockerfile. */
    DOCKERFILE("dockerfile-maven-plugin", "com.spotify:dockerfile-maven-plugin"),
    /** Spotify's earlier one. */
    SPOTIFY_DOCKER("Spotify's docker-maven-plugin", "com.spotify:docker-maven-plugin"),
    /** Its goals {@code build-image} and {@code build-image-no-fork}; the others have nothing to do with images. */
    SPRING_BOOT("Spring Boot", "org.springframework.boot:spring-boot-maven-plugin");

    private final String label;
    private final String key;

    ForeignPlugin(String label, String key) {
        this.label = label;
        this.key = key;
    }

    /**
     * What people call it.
     *
     * @return for messages
     */
    public String label() {
        return label;
    }

    /**
     * Which plugin it is.
     *
     * @return {@code groupId:artifactId}
     */
    public String key() {
        return key;
    }

    /**
     * The plugin of a group and artifact.
     *
     * @param key {@code groupId:artifactId}
     * @return empty for one that is not understood
     */
    public static Optional<ForeignPlugin> of(String key) {
        return Arrays.stream(values()).filter(plugin -> plugin.key.equals(key)).findFirst();
    }
}
