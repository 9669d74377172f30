package io.github.multiarch.fuzz;

import static io.github.multiarch.fuzz.ParserCheck.allowing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.ArtifactId;
import io.github.multiarch.config.ImagePath;
import io.github.multiarch.config.PlatformText;
import io.github.multiarch.inspect.ConfigDetails;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.PlatformMatcher;
import io.github.multiarch.oci.PlatformPattern;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What users and documents name, and the documents: what was accepted is written in a form that is accepted and means the same. */
final class OciParsers {
    private static final String HASH = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String DIGEST = "sha256:" + HASH;
    private static final String DESCRIPTOR =
            "{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\",\"digest\":\"" + DIGEST
                    + "\",\"size\":12,\"urls\":[\"https://example.com\"],\"platform\":{\"os\":\"linux\",\"architecture\":\"arm\",\"variant\":\"v7\"},"
                    + "\"annotations\":{\"a\":\"b\\u00e9\"}}";

    static final List<ParserCheck> CHECKS = List.of(
            ParserCheck.ofText(
                    "reference",
                    List.of(
                            "eclipse-temurin:21-jre",
                            "localhost:5000/team/app_1.x--y:1.0@" + DIGEST,
                            "[::1]:5000/a/b",
                            "[1:....]/a/b",
                            "Registry.example.COM/a__b:v-1._",
                            "docker.io/library/x@" + DIGEST,
                            "x/${project.version}"),
                    OciParsers::reference),
            ParserCheck.ofText(
                    "platform",
                    List.of(
                            "linux/arm/v7",
                            "arm64",
                            "x86_64",
                            "armhf",
                            "windows/amd64",
                            "linux/arm64/v8",
                            "linux/arm64/v9.7",
                            "linux/arm64/v8.4",
                            "linux/arm/v8",
                            "macos/aarch64"),
                    OciParsers::platform),
            ParserCheck.ofText(
                    "platform-pattern",
                    List.of(
                            "windows/*",
                            "linux/arm/*",
                            "*/386",
                            "*/*/*",
                            "aarch64/*",
                            "linux/arm",
                            "armhf",
                            "linux/*/v7"),
                    OciParsers::platformPattern),
            ParserCheck.ofText(
                    "platform-text",
                    List.of("target/native/{os}-{arch}{variant}", "{platform}", "a{b}c", "{arch", "x}"),
                    OciParsers::platformText),
            ParserCheck.ofText(
                    "artifact",
                    List.of(
                            "com.google.protobuf:protoc:4.31.1:exe:linux-x86_64",
                            "com.acme:model:1.0-SNAPSHOT:tar.gz",
                            "a:b:1",
                            "..:..:1+2~3"),
                    OciParsers::artifact),
            ParserCheck.ofText(
                    "image-path", List.of("/usr/bin/orders", "/opt/", "/", "/a/../b"), OciParsers::imagePath),
            ParserCheck.ofText("digest", List.of(DIGEST, "sha512:" + HASH + HASH), OciParsers::digest),
            ParserCheck.ofText(
                    "media-type",
                    List.of("application/vnd.oci.image.layer.nondistributable.v1.tar+zstd", "text/x"),
                    OciParsers::mediaType),
            ParserCheck.ofBytes(
                    "manifest",
                    List.of(
                            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":"
                                    + DESCRIPTOR + ",\"layers\":[" + DESCRIPTOR + "],\"annotations\":{\"c\":\"d\"}}",
                            "{\"schemaVersion\":2,\"config\":" + DESCRIPTOR
                                    + ",\"layers\":[],\"annotations\":{\"\\u001b\":1}}"),
                    OciParsers::manifest),
            ParserCheck.ofBytes(
                    "index",
                    List.of(
                            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":["
                                    + DESCRIPTOR + "," + DESCRIPTOR + "],\"annotations\":{}}"),
                    OciParsers::index),
            ParserCheck.ofBytes(
                    "config",
                    List.of(
                            "{\"os\":\"linux\",\"architecture\":\"arm\",\"created\":\"1970-01-01T00:00:00Z\",\"config\":{\"Env\":[\"A=b\"],"
                                    + "\"Labels\":{\"a\":\"b\"},\"Entrypoint\":[\"java\"],\"Cmd\":null,\"X\":1.10},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\""
                                    + DIGEST + "\"]},\"history\":[{\"empty_layer\":true}]}",
                            "{\"os\":\"linux\",\"architecture\":\"arm\",\"x\":\"\\ud800\",\"rootfs\":{\"diff_ids\":[]}}"),
                    OciParsers::config),
            ParserCheck.ofBytes(
                    "config-details",
                    List.of(
                            "{\"os\":\"linux\",\"architecture\":\"arm\",\"author\":\"me\",\"config\":{\"User\":\"1\",\"ExposedPorts\":{\"1/tcp\":{}},"
                                    + "\"Volumes\":{\"/v\":{}},\"Labels\":{\"a\":\"b\"},\"StopSignal\":\"SIGTERM\"},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]},"
                                    + "\"history\":[{\"created_by\":\"RUN\",\"empty_layer\":true},{\"comment\":\"x\"},{\"created\":\"now\"}]}"),
                    OciParsers::configDetails));

    private OciParsers() {}

    private static void reference(String text) {
        allowing(IllegalArgumentException.class, () -> ImageReference.parse(text))
                .ifPresent(reference -> {
                    assertEquals(reference, ImageReference.parse(reference.toString()));
                    assertTrue(
                            reference.toString().chars().allMatch(c -> c > ' ' && c < 127),
                            "it reaches a URL as it is");
                    assertFalse(
                            (reference.registry() + reference.repository()).contains(".."),
                            "it leads out of its place");
                });
    }

    private static void platform(String text) {
        allowing(IllegalArgumentException.class, () -> Platform.parse(text)).ifPresent(platform -> {
            assertEquals(platform, Platform.parse(platform.toString()));
            assertTrue(platform.slug().matches("[a-z0-9-]+(?:\\.[0-9]+)?"), "it becomes a folder");
            ImageReference.checkTag(platform.tagSuffix());
            assertEquals(platform, Platform.parseMachine(text));
        });
        allowing(IllegalArgumentException.class, () -> Platform.parseMachine(text))
                .ifPresent(machine -> assertEquals(
                        OptionalInt.of(0),
                        PlatformMatcher.of(machine).rank(machine),
                        "a machine that does not run itself"));
    }

    private static void platformPattern(String text) {
        allowing(IllegalArgumentException.class, () -> PlatformPattern.parse(text))
                .filter(pattern -> !pattern.equals(PlatformPattern.ANY))
                .ifPresent(pattern -> assertEquals(pattern, PlatformPattern.parse(pattern.toString())));
    }

    private static void platformText(String text) {
        allowing(IllegalArgumentException.class, () -> new PlatformText(text)).ifPresent(accepted -> {
            var filled = accepted.of(Platform.of("linux", "arm", "v7"));
            assertFalse(filled.contains("{"), "a placeholder is left: " + filled);
            assertEquals(accepted.namesPlatform(), !filled.equals(text));
        });
    }

    private static void artifact(String text) {
        allowing(IllegalArgumentException.class, () -> ArtifactId.parse(text)).ifPresent(id -> {
            var shape = id.groupId() + ":" + id.artifactId() + ":" + id.version() + ":" + id.type()
                    + id.classifier().map(classifier -> ":" + classifier).orElse("");
            assertTrue(shape.equals(text) || shape.equals(text + ":jar"), shape);
            assertEquals(id, ArtifactId.parse(shape));
            assertTrue(id.fileName().matches("[A-Za-z0-9_.+~-]+"), "it becomes a file");
        });
    }

    private static void imagePath(String text) {
        allowing(IllegalArgumentException.class, () -> new ImagePath(text)).ifPresent(path -> {
            assertTrue(path.with("x").startsWith("/") && path.with("x").endsWith("/x"), path.with("x"));
            assertFalse(("/" + path.with("x") + "/").contains("/../"), "it leads out of its place");
        });
    }

    private static void digest(String text) {
        allowing(IllegalArgumentException.class, () -> Digest.parse(text))
                .ifPresent(digest -> assertEquals(text, digest.toString()));
    }

    private static void mediaType(String text) {
        allowing(IllegalArgumentException.class, () -> new MediaType(text)).ifPresent(type -> {
            assertEquals(text, type.toString());
            assertFalse(type.isIndex() && type.isManifest(), "it is two things at once");
            assertFalse(type.isOf(ImageFormat.OCI) && type.isOf(ImageFormat.DOCKER), "it is of two families");
            type.layerCompression();
        });
    }

    private static void manifest(byte[] bytes) {
        allowing(MalformedDocumentException.class, () -> Manifest.parse(Document.of(MediaType.OCI_MANIFEST, bytes)))
                .ifPresent(manifest -> assertEquals(manifest, Manifest.parse(manifest.toDocument())));
    }

    private static void index(byte[] bytes) {
        allowing(MalformedDocumentException.class, () -> ImageIndex.parse(Document.of(MediaType.OCI_INDEX, bytes)))
                .ifPresent(index -> assertEquals(index, ImageIndex.parse(index.toDocument())));
    }

    private static void config(byte[] bytes) {
        allowing(MalformedDocumentException.class, () -> ImageConfig.parse(Document.of(MediaType.OCI_CONFIG, bytes)))
                .ifPresent(OciParsers::use);
    }

    private static void configDetails(byte[] bytes) {
        var layer = new Descriptor(ImageFormat.OCI.config(), Digest.parse(DIGEST), 1);
        allowing(
                        MalformedDocumentException.class,
                        () -> ConfigDetails.parse(Document.of(MediaType.OCI_CONFIG, bytes), List.of(layer)))
                .ifPresent(details -> assertTrue(
                        details.history().stream()
                                        .filter(line -> line.layer().isPresent())
                                        .count()
                                <= 1,
                        "more lines with a layer than layers"));
    }

    private static void use(ImageConfig config) {
        allowing(MalformedDocumentException.class, config::environment);
        allowing(MalformedDocumentException.class, config::labels);
        allowing(MalformedDocumentException.class, config::entrypoint);
        allowing(MalformedDocumentException.class, config::cmd);
        allowing(MalformedDocumentException.class, config::created);
        allowing(MalformedDocumentException.class, config::layersInHistory);
        var written = config.toDocument(ImageFormat.OCI);
        var again = ImageConfig.parse(written);
        assertEquals(config.platform(), again.platform());
        assertEquals(config.diffIds(), again.diffIds());
        assertEquals(written.digest(), again.toDocument(ImageFormat.OCI).digest());
        config.edit().environment(Map.of("A", "c")).done().toDocument(ImageFormat.OCI);
    }
}
