package io.github.multiarch.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Directories that claim to be layouts. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links and named pipes are those of Unix")
class HostileLayoutsTest {
    private static final String LAYER = LayoutDamage.LAYER;
    private static final String BLOB = LayoutDamage.BLOB;

    @FunctionalInterface
    private interface Damage {
        void doTo(Path layout) throws Exception;
    }

    private record Row(String name, Damage damage, List<String> message) {
        @Override
        public String toString() {
            return name;
        }
    }

    @TempDir
    Path directory;

    private Path folder;

    @BeforeEach
    void create() throws IOException {
        folder = directory.resolve("layout");
        var layout = OciLayout.create(folder);
        layout.tag(Sample.index(layout), "1.0");
        Files.writeString(directory.resolve("secret"), "root:x:0:0\n");
    }

    static Stream<Row> markers() {
        return Stream.of(
                row("no marker", at -> Files.delete(at.resolve("oci-layout")), "has no file oci-layout"),
                row(
                        "a directory as marker",
                        at -> LayoutDamage.directory(at, "oci-layout"),
                        "(oci-layout is a directory)"),
                row(
                        "a link as marker",
                        at -> LayoutDamage.link(at, "oci-layout", "../secret"),
                        "oci-layout",
                        "leads out of it, to"),
                row(
                        "another version",
                        at -> LayoutDamage.marker(at, "{'imageLayoutVersion':'2.0.0'}"),
                        "\"2.0.0\"; only 1.0.0"),
                row(
                        "a long version",
                        at -> LayoutDamage.marker(at, "{'imageLayoutVersion':'" + "1".repeat(9_999) + "'}"),
                        "…; only"),
                row(
                        "a number as version",
                        at -> LayoutDamage.marker(at, "{'imageLayoutVersion':1}"),
                        "oci-layout has no image"),
                row(
                        "another case",
                        at -> LayoutDamage.marker(at, "{'imagelayoutversion':'1.0.0'}"),
                        "has no imageLayoutVersion"),
                row(
                        "a version twice",
                        at -> LayoutDamage.marker(at, "{'imageLayoutVersion':'1','imageLayoutVersion':'1'}"),
                        "Duplicate"),
                row(
                        "no JSON as marker",
                        at -> LayoutDamage.marker(at, "\u001b[2J"),
                        "its file oci-layout is not valid JSON"));
    }

    static Stream<Row> indexes() {
        var entry = "{'mediaType':'application/vnd.oci.image.manifest.v1+json','size':9,'digest':'sha256:";
        return Stream.of(
                row("no index", at -> Files.delete(at.resolve("index.json")), "has no file index.json"),
                row(
                        "a directory as index",
                        at -> LayoutDamage.directory(at, "index.json"),
                        "(index.json is a directory)"),
                row("a pipe as index", at -> LayoutDamage.pipe(at, "index.json"), "(index.json is no plain file)"),
                row(
                        "a link out",
                        at -> LayoutDamage.link(at, "index.json", "../secret"),
                        "index.json is a symbolic link",
                        "out of it"),
                row(
                        "a link to a device",
                        at -> LayoutDamage.link(at, "index.json", "/dev/zero"),
                        "(index.json is no plain file)"),
                row(
                        "a link to nowhere",
                        at -> LayoutDamage.link(at, "index.json", "nowhere"),
                        "link to something that does not exist"),
                row(
                        "a link to itself",
                        at -> LayoutDamage.link(at, "index.json", "index.json"),
                        "link to something that does not exist"),
                row(
                        "an index over 4 MiB",
                        at -> LayoutDamage.longer(at, "index.json", 1L << 40),
                        "index.json",
                        "limit is 4194304"),
                row("an empty index", at -> LayoutDamage.index(at, ""), "has no image"),
                row(
                        "an index that is none",
                        at -> LayoutDamage.index(at, "7"),
                        "index.json",
                        "manifests[0] is not a JSON object"),
                row(
                        "a digest that is a path",
                        at -> LayoutDamage.index(at, entry + "../../../secret'}"),
                        "broken index.json",
                        "digest"),
                row(
                        "an artifact only",
                        at -> LayoutDamage.index(at, entry.replace("manifest", "other") + LAYER + "'}"),
                        "what it has is app"),
                row(
                        "an old image only",
                        at -> LayoutDamage.index(at, LayoutDamage.old(entry) + LAYER + "'}"),
                        "it has is",
                        "manifest.v1+prettyjws"),
                row(
                        "thousands of images",
                        at -> LayoutDamage.index(at, LayoutDamage.many(entry)),
                        "500 images",
                        "and 480 more"),
                row(
                        "another size",
                        at -> LayoutDamage.index(at, entry + LAYER + "'}"),
                        LAYER,
                        "sent more than the 9 bytes"),
                row(
                        "a size over 4 MiB",
                        at -> LayoutDamage.index(at, entry.replace("9", "5000000") + LAYER + "'}"),
                        LAYER,
                        "limit"));
    }

    static Stream<Row> blobs() {
        return Stream.of(
                row("a blob that is not there", at -> Files.delete(at.resolve(BLOB)), LAYER, "is not in the layout"),
                row("a directory as blob", at -> LayoutDamage.directory(at, BLOB), "(" + BLOB + " is a directory)"),
                row("a pipe as blob", at -> LayoutDamage.pipe(at, BLOB), "(" + BLOB + " is no plain file)"),
                row(
                        "a link to a local file",
                        at -> LayoutDamage.link(at, BLOB, "../../../secret"),
                        LAYER,
                        "(" + BLOB + " is a symbolic link that leads out of it, to /",
                        "/secret",
                        "cp -RL"),
                row(
                        "a link to the very bytes elsewhere",
                        at -> LayoutDamage.elsewhere(at, "../../../elsewhere"),
                        LAYER,
                        "(" + BLOB + " is a symbolic link that leads out of it, to /",
                        "/elsewhere"),
                row(
                        "a link by way of a link",
                        at -> {
                            LayoutDamage.elsewhere(at, "../../way");
                            Files.createSymbolicLink(at.resolve("way"), Path.of("../elsewhere"));
                        },
                        "(" + BLOB + " is a symbolic link that leads out of it, to /"),
                row(
                        "a link to another file of the layout",
                        at -> LayoutDamage.link(at, BLOB, "../../index.json"),
                        LAYER,
                        "nothing of it is used"),
                row("a hard link to a local file", LayoutDamage::hardLink, LAYER, "nothing of it is used"),
                row(
                        "a link to a device as blob",
                        at -> LayoutDamage.link(at, BLOB, "/dev/zero"),
                        "(" + BLOB + " is no plain file)"),
                row(
                        "a link to nowhere as blob",
                        at -> LayoutDamage.link(at, BLOB, "nowhere"),
                        "(" + BLOB + " is a symbolic link"),
                row(
                        "a link to itself as blob",
                        at -> LayoutDamage.link(at, BLOB, LAYER),
                        "(" + BLOB + " is a symbolic link"),
                row(
                        "a blob in upper case",
                        at -> LayoutDamage.move(at, LAYER.toUpperCase(Locale.ROOT)),
                        LAYER,
                        "is not in the layout"),
                row(
                        "a blob under another hash",
                        at -> LayoutDamage.move(at, "../sha512-" + LAYER),
                        LAYER,
                        "is not in the layout"),
                row(
                        "a blob without end",
                        at -> LayoutDamage.longer(at, BLOB, 1L << 40),
                        LAYER,
                        "sent more than the 22 bytes"),
                row(
                        "a blob too short",
                        at -> LayoutDamage.longer(at, BLOB, 21),
                        LAYER,
                        "sent 21 bytes",
                        "which has 22"),
                row("a blob too long", at -> LayoutDamage.longer(at, BLOB, 23), LAYER, "sent more than the 22 bytes"),
                row("an empty blob", at -> LayoutDamage.longer(at, BLOB, 0), LAYER, "sent 0 bytes", "which has 22"),
                row("another blob", at -> Files.writeString(at.resolve(BLOB), "X".repeat(22)), LAYER, "sent sha256:"),
                row(
                        "no folder of blobs",
                        at -> Files.move(at.resolve("blobs"), at.resolve("other")),
                        "is not in the layout"));
    }

    @ParameterizedTest
    @MethodSource({"markers", "indexes", "blobs"})
    void isRefused(Row row) throws Exception {
        Reading.all(folder);
        row.damage().doTo(folder);
        Reading.assertRefused(folder, row.message());
    }

    @Test
    void aDamagedManifestAskedForByDigestIsNotCalledAbsent() throws IOException {
        var layout = OciLayout.open(folder);
        var manifest = Sample.image(layout, "linux/s390x");
        Files.writeString(layout.pathOf(manifest.digest()), "{}");
        var name = manifest.digest().toString();
        var failure = assertThrows(ContentMismatchException.class, () -> layout.resolve(name));
        assertTrue(failure.getMessage().contains(name), failure.getMessage());
        LayoutDamage.longer(folder, "blobs/sha256/" + manifest.digest().hex(), OciJson.MAX_DOCUMENT_BYTES + 1);
        var limit = assertThrows(IOException.class, () -> layout.resolve(name));
        assertEquals(
                name + " in " + layout
                        + " shall have 4194305 bytes; the limit for a manifest, index or config is 4194304",
                limit.getMessage());
    }

    private static Row row(String name, Damage damage, String... message) {
        return new Row(name, damage, List.of(message));
    }
}
