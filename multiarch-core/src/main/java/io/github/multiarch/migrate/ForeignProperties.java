package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What properties say of another plugin's configuration. */
final class ForeignProperties {
    /** Of those that Maven itself reads, which count where the pom has no such element. */
    private static final Map<ForeignPlugin, Map<String, String>> NAMES = Map.of(
            ForeignPlugin.SPRING_BOOT,
            Map.of(
                    "image/name", "spring-boot.build-image.imageName",
                    "image/publish", "spring-boot.build-image.publish",
                    "image/builder", "spring-boot.build-image.builder",
                    "image/runImage", "spring-boot.build-image.runImage",
                    "image/createdDate", "spring-boot.build-image.createdDate",
                    "image/imagePlatform", "spring-boot.build-image.imagePlatform",
                    "image/pullPolicy", "spring-boot.build-image.pullPolicy",
                    "image/applicationDirectory", "spring-boot.build-image.applicationDirectory"),
            ForeignPlugin.DOCKER,
            Map.of(
                    "registry",
                    "docker.registry",
                    "pushRegistry",
                    "docker.push.registry",
                    "pullRegistry",
                    "docker.pull.registry"),
            ForeignPlugin.DOCKERFILE,
            Map.of("repository", "dockerfile.repository", "tag", "dockerfile.tag"),
            ForeignPlugin.SPOTIFY_DOCKER,
            Map.of("imageName", "dockerImageName", "baseImage", "dockerBaseImage"));

    private ForeignProperties() {}

    /** The configuration with them. Those of jib count more than the pom's elements. */
    static Element over(ForeignProject project, Element configuration) {
        var result = configuration;
        if (project.plugin() == ForeignPlugin.JIB) {
            for (var row : Counterparts.all()) {
                var property = project.properties().get("jib." + row.path().replace('/', '.'));
                if (row.plugin() == ForeignPlugin.JIB
                        && property != null
                        && !row.path().contains("auth")) {
                    result = result.with(row.path(), element(row.path(), property));
                }
            }
            var platforms = project.properties().get("jib.from.platforms");
            return platforms == null ? result : result.with("from/platforms", element("from/platforms", platforms));
        }
        for (var name : new TreeMap<>(NAMES.getOrDefault(project.plugin(), Map.of())).entrySet()) {
            var property = project.properties().get(name.getValue());
            if (property != null && result.textAt(name.getKey()).isEmpty()) {
                result = result.with(name.getKey(), Element.of(last(name.getKey()), property));
            }
        }
        return result;
    }

    /** jib reads lists between commas, and maps as {@code key=value} between commas. */
    private static Element element(String path, Text text) {
        return switch (path) {
            case "container/environment", "container/labels" -> Element.of(last(path), pairs(text, "", ""));
            case "extraDirectories/permissions" -> Element.of(last(path), pairs(text, "file", "mode"));
            case "from/platforms" ->
                Element.of(
                        last(path),
                        text.split().stream()
                                .map(one -> Element.of("platform", one))
                                .toList());
            default -> Element.of(last(path), text);
        };
    }

    private static List<Element> pairs(Text text, String key, String value) {
        var pairs = new ArrayList<Element>();
        for (var pair : text.split()) {
            var name = pair.with(one -> one.replaceFirst("=.*", ""));
            var worth = pair.with(one -> one.contains("=") ? one.substring(one.indexOf('=') + 1) : "");
            pairs.add(
                    key.isEmpty()
                            ? Element.entry(name.value(), worth)
                            : Element.of("permission", List.of(Element.of(key, name), Element.of(value, worth))));
        }
        return pairs;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
