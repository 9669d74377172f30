package io.github.multiarch.maven;

import java.util.Map;
import java.util.Optional;

/** What parameters of jib-maven-plugin, docker-maven-plugin and spring-boot-maven-plugin are called here. */
final class ForeignParameters {
    private static final Map<String, String> COUNTERPARTS = Map.ofEntries(
            Map.entry("from/image", "jib's <from><image> is <from> here"),
            Map.entry("to/image", "jib's <to><image> is <image> here"),
            Map.entry("to/tags", "jib's <to><tags> is <tags> here"),
            Map.entry("extraDirectories", "jib's <extraDirectories> is <files> here"),
            Map.entry("imageName", "docker-maven-plugin's <imageName> is <image> here"),
            Map.entry("image/name", "Spring Boot's <image><name> is <image> here"));

    private ForeignParameters() {}

    /**
     * What does here what another plugin's parameter does there.
     *
     * @param path such as {@code to/image}
     * @return for a message, such as {@code jib's <to><image> is <image> here}; empty for a name that no other plugin has
     */
    static Optional<String> counterpart(String path) {
        return Optional.ofNullable(COUNTERPARTS.get(path));
    }
}
