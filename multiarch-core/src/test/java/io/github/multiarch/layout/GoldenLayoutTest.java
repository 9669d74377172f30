package io.github.multiarch.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.schema.OciSchemas;
import io.github.multiarch.validate.GraphValidator;
import io.github.multiarch.validate.Layers;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout in the test resources is what every machine must write. When it is meant to change, the changed files are written down there by hand. */
class GoldenLayoutTest {
    @TempDir
    Path directory;

    @Test
    void everyFileIsTheSameByteForByte() throws Exception {
        var layout = OciLayout.create(directory.resolve("layout"));
        var index = Sample.index(layout);
        layout.tag(index, "1.0");
        layout.tag(index, "latest");
        var expected = files(golden());
        var actual = files(layout.directory());
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(actual.keySet()));
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
    }

    @Test
    void itHoldsTogether() throws Exception {
        var golden = OciLayout.open(golden());
        var root = golden.only().descriptor();
        assertEquals(List.of(), GraphValidator.validate(golden, root, layer -> false, Layers.UNPACKED));
    }

    @Test
    void itHoldsAgainstTheSchemas() throws Exception {
        var schemas = OciSchemas.orSkip();
        assertEquals(List.of(), schemas.checkLayoutMarker(Files.readAllBytes(golden().resolve("oci-layout"))));
        assertEquals(List.of(), schemas.checkLayoutIndex(Files.readAllBytes(golden().resolve("index.json"))));
        assertEquals(List.of(), schemas.check(OciLayout.open(golden()).only()));
    }

    private static Path golden() throws URISyntaxException {
        return Path.of(GoldenLayoutTest.class
                        .getResource("/golden/layout/oci-layout")
                        .toURI())
                .getParent();
    }

    private static SortedMap<String, byte[]> files(Path directory) throws IOException {
        var found = new TreeMap<String, byte[]>();
        try (var paths = Files.walk(directory)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                found.put(directory.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return found;
    }
}
