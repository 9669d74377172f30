package io.github.multiarch.layout;

import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A tar archive as {@code docker save} writes it, read in place. It has no manifests: each image gets one of the OCI form, over its config and its layers as they lie there, which mostly are not
 * compressed. So the manifest's digest is the same for everybody who reads this archive, and none that a registry has.
 */
public final class DockerArchive extends Layout {
    private final ArchiveListing listing;
    private final LayoutIndex index;
    private final Map<Digest, FileSlice> files = new HashMap<>();
    private final Map<Digest, Document> manifests = new HashMap<>();

    DockerArchive(ArchiveListing listing) throws IOException {
        this.listing = listing;
        var reader = new DockerImages(listing, toString());
        var entries = new ArrayList<Descriptor>();
        for (var image : reader.read()) {
            manifests.put(image.manifest().digest(), image.manifest());
            files.putAll(image.files());
            entries.addAll(entries(image));
        }
        var document = new ImageIndex(MediaType.OCI_INDEX, entries, new TreeMap<>()).toDocument();
        this.index = LayoutIndex.parse(document.bytes(), toString());
    }

    private static List<Descriptor> entries(DockerImages.Image image) {
        var manifest = image.manifest().descriptor();
        return image.names().isEmpty()
                ? List.of(manifest)
                : image.names().stream()
                        .map(name -> manifest.withAnnotations(new TreeMap<>(Map.of(LayoutIndex.REF_NAME, name))))
                        .toList();
    }

    /** Whether an archive is one, and no OCI layout as well. Docker 25 saves an image that is asked for by digest with an index that lists nothing. */
    static boolean isOne(ArchiveListing listing) throws IOException {
        return listing.files().containsKey(DockerManifest.FILE)
                && (!listing.files().containsKey(LayoutMarker.FILE) || listsNothing(listing));
    }

    private static boolean listsNothing(ArchiveListing listing) throws IOException {
        var index = listing.files().get(LayoutIndex.FILE);
        if (index == null) {
            return false;
        }
        try (var in = index.open()) {
            var json = OciJson.parseObject(in.readNBytes(OciJson.MAX_DOCUMENT_BYTES + 1), LayoutIndex.FILE);
            var manifests = json.path("manifests");
            return manifests.isMissingNode() || manifests.isNull() || (manifests.isArray() && manifests.isEmpty());
        } catch (MalformedDocumentException e) {
            return false;
        }
    }

    @Override
    LayoutIndex index() {
        return index;
    }

    @Override
    OptionalLong size(Digest digest) {
        var manifest = manifests.get(digest);
        if (manifest != null) {
            return OptionalLong.of(manifest.descriptor().size());
        }
        var file = files.get(digest);
        return file == null ? OptionalLong.empty() : OptionalLong.of(file.size());
    }

    @Override
    InputStream stream(Digest digest) throws IOException {
        var manifest = manifests.get(digest);
        if (manifest != null) {
            return new ByteArrayInputStream(manifest.bytes());
        }
        var file = files.get(digest);
        if (file == null) {
            throw new ContentNotFoundException(digest + " is not in " + this);
        }
        return file.open();
    }

    @Override
    Optional<String> instead(Digest digest) {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "the archive '" + listing.path() + "'";
    }
}
