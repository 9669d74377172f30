package io.github.multiarch.layout;

import io.github.multiarch.content.BlobBody;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSink;
import io.github.multiarch.content.PartialFile;
import io.github.multiarch.content.VerifyingInputStream;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Referrer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A directory that is an OCI image layout. A file is complete from the moment that it is there: it is written beside its place, checked on the way, and moved.
 *
 * <p>Its blobs may be symbolic links to files within it, and its folders of blobs links to anywhere, such as to a store that several layouts share. A blob that is a link to a file elsewhere, as Bazel's
 * rules_oci 2 makes them, is not read: the message names it, and the copy that has the files themselves. Archives have no such links either.
 */
public final class OciLayout extends Layout implements ContentSink {
    private final Path directory;

    private OciLayout(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens a layout for writing, and makes it where there is nothing yet.
     *
     * @param directory of a layout, or empty, or not there
     * @return the layout with what was in it
     * @throws LayoutException when there is something else; the message names the path
     * @throws IOException when it cannot be written
     */
    public static OciLayout create(Path directory) throws IOException {
        EmptyLayout.prepare(new OciLayout(directory).files());
        return open(directory);
    }

    /**
     * Opens a layout that is there.
     *
     * @param directory with the files {@code oci-layout} and {@code index.json}
     * @return the layout
     * @throws LayoutException when it is none; the message names the path and the file that is missing or wrong
     * @throws IOException when it cannot be read
     */
    public static OciLayout open(Path directory) throws IOException {
        var layout = new OciLayout(directory);
        if (!Files.isDirectory(directory)) {
            throw new LayoutException("'" + directory + "' is not a directory");
        }
        LayoutMarker.check(layout.files().document(LayoutMarker.FILE), layout.toString());
        layout.index();
        return layout;
    }

    /**
     * Where this layout is.
     *
     * @return the path by which it was opened
     */
    public Path directory() {
        return directory;
    }

    /**
     * Where a blob is, or would be.
     *
     * @param digest of the blob
     * @return a path below {@link #directory()}
     */
    public Path pathOf(Digest digest) {
        return directory.resolve(LayoutPaths.blob(digest));
    }

    /**
     * Begins a blob whose digest is not known yet.
     *
     * @return to be written, committed and closed
     * @throws IOException when nothing can be written here
     */
    public BlobWriter blobOutput() throws IOException {
        return new BlobWriter(this);
    }

    /**
     * Takes a blob from a file, without copying it where the file system can share it.
     *
     * @param descriptor what it is; the file is believed
     * @param file nobody writes to it any more
     * @return false when there is no such file
     * @throws IOException when the blob cannot be stored
     */
    public boolean adopt(Descriptor descriptor, Path file) throws IOException {
        try {
            Files.createLink(pathOf(descriptor.digest()), file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (UnsupportedOperationException | IOException e) {
            // Another file system, or one without links.
        }
        try {
            write(descriptor, () -> Files.newInputStream(file));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void write(Descriptor descriptor, BlobBody body) throws IOException {
        try (var file = PartialFile.in(directory);
                var in = VerifyingInputStream.of(body.open(), descriptor, "the source for " + this)) {
            in.transferTo(file.out());
            file.moveTo(pathOf(descriptor.digest()));
        }
    }

    /** {@inheritDoc} What it names is not looked for: layers of a base may be held elsewhere. */
    @Override
    public void write(Document document) throws IOException {
        try (var file = PartialFile.in(directory)) {
            file.out().write(document.bytes());
            file.moveTo(pathOf(document.digest()));
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when it is not a tag, or the document is neither manifest nor index
     * @throws ContentNotFoundException when the document was not written before
     */
    @Override
    public void tag(Document document, String tag) throws IOException {
        var content = document.descriptor();
        ImageReference.checkTag(tag);
        if (!content.mediaType().isIndex() && !content.mediaType().isManifest()) {
            throw new IllegalArgumentException(
                    document + " is a " + content.mediaType() + "; only a manifest or an index can have a tag");
        }
        if (!has(content)) {
            throw new ContentNotFoundException("cannot tag " + document + " as '" + tag + "': it is not in " + this);
        }
        LayoutLock.alone(directory, () -> files().replace(LayoutIndex.FILE, index().withName(tag, content)));
    }

    /**
     * Lists what refers to an image.
     *
     * @param subject the image's digest
     * @param referrers written before
     * @param isNamed whether the list gets a name, too, by which regctl finds it, and which engines would take for an image's
     * @throws IOException when it cannot be written, or the name of the list stands for something else
     */
    public void attach(Digest subject, List<Referrer> referrers, boolean isNamed) throws IOException {
        LayoutLock.alone(directory, () -> LayoutReferrers.add(this, subject, referrers, isNamed));
    }

    void replaceIndex(byte[] bytes) throws IOException {
        files().replace(LayoutIndex.FILE, bytes);
    }

    @Override
    LayoutIndex index() throws IOException {
        return LayoutIndex.parse(files().document(LayoutIndex.FILE), toString());
    }

    void remove(String file) throws IOException {
        Files.deleteIfExists(directory.resolve(file));
    }

    void replace(String file, byte[] bytes) throws IOException {
        files().replace(file, bytes);
    }

    private LayoutFiles files() {
        return new LayoutFiles(directory, toString());
    }

    @Override
    Optional<String> instead(Digest digest) throws IOException {
        return files().insteadOfBlob(pathOf(digest));
    }

    @Override
    OptionalLong size(Digest digest) throws IOException {
        var path = pathOf(digest);
        return files().hasBlob(path) ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
    }

    @Override
    InputStream stream(Digest digest) throws IOException {
        return files().open(pathOf(digest));
    }

    @Override
    public String toString() {
        return "the layout '" + directory + "'";
    }
}
