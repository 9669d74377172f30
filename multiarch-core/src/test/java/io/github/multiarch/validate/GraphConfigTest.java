package io.github.multiarch.validate;

import static io.github.multiarch.validate.Graph.AS_IT_IS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.ImageFormat;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whether configs are whole, and agree with what leads to them. */
class GraphConfigTest {
    private static final String ENTRY = "manifests[0]";

    @Test
    void theConfigAgreesWithTheIndex() throws IOException {
        assertConfig(json -> json.put("variant", "v6"), "is for linux/arm/v6 where the index says linux/arm/v7");
        assertConfig(json -> json.put("os", "windows"), "is for windows/arm/v7 where the index says linux/arm/v7");
        assertConfig(json -> json.remove("variant"), "is written linux/arm; its normal form is linux/arm/v7");
        assertConfig(json -> json.put("architecture", "armhf"), "is written linux/armhf/v7");
        assertConfig(json -> json.remove("os"), "does not say its os");
        new Graph(
                        ImageFormat.OCI,
                        AS_IT_IS,
                        AS_IT_IS,
                        json -> ((ObjectNode) json.path("manifests").get(0).get("platform")).put("os.version", "10.0"))
                .assertFound(ENTRY + " > config", "does not have the os.version 10.0");
    }

    @Test
    void theConfigAgreesWithTheManifest() throws IOException {
        assertConfig(json -> json.withObject("/rootfs").withArray("diff_ids").remove(1), "has 1 diff_ids for 2 layers");
        assertConfig(
                json -> json.withArray("history").addObject(),
                "has 3 lines of history that make a layer, for 2 layers");
        assertManifest(json -> json.withArray("layers").remove(1), " > config", "has 2 diff_ids for 1 layers");
        assertManifest(json -> json.remove("layers"), "", "has no layers");
        assertManifest(json -> json.putArray("layers"), "", "has no layers");
    }

    @Test
    void historyMayBeShortOrAbsent() throws IOException {
        assertConfigSound(json -> json.remove("history"));
        assertConfigSound(json -> json.putArray("history"));
        assertConfigSound(json -> json.withArray("history").addObject().put("empty_layer", true));
    }

    @Test
    void theConfigIsWhole() throws IOException {
        assertConfig(json -> json.remove("rootfs"), "rootfs is missing");
        assertConfig(json -> json.withObject("/rootfs").put("type", "other"), "type is not 'layers'");
        assertConfig(json -> json.withObject("/config").put("Env", "A=b"), "Env is not a JSON array");
        assertConfig(json -> json.withObject("/config").putArray("Cmd").add(1), "Cmd is not a string");
        assertConfig(json -> json.withObject("/config").putObject("Labels").put("a", 1), "Labels.a is not a string");
        assertConfig(json -> json.putObject("history"), "history");
        assertConfig(json -> json.put("created", "yesterday"), "is not a time");
        assertConfig(json -> ((ObjectNode) json.withArray("history").get(1)).put("created", 7), "is not a time");
    }

    private static void assertManifest(Consumer<ObjectNode> damage, String place, String message) throws IOException {
        new Graph(ImageFormat.OCI, AS_IT_IS, damage, AS_IT_IS).assertFound(ENTRY + place, message);
    }

    private static void assertConfig(Consumer<ObjectNode> damage, String message) throws IOException {
        new Graph(ImageFormat.OCI, damage, AS_IT_IS, AS_IT_IS).assertFound(ENTRY + " > config", message);
    }

    private static void assertConfigSound(Consumer<ObjectNode> change) throws IOException {
        var graph = new Graph(ImageFormat.OCI, change, AS_IT_IS, AS_IT_IS);
        assertEquals(List.of(), GraphValidator.validate(graph, graph.root, layer -> false));
    }
}
