package io.github.multiarch.layout;

import static io.github.multiarch.fuzz.ParserCheck.allowing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.fuzz.ParserCheck;
import io.github.multiarch.oci.MalformedDocumentException;
import java.util.List;

/** What lists the images of an archive is refused by name, or means the same when it is written and read again. */
public final class LayoutParsers {
    /** One entry for each parser: its name, what it is made for, what must hold. */
    public static final List<ParserCheck> CHECKS = List.of(ParserCheck.ofBytes(
            "docker-manifest",
            List.of(
                    "[{\"Config\":\"aa.json\",\"RepoTags\":[\"app:1.0\"],\"Layers\":[\"bb/layer.tar\",\"cc/layer.tar\"]}]",
                    "[{\"Config\":\"a\",\"RepoTags\":null,\"Layers\":[]},{\"Config\":\"b\",\"Parent\":\"sha256:0\",\"LayerSources\":{}}]"),
            LayoutParsers::dockerManifest));

    private LayoutParsers() {}

    private static void dockerManifest(byte[] bytes) {
        allowing(MalformedDocumentException.class, () -> DockerManifest.parse(bytes))
                .ifPresent(images ->
                        images.forEach(image -> assertEquals(List.of(image), DockerManifest.parse(image.bytes()))));
    }
}
