package io.github.multiarch.cache;

import io.github.multiarch.content.PartialFile;
import io.github.multiarch.content.VerifyingInputStream;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * One layer in the cache: a folder with its bytes, and a file that describes them, written anew each time they are of use, so that its time says when that was. The bytes
 * may be shared with the layouts of builds. Who changes them changes the time of their file, too: then they are held against their digest once more.
 */
final class LayerFolder {
    static final String DESCRIPTION = "about.json";

    private static final int MAX_DESCRIPTION_BYTES = 4096;

    private final Path folder;
    private final Digest digest;

    LayerFolder(Path folder, Digest digest) {
        this.folder = folder;
        this.digest = digest;
    }

    Path bytes() {
        return folder.resolve("layer");
    }

    private Path description() {
        return folder.resolve(DESCRIPTION);
    }

    /**
     * What is here.
     *
     * @throws NoSuchFileException when there is nothing
     * @throws DamagedFileException when it is not what it was
     */
    CachedLayer use() throws IOException {
        byte[] text;
        try (var in = Files.newInputStream(description())) {
            text = in.readNBytes(MAX_DESCRIPTION_BYTES);
        }
        CachedLayer layer;
        long written;
        try {
            var json = OciJson.parseObject(text, description().toString());
            layer = new CachedLayer(
                    digest,
                    json.path("size").asLong(-1),
                    Digest.parse(json.path("diffId").asText()));
            written = json.path("written").asLong();
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException(description());
        }
        if (Files.size(bytes()) != layer.size() || written() != written) {
            verify(layer);
        }
        describe(layer);
        return layer;
    }

    /** A key that led here is of use as long as the layer is. */
    void wasUsedBy(Path key) {
        try {
            Files.setLastModifiedTime(key, Files.getLastModifiedTime(description()));
        } catch (IOException e) {
            // It may go a little earlier then.
        }
    }

    /** Puts a layer here. */
    void store(CachedLayer layer, Path blob) throws IOException {
        Files.createDirectories(folder);
        try {
            Files.createLink(bytes(), blob);
        } catch (FileAlreadyExistsException e) {
            verify(layer);
        } catch (UnsupportedOperationException | IOException e) {
            // Another file system, or one without links.
            try (var file = PartialFile.in(folder);
                    var in = Files.newInputStream(blob)) {
                in.transferTo(file.out());
                file.moveTo(bytes());
            }
        }
        describe(layer);
    }

    /** Takes it away, the description first. What cannot be deleted stays. */
    void delete() {
        try {
            Files.deleteIfExists(description());
            Files.deleteIfExists(bytes());
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // It is found damaged, or unused, another time.
        }
    }

    private void verify(CachedLayer layer) throws IOException {
        var descriptor = new Descriptor(new MediaType("application/octet-stream"), layer.digest(), layer.size());
        try (var in = VerifyingInputStream.of(Files.newInputStream(bytes()), descriptor, bytes().toString())) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw new DamagedFileException(bytes());
        }
    }

    private void describe(CachedLayer layer) throws IOException {
        var json = OciJson.object();
        json.put("size", layer.size());
        json.put("diffId", layer.diffId().toString());
        json.put("written", written());
        try (var file = PartialFile.in(folder)) {
            file.out().write(OciJson.bytes(json));
            file.moveTo(description());
        }
    }

    private long written() throws IOException {
        return Files.getLastModifiedTime(bytes()).to(TimeUnit.NANOSECONDS);
    }
}
