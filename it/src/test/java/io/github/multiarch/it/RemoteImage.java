package io.github.multiarch.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An image index in a registry, as skopeo sees it.
 *
 * @param name with a tag
 * @param raw the bytes of the index
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RemoteImage(String name, byte[] raw) {
    static RemoteImage of(String name) throws IOException, InterruptedException {
        return new RemoteImage(name, Skopeo.raw(name));
    }

    String digest() {
        return Digest.of(raw).toString();
    }

    JsonNode index() throws IOException {
        return Json.parse(raw);
    }

    /** In the order of the index, {@code os/architecture[/variant]}. */
    List<String> platforms() throws IOException {
        var platforms = new ArrayList<String>();
        for (var entry : index().get("manifests")) {
            platforms.add(name(entry.get("platform")));
        }
        return platforms;
    }

    /** The manifest of one platform. */
    JsonNode manifest(String platform) throws IOException, InterruptedException {
        return Json.parse(Skopeo.raw(child(platform)));
    }

    /** The config of one platform. */
    JsonNode config(String platform) throws IOException, InterruptedException {
        return Json.parse(Skopeo.config(child(platform)));
    }

    /** The digests of one platform's layers. */
    List<String> layers(String platform) throws IOException, InterruptedException {
        return Json.strings(manifest(platform).get("layers"), "digest");
    }

    /** The name of one platform's image, by its digest. */
    String child(String platform) throws IOException {
        return name.substring(0, name.lastIndexOf(':')) + "@" + digestOf(platform);
    }

    /** The digest of one platform's manifest. */
    String digestOf(String platform) throws IOException {
        for (var entry : index().get("manifests")) {
            if (name(entry.get("platform")).equals(platform)) {
                return entry.get("digest").asText();
            }
        }
        throw new AssertionError(name + " has no " + platform + ", only " + platforms());
    }

    private static String name(JsonNode platform) {
        var variant = platform.path("variant").asText();
        return platform.get("os").asText() + "/" + platform.get("architecture").asText()
                + (variant.isEmpty() ? "" : "/" + variant);
    }
}
