package io.github.multiarch.layout;

import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * A tar archive of an OCI image layout, read in place: nothing is unpacked, and no file is held open between reads. Only the names that a layout has are looked
 * at; links and whatever else is in the archive are not.
 */
public final class OciArchive extends Layout {
    private final Path path;
    private final Map<String, FileSlice> files;
    private final LayoutIndex index;

    private OciArchive(Path path, Map<String, FileSlice> files) throws IOException {
        this.path = path;
        this.files = files;
        LayoutMarker.check(file(LayoutMarker.FILE), toString());
        this.index = LayoutIndex.parse(file("index.json"), toString());
    }

    /**
     * Reads the archive's list of files.
     *
     * @param path of an uncompressed tar archive
     * @return the layout in it
     * @throws LayoutException when it is not one; the message names the path and what is missing or wrong
     * @throws IOException when it cannot be read
     */
    public static OciArchive open(Path path) throws IOException {
        refuseCompressed(path);
        try (var tar = new TarFile(path)) {
            var files = new HashMap<String, FileSlice>();
            for (var entry : tar.getEntries()) {
                add(files, entry, path);
            }
            return new OciArchive(path, files);
        } catch (LayoutException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new LayoutException("'" + path + "' is not a tar archive that can be read: " + e.getMessage(), e);
        }
    }

    private static void refuseCompressed(Path path) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(path)) {
            start = in.readNBytes(2);
        }
        if (start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
            throw new LayoutException("'" + path + "' is compressed with gzip; unpack it first: gunzip " + path);
        }
    }

    private static void add(Map<String, FileSlice> files, TarArchiveEntry entry, Path path) throws LayoutException {
        var name = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
        boolean plain =
                (entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM)
                        && !entry.isSparse();
        if (plain && !name.endsWith("/")) {
            var slice = new FileSlice(path, entry.getDataOffset(), entry.getSize());
            if (files.put(name, slice) != null) {
                throw new LayoutException("'" + path + "' has the file " + name + " twice");
            }
        }
    }

    @Override
    LayoutIndex index() {
        return index;
    }

    private byte[] file(String name) throws IOException {
        var slice = files.get(name);
        if (slice == null) {
            throw new LayoutException(this + " is not an OCI image layout: it has no file " + name);
        }
        try (var in = slice.open()) {
            return in.readNBytes(OciJson.MAX_DOCUMENT_BYTES + 1);
        }
    }

    @Override
    OptionalLong size(Digest digest) {
        var slice = files.get(LayoutPaths.blob(digest));
        return slice == null ? OptionalLong.empty() : OptionalLong.of(slice.size());
    }

    @Override
    InputStream stream(Digest digest) throws IOException {
        var slice = files.get(LayoutPaths.blob(digest));
        if (slice == null) {
            throw new ContentNotFoundException(digest + " is not in " + this);
        }
        return slice.open();
    }

    @Override
    public String toString() {
        return "the archive '" + path + "'";
    }
}
