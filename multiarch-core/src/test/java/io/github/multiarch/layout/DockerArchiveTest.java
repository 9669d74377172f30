package io.github.multiarch.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.layout.TarFiles.Entry;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docker save} writes is read as a layout. */
class DockerArchiveTest {
    private static final String NAME = "docker.io/library/app:1.0";
    private static final String SHARED = "every platform";
    private static final String OWN = "linux/arm/v7";

    @TempDir
    Path directory;

    private Path tar;
    private OciLayout layout;
    private Document image;
    private Document config;

    @BeforeEach
    void create() throws IOException {
        tar = directory.resolve("saved.tar");
        layout = OciLayout.create(directory.resolve("layout"));
        image = Sample.image(layout, OWN);
        config = layout.document(Manifest.parse(image).config());
    }

    @Test
    void anImageHasItsConfigAndItsLayersAsTheyLieThere() throws IOException {
        save(saved("app:1.0"));
        var archive = Layouts.open(tar);
        assertEquals(List.of(NAME), archive.names());
        var document = archive.resolve(NAME).orElseThrow();
        assertEquals(document.digest(), archive.only().digest());
        assertEquals(document.digest(), archive.resolve("1.0").orElseThrow().digest());
        assertEquals(
                document.digest(),
                archive.resolve(document.digest().toString()).orElseThrow().digest());
        assertTrue(archive.resolve("docker.io/library/app:2").isEmpty());
        assertEquals(MediaType.OCI_MANIFEST, document.descriptor().mediaType());

        var manifest = Manifest.parse(document);
        assertEquals(config.digest(), manifest.config().digest());
        assertEquals(
                Platform.parse(OWN),
                ImageConfig.parse(archive.document(manifest.config())).platform());
        assertEquals(List.of(Sample.layer(SHARED), Sample.layer(OWN)), manifest.layers());
        try (var in = archive.open(manifest.layers().get(1))) {
            assertArrayEquals(Sample.layerBytes(OWN), in.readAllBytes());
        }
    }

    @ParameterizedTest
    @CsvSource({"2, ../first/layer.tar", "2, ./../first/layer.tar", "1, first/layer.tar"})
    void aLayerMayBeALinkToAnImagesBeforeIt(char type, String target) throws IOException {
        save(List.of(
                config(config.bytes()),
                Entry.file("first/layer.tar", text(Sample.layerBytes(SHARED))),
                Entry.file("own/layer.tar", text(Sample.layerBytes(OWN))),
                new Entry("second/layer.tar", type, target),
                list("\"app:1.0\"", "second/layer.tar", "own/layer.tar")));
        assertEquals(
                List.of(Sample.layer(SHARED), Sample.layer(OWN)),
                Manifest.parse(Layouts.open(tar).only()).layers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"manifests\": null,", "\"manifests\": [],", ""})
    void anIndexThatListsNothingHidesNoImage(String manifests) throws IOException {
        var files = new ArrayList<>(saved("app:1.0"));
        files.add(Entry.file(LayoutMarker.FILE, "{\"imageLayoutVersion\": \"1.0.0\"}"));
        files.add(Entry.file(LayoutIndex.FILE, "{" + manifests + " \"schemaVersion\": 2}"));
        save(files);
        assertEquals(List.of(NAME), Layouts.open(tar).names());
    }

    @Test
    void aCompressedLayerStaysOne() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Sample.layerBytes(SHARED));
        }
        save(List.of(
                config(config.bytes()),
                Entry.file("a", text(bytes.toByteArray())),
                Entry.file("b", text(Sample.layerBytes(OWN))),
                list("", "a", "b")));
        var archive = Layouts.open(tar);
        var layer = Manifest.parse(archive.only()).layers().get(0);
        assertEquals(ImageFormat.OCI.layer(Compression.GZIP), layer.mediaType());
        assertEquals(Digest.of(bytes.toByteArray()), layer.digest());
        try (var in = archive.open(layer)) {
            assertArrayEquals(bytes.toByteArray(), in.readAllBytes());
        }
    }

    @Test
    void severalImagesAreToldApartByTheirNames() throws IOException {
        var other = layout.document(
                Manifest.parse(Sample.image(layout, "linux/arm64")).config());
        save(List.of(
                config(config.bytes()),
                Entry.file("other.json", text(other.bytes())),
                Entry.file("a", text(Sample.layerBytes(SHARED))),
                Entry.file("b", text(Sample.layerBytes(OWN))),
                Entry.file("c", text(Sample.layerBytes("linux/arm64"))),
                Entry.file(
                        "manifest.json",
                        "[{\"Config\":\"config.json\",\"RepoTags\":[\"app:1.0\",\"host:5000/app:2\"],\"Layers\":[\"a\",\"b\"]},"
                                + "{\"Config\":\"other.json\",\"RepoTags\":null,\"Layers\":[\"a\",\"c\"]}]")));
        var archive = Layouts.open(tar);
        assertEquals(
                archive.resolve(NAME).orElseThrow().digest(),
                archive.resolve("host:5000/app:2").orElseThrow().digest());
        var refused = assertThrows(LayoutException.class, archive::only).getMessage();
        assertTrue(refused.contains("has 2 images") && refused.contains(NAME), refused);
        assertEquals(archive.names(), archive.fullNames());
        var second = archive.resolve(archive.names().get(2)).orElseThrow();
        assertEquals(other.digest(), Manifest.parse(second).config().digest());
    }

    @Test
    void anArchiveThatIsALayoutTooKeepsItsDigest() throws IOException {
        DockerForm.add(
                layout, image, List.of(ImageReference.parse("app:1.0"), ImageReference.parse("host:5000/app:1.0")));
        ArchiveWriter.write(layout, tar);
        var archive = (OciArchive) Layouts.open(tar);
        assertTrue(archive.isForDocker());
        assertEquals(List.of("1.0", "1.0"), archive.names());
        assertEquals(List.of(NAME, "host:5000/app:1.0"), archive.fullNames());
        for (var name : List.of("", NAME, "host:5000/app:1.0", "1.0")) {
            assertEquals(image.digest(), archive.resolve(name).orElseThrow().digest());
        }

        var entries = new ArrayList<>(TarFiles.entries(layout.directory(), ""));
        entries.removeIf(entry -> entry.name().equals("oci-layout"));
        save(entries);
        var forOldEngines =
                Manifest.parse(Layouts.open(tar).resolve("host:5000/app:1.0").orElseThrow());
        assertEquals(Manifest.parse(image).config(), forOldEngines.config());
        assertEquals(Manifest.parse(image).layers(), forOldEngines.layers());
    }

    @Test
    void namesThatNobodyWouldGiveDoNoHarm() throws IOException {
        save(saved("<none>:<none>"));
        assertEquals(List.of("<none>:<none>"), Layouts.open(tar).names());
        save(saved("a\\u001b[31m"));
        assertFalse(Layouts.open(tar).names().get(0).contains("\u001b"));
    }

    @Test
    void aDamagedLayerIsNeverTakenForASoundOne() throws IOException {
        save(List.of(
                config(config.bytes()),
                Entry.file("a", text(Sample.layerBytes(SHARED))),
                Entry.file("b", "other bytes"),
                list("", "a", "b")));
        var archive = Layouts.open(tar);
        try (var in = archive.open(Manifest.parse(archive.only()).layers().get(1))) {
            assertThrows(ContentMismatchException.class, in::readAllBytes);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | has 0 images",
                "{} | is not a JSON array",
                "[1] | manifest.json[0]",
                "[{}] | manifest.json[0].Config is missing",
                "[{\"config\":\"config.json\"}] | has the field 'config'; expected 'Config'",
                "[{\"Config\":\"gone.json\",\"Layers\":[\"a\",\"b\"]}] | it has no file gone.json, which its manifest.json names",
                "[{\"Config\":\"config.json\",\"Layers\":[\"a\",\"gone\"]}] | it has no file gone",
                "[{\"Config\":\"config.json\",\"Layers\":[\"a\",\"round\"]}] | it has no file round",
                "[{\"Config\":\"config.json\",\"Layers\":[\"a\",\"out\"]}] | it has no file out",
                "[{\"Config\":\"config.json\",\"Layers\":[\"a\",\"/etc/passwd\"]}] | it has no file /etc/passwd",
                "[{\"Config\":\"config.json\",\"Layers\":[\"a\"]}] | config.json knows 2 layers, and manifest.json lists 1",
                "[{\"Config\":\"a\",\"Layers\":[\"a\"]}] | is no archive of docker save that can be read: ",
            })
    void whatIsNoSuchArchive(String list, String reason) throws IOException {
        save(List.of(
                config(config.bytes()),
                Entry.file("a", text(Sample.layerBytes(SHARED))),
                Entry.file("b", text(Sample.layerBytes(OWN))),
                new Entry("round", '2', "about"),
                new Entry("about", '2', "round"),
                new Entry("out", '2', "../../etc/passwd"),
                Entry.file("manifest.json", list)));
        var refused =
                assertThrows(LayoutException.class, () -> Layouts.open(tar)).getMessage();
        assertTrue(refused.contains(reason) && refused.contains("'" + tar + "'"), refused);
    }

    /** As Docker 20.10 writes it. */
    private List<Entry> saved(String name) {
        return List.of(
                config(config.bytes()),
                new Entry("aaaa/", '5', ""),
                Entry.file("aaaa/VERSION", "1.0"),
                Entry.file("aaaa/layer.tar", text(Sample.layerBytes(SHARED))),
                Entry.file("bbbb/layer.tar", text(Sample.layerBytes(OWN))),
                list("\"" + name + "\"", "aaaa/layer.tar", "bbbb/layer.tar"),
                Entry.file("repositories", "{}"));
    }

    private static Entry config(byte[] bytes) {
        return Entry.file("config.json", text(bytes));
    }

    private static Entry list(String names, String... layers) {
        return Entry.file(
                "manifest.json",
                "[{\"Config\":\"config.json\",\"RepoTags\":[" + names + "],\"Layers\":[\""
                        + String.join("\",\"", layers) + "\"]}]");
    }

    private void save(List<Entry> entries) throws IOException {
        TarFiles.write(entries, tar);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
