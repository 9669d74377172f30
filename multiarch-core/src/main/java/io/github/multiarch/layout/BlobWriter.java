package io.github.multiarch.layout;

import io.github.multiarch.content.PartialFile;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.MediaType;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Takes the bytes of a blob whose digest is known only when all are there. Closed without {@link #commit} it leaves nothing behind. */
public final class BlobWriter implements Closeable {
    private final OciLayout layout;
    private final PartialFile file;
    private final MessageDigest hash = Digest.Algorithm.SHA256.newMessageDigest();
    private final OutputStream stream = new Hashing();
    private long count;
    private boolean committed;

    BlobWriter(OciLayout layout) throws IOException {
        this.layout = layout;
        this.file = PartialFile.in(layout.directory());
    }

    /**
     * Where the bytes go. Closing it only flushes it, so that a compressing stream around it can be closed as usual before {@link #commit}.
     *
     * @return always the same stream
     */
    public OutputStream stream() {
        return stream;
    }

    /**
     * Puts the blob into the layout under its digest. Nothing can be written after this.
     *
     * @param mediaType what it is
     * @return its descriptor
     * @throws IOException when it is not stored
     * @throws IllegalStateException when it was called before
     */
    public Descriptor commit(MediaType mediaType) throws IOException {
        if (committed) {
            throw new IllegalStateException("this blob is committed already");
        }
        committed = true;
        var digest = Digest.of(Digest.Algorithm.SHA256, hash.digest());
        file.moveTo(layout.pathOf(digest));
        return new Descriptor(mediaType, digest, count);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private final class Hashing extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (committed) {
                throw new IOException("this blob is committed already; nothing can be added to it");
            }
            file.out().write(bytes, offset, length);
            hash.update(bytes, offset, length);
            count += length;
        }

        @Override
        public void flush() throws IOException {
            if (!committed) {
                file.out().flush();
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
