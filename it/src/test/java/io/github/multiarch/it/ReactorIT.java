package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several modules, built by several threads, pushed to one registry. */
class ReactorIT {
    @TempDir
    private Path temp;

    @Test
    void aModuleThatAnotherNeedsHasALayerOfItsOwn() throws IOException, InterruptedException {
        try (var registry = DebianRegistry.start(temp.resolve("registry"))) {
            var base = SyntheticBase.index(temp.resolve("base"), "linux/amd64", "linux/arm64");
            Skopeo.push(base, SyntheticBase.TAG, registry.name("base:1"));
            var reactor = Project.copy("reactor", temp.resolve("projects"));
            reactor.maven()
                    .with("-T", "2", "-Dregistry=" + registry.host())
                    .run("deploy")
                    .succeeded();

            assertFalse(Files.exists(reactor.module("library").output()), "the library skips");
            for (var name : List.of("server", "tool")) {
                var module = reactor.module(name);
                var image = RemoteImage.of(registry.name("reactor/" + name + ":1.0"));
                assertEquals(module.digest(), image.digest());
                assertEquals(
                        List.of("dependencies", "project dependencies", "classes"),
                        layerNames(module).stream()
                                .map(layer -> layer.replace('-', ' '))
                                .toList());

                var root = temp.resolve("root-" + name);
                Skopeo.pull(image.name(), "linux/arm64", temp.resolve("pulled"), name);
                Umoci.unpack(temp.resolve("pulled"), name, root);
                assertTrue(Files.isRegularFile(root.resolve("app/libs/library-1.0.jar")));
                assertTrue(Files.isRegularFile(root.resolve("app/libs/slf4j-api-2.0.20.jar")));
            }
        }
    }

    private static List<String> layerNames(Project module) throws IOException {
        var names = new ArrayList<String>();
        for (var layer : module.report().at("/platforms/0/layers")) {
            if (layer.get("from").asText().equals("application")) {
                names.add(layer.get("name").asText());
            }
        }
        return names;
    }
}
