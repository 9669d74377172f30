package io.github.multiarch.it;

import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.History;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A base image of a few hundred bytes, made here, for tests that run nothing: a layer that all platforms share, one of each platform's own, and a config with
 * fields that an image built on it has to keep.
 */
final class SyntheticBase {
    static final String TAG = "it";

    private static final Instant CREATED = Instant.parse("2020-02-02T02:02:02Z");
    private static final MediaType GZIP = ImageFormat.OCI.layer(Compression.GZIP);

    private final OciLayout layout;
    private final List<Descriptor> entries = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private String shared = "shared";

    private SyntheticBase(OciLayout layout) {
        this.layout = layout;
    }

    static SyntheticBase in(Path directory) throws IOException {
        return new SyntheticBase(OciLayout.create(directory));
    }

    /** An index of these platforms, in this order. */
    static Path index(Path directory, String... platforms) throws IOException {
        var base = in(directory);
        for (var platform : platforms) {
            base.image(platform);
        }
        return base.tagIndex();
    }

    /** A manifest alone, as of an image of one architecture. */
    static Path single(Path directory, String platform) throws IOException {
        var base = in(directory);
        base.layout.tag(base.manifest(Platform.parse(platform)), TAG);
        return directory;
    }

    /** Makes layers that no other base has, for who damages them in a registry. */
    SyntheticBase called(String name) {
        shared = name;
        return this;
    }

    /** Says of itself where its Java lies. */
    SyntheticBase java(String home) {
        environment.put("JAVA_HOME", home);
        return this;
    }

    SyntheticBase image(String name) throws IOException {
        var platform = Platform.parse(name);
        entries.add(manifest(platform).descriptor().withPlatform(platform));
        return this;
    }

    /** What build tools add for their statements about an image. */
    SyntheticBase attestation() throws IOException {
        return attestation(new TreeMap<>(), new TreeMap<>());
    }

    /** The same about the image before it, as BuildKit writes it: whose it is, and what is stated. */
    SyntheticBase attestationOfLast(String predicateType) throws IOException {
        var image = entries.get(entries.size() - 1).digest().toString();
        return attestation(
                Map.of("in-toto.io/predicate-type", predicateType), Map.of("vnd.docker.reference.digest", image));
    }

    private SyntheticBase attestation(Map<String, String> ofStatement, Map<String, String> ofEntry) throws IOException {
        var nothing = Platform.of("unknown", "unknown", "");
        var statement = blob("{}".getBytes(StandardCharsets.UTF_8), new MediaType("application/vnd.in-toto+json"))
                .withAnnotations(ofStatement);
        var config = store(ImageConfig.empty(nothing).toDocument(ImageFormat.OCI));
        var manifest =
                new Manifest(ImageFormat.OCI.manifest(), config, List.of(statement), new TreeMap<>()).toDocument();
        layout.write(manifest);
        var annotations = new TreeMap<>(ofEntry);
        annotations.put("vnd.docker.reference.type", "attestation-manifest");
        entries.add(manifest.descriptor().withPlatform(nothing).withAnnotations(annotations));
        return this;
    }

    Path tagIndex() throws IOException {
        var index = new ImageIndex(ImageFormat.OCI.index(), entries, new TreeMap<>()).toDocument();
        layout.write(index);
        layout.tag(index, TAG);
        return layout.directory();
    }

    private Document manifest(Platform platform) throws IOException {
        var archives = List.of(archive("etc/base", shared), archive("etc/base-platform", shared + platform));
        var layers = new ArrayList<Descriptor>();
        var variables = new TreeMap<>(environment);
        variables.putAll(Map.of("PATH", "/opt/java/bin:/usr/bin:/bin", "BASE", platform.toString()));
        var editor = ImageConfig.empty(platform)
                .edit()
                .created(CREATED)
                .environment(variables)
                .labels(Map.of("org.example.base", "yes", "org.example.both", "base"))
                .user("1000:1000")
                .workingDirectory("/base")
                .entrypoint(List.of("/base-entrypoint"))
                .cmd(List.of("base-argument"));
        for (var archive : archives) {
            layers.add(blob(gzip(archive), GZIP));
            editor.layer(Digest.of(archive), new History(CREATED, "base", "", false));
        }
        var json = editor.done().toDocument(ImageFormat.OCI).json();
        json.put("author", "the base's author").put("org.example.field", 7);
        json.withObject("/config")
                .put("StopSignal", "SIGQUIT")
                .withObject("/Healthcheck")
                .putArray("Test")
                .add("CMD")
                .add("/base-check");
        json.withObject("/config").putArray("OnBuild").add("RUN true");
        var config = store(Document.of(ImageFormat.OCI.config(), json));
        var manifest = new Manifest(ImageFormat.OCI.manifest(), config, layers, new TreeMap<>()).toDocument();
        layout.write(manifest);
        return manifest;
    }

    private Descriptor store(Document document) throws IOException {
        layout.write(document.descriptor(), () -> new ByteArrayInputStream(document.bytes()));
        return document.descriptor();
    }

    private Descriptor blob(byte[] bytes, MediaType mediaType) throws IOException {
        var descriptor = new Descriptor(mediaType, Digest.of(bytes), bytes.length);
        layout.write(descriptor, () -> new ByteArrayInputStream(bytes));
        return descriptor;
    }

    private static byte[] archive(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            var data = content.getBytes(StandardCharsets.UTF_8);
            var entry = new TarArchiveEntry(name);
            entry.setSize(data.length);
            entry.setModTime(CREATED.toEpochMilli());
            tar.putArchiveEntry(entry);
            tar.write(data);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] archive) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(archive);
        }
        return bytes.toByteArray();
    }
}
