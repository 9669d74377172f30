package io.github.multiarch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.multiarch.build.BuiltImage;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.plan.Base;
import io.github.multiarch.plan.ImageJars;
import io.github.multiarch.plan.PlannedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IndexAssemblerTest {
    private final TestParameters given =
            TestParameters.in(Path.of("project"), "linux/s390x", "arm64/v8", "linux/amd64", "armhf");

    @Test
    void theIndexKeepsTheConfiguredOrderAndTellsEachPlatformInNormalForm() throws Exception {
        var images = images();
        var entries = ImageIndex.parse(IndexAssembler.assemble(images, given.request()))
                .manifests();
        assertEquals(
                List.of("linux/s390x", "linux/arm64", "linux/amd64", "linux/arm/v7"),
                entries.stream()
                        .map(entry -> entry.platform().orElseThrow().toString())
                        .toList());
        for (int i = 0; i < entries.size(); i++) {
            var manifest = images.get(i).manifest().descriptor();
            assertEquals(manifest.digest(), entries.get(i).digest());
            assertEquals(manifest.size(), entries.get(i).size());
            assertEquals(
                    "application/vnd.oci.image.manifest.v1+json",
                    entries.get(i).mediaType().value());
        }
    }

    @Test
    void itsBytesAreThese() throws Exception {
        given.platforms.subList(1, 3).clear();
        given.annotations.put("b", "2");
        given.annotations.put("a", "1");
        var images = images();
        var index = IndexAssembler.assemble(images, given.request());
        var s390x = images.get(0).manifest().descriptor();
        var arm = images.get(1).manifest().descriptor();
        assertEquals(
                "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":["
                        + "{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\"" + s390x.digest()
                        + "\",\"size\":" + s390x.size()
                        + ",\"platform\":{\"architecture\":\"s390x\",\"os\":\"linux\"}},"
                        + "{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\"" + arm.digest()
                        + "\",\"size\":" + arm.size()
                        + ",\"platform\":{\"architecture\":\"arm\",\"os\":\"linux\",\"variant\":\"v7\"}}],"
                        + "\"annotations\":{\"a\":\"1\",\"b\":\"2\"}}",
                new String(index.bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void withDockersNamesItIsAManifestList() throws Exception {
        given.format = "docker";
        var index = IndexAssembler.assemble(images(), given.request());
        assertEquals(
                "application/vnd.docker.distribution.manifest.list.v2+json",
                index.descriptor().mediaType().value());
        assertEquals(Map.of(), ImageIndex.parse(index).annotations());
        assertFalse(index.json().has("annotations"));
    }

    private List<BuiltImage> images() throws Exception {
        var request = given.request();
        var images = new ArrayList<BuiltImage>();
        for (var platform : request.platforms()) {
            var empty = ImageConfig.empty(platform.platform());
            Document config = empty.toDocument(ImageFormat.OCI);
            var manifest = new Manifest(request.format().manifest(), config.descriptor(), List.of(), new TreeMap<>())
                    .toDocument();
            var base = new Base(platform.from(), Optional.empty(), List.of(), empty, Optional.empty());
            images.add(new BuiltImage(
                    new PlannedImage(platform, base, ImageJars.whole(List.of()), List.of(), "/app", Optional.empty()),
                    manifest,
                    config,
                    List.of()));
        }
        return images;
    }
}
