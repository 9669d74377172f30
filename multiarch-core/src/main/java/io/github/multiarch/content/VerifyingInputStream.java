package io.github.multiarch.content;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/** Counts and hashes what is read, and reports the end only when both are those of the descriptor. A reader that sees the end has seen the right bytes. */
public final class VerifyingInputStream extends FilterInputStream {
    private final Descriptor expected;
    private final String origin;
    private final MessageDigest hash;
    private LongConsumer listener = count -> {};
    private UnaryOperator<IOException> translation = UnaryOperator.identity();
    private long count;
    private boolean verified;

    /**
     * Wraps a stream, unless it is one that checks just this from its first byte: nothing is hashed twice.
     *
     * @param in what to check; closed with the result
     * @param expected digest and size
     * @param origin where it comes from, for the message
     * @return at the position of the stream
     */
    public static VerifyingInputStream of(InputStream in, Descriptor expected, String origin) {
        return in instanceof VerifyingInputStream other
                        && other.count == 0
                        && other.expected.size() == expected.size()
                        && other.expected.digest().equals(expected.digest())
                ? other
                : new VerifyingInputStream(in, expected, origin);
    }

    /**
     * Tells how far it is.
     *
     * @param display gets the number of bytes read so far, at once and after each read
     * @return this
     */
    public VerifyingInputStream telling(LongConsumer display) {
        listener = display;
        display.accept(count);
        return this;
    }

    /**
     * Says something else when it breaks, or has brought other bytes than it should.
     *
     * @param words gets each failure, and returns what is thrown
     * @return this
     */
    public VerifyingInputStream failing(UnaryOperator<IOException> words) {
        translation = words;
        return this;
    }

    /**
     * Wraps a stream.
     *
     * @param in what to check; closed with this
     * @param expected digest and size
     * @param origin where it comes from, for the message
     */
    private VerifyingInputStream(InputStream in, Descriptor expected, String origin) {
        super(in);
        this.expected = expected;
        this.origin = origin;
        this.hash = expected.digest().algorithm().newMessageDigest();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return checked(buffer, offset, length);
        } catch (IOException e) {
            throw translation.apply(e);
        }
    }

    private int checked(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read < 0) {
            verify();
            return read;
        }
        count += read;
        if (count > expected.size()) {
            throw new ContentMismatchException(origin + " sent more than the " + expected.size() + " bytes of "
                    + expected.digest() + "; nothing of it is used");
        }
        hash.update(buffer, offset, read);
        listener.accept(count);
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        return n <= 0 ? 0 : readNBytes((int) Math.min(n, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void verify() throws IOException {
        if (verified) {
            return;
        }
        var algorithm = expected.digest().algorithm();
        if (count != expected.size()) {
            throw new ContentMismatchException(origin + " sent " + count + " bytes for " + expected.digest()
                    + ", which has " + expected.size() + "; nothing of it is used");
        }
        var actual = Digest.of(algorithm, hash.digest());
        if (!actual.equals(expected.digest())) {
            throw new ContentMismatchException(
                    origin + " sent " + actual + " for " + expected.digest() + "; nothing of it is used");
        }
        verified = true;
    }
}
