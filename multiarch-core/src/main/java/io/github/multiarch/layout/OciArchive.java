package io.github.multiarch.layout;

import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A tar archive of an OCI image layout, read in place: nothing is unpacked, and no file is held open between reads. Only the names that a layout has are looked
 * at; links are not followed.
 */
public final class OciArchive extends Layout {
    private final ArchiveListing listing;
    private final LayoutIndex index;

    OciArchive(ArchiveListing listing) throws IOException {
        this.listing = listing;
        LayoutMarker.check(file(LayoutMarker.FILE), toString());
        this.index = LayoutIndex.parse(file(LayoutIndex.FILE), toString());
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
        return new OciArchive(ArchiveListing.read(path));
    }

    /**
     * Whether it is an archive for {@code docker load} as well.
     *
     * @return true when it has that file, too
     */
    public boolean isForDocker() {
        return listing.files().containsKey(DockerManifest.FILE);
    }

    @Override
    LayoutIndex index() {
        return index;
    }

    private byte[] file(String name) throws IOException {
        var slice = listing.files().get(name);
        if (slice == null) {
            throw new LayoutException(this + " is not an OCI image layout: it has no file " + name
                    + instead(name).map(" "::concat).orElse(""));
        }
        try (var in = slice.open()) {
            return in.readNBytes(OciJson.MAX_DOCUMENT_BYTES + 1);
        }
    }

    private Optional<String> instead(String name) {
        return Optional.ofNullable(listing.others().get(name)).map(kind -> "(" + name + " is " + kind + ")");
    }

    @Override
    OptionalLong size(Digest digest) {
        var slice = listing.files().get(LayoutPaths.blob(digest));
        return slice == null ? OptionalLong.empty() : OptionalLong.of(slice.size());
    }

    @Override
    InputStream stream(Digest digest) throws IOException {
        var slice = listing.files().get(LayoutPaths.blob(digest));
        if (slice == null) {
            throw new ContentNotFoundException(digest + " is not in " + this);
        }
        return slice.open();
    }

    @Override
    Optional<String> instead(Digest digest) {
        return instead(LayoutPaths.blob(digest));
    }

    @Override
    public String toString() {
        return "the archive '" + listing.path() + "'";
    }
}
