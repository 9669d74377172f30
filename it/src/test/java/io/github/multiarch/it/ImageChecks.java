package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;

/** What several tests hold images against. */
final class ImageChecks {
    private ImageChecks() {}

    /** One platform's image has the layers of this image of the base below its own, and says so. */
    static void assertStandsOn(RemoteImage image, String platform, RemoteImage base, String basePlatform)
            throws IOException, InterruptedException {
        var below = base.layers(basePlatform);
        assertEquals(below, image.layers(platform).subList(0, below.size()), platform);
        var annotations = image.manifest(platform).get("annotations");
        assertEquals(base.name(), annotation(annotations, "base.name"));
        assertEquals(base.digestOf(basePlatform), annotation(annotations, "base.digest"));
    }

    private static String annotation(JsonNode annotations, String name) {
        return annotations.path("org.opencontainers.image." + name).asText();
    }

    /** The index, its manifests, their configs and layers all have media types that begin like this. */
    static void assertOneFamily(RemoteImage image, String prefix) throws IOException, InterruptedException {
        var types = new ArrayList<String>();
        types.add(image.index().get("mediaType").asText());
        for (var platform : image.platforms()) {
            var manifest = image.manifest(platform);
            types.add(manifest.get("mediaType").asText());
            types.add(manifest.at("/config/mediaType").asText());
            types.addAll(Json.strings(manifest.get("layers"), "mediaType"));
        }
        assertTrue(types.stream().allMatch(type -> type.startsWith(prefix)), types::toString);
    }
}
