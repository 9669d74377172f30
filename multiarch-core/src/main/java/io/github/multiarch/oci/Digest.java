package io.github.multiarch.oci;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The name of content by its hash, {@code sha256:…}, as in <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests">OCI image
 * spec v1.1.1, digests</a>.
 *
 * @param algorithm how the hash was made
 * @param hex the hash, lower-case hexadecimal, of the algorithm's length
 */
public record Digest(Algorithm algorithm, String hex) implements Comparable<Digest> {

    /** The algorithms registered by the specification that the JDK can compute. */
    public enum Algorithm {
        /** SHA-256, what registries use. */
        SHA256("sha256", "SHA-256", 64),
        /** SHA-512, read but never written. */
        SHA512("sha512", "SHA-512", 128);

        private final String id;
        private final String javaName;
        private final int hexLength;

        Algorithm(String id, String javaName, int hexLength) {
            this.id = id;
            this.javaName = javaName;
            this.hexLength = hexLength;
        }

        /**
         * A fresh hash computation.
         *
         * @return never null
         */
        public MessageDigest newMessageDigest() {
            try {
                return MessageDigest.getInstance(javaName);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has " + javaName, e);
            }
        }
    }

    /**
     * Checks length and alphabet.
     *
     * @throws IllegalArgumentException when the hash is not one of the algorithm
     */
    public Digest {
        if (hex.length() != algorithm.hexLength || !isHex(hex)) {
            throw new IllegalArgumentException("the digest '" + algorithm.id + ":" + Shown.of(hex) + "' is not "
                    + algorithm.hexLength + " lower-case hexadecimal digits");
        }
    }

    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads {@code algorithm:hex}.
     *
     * @param text what a document or a user wrote
     * @return the digest
     * @throws IllegalArgumentException when it is not one, or its algorithm is not supported
     */
    public static Digest parse(String text) {
        int colon = text.indexOf(':');
        if (colon > 0) {
            for (var algorithm : Algorithm.values()) {
                if (algorithm.id.equals(text.substring(0, colon))) {
                    return new Digest(algorithm, text.substring(colon + 1));
                }
            }
        }
        throw new IllegalArgumentException(
                "'" + Shown.of(text) + "' is not a digest; expected sha256: followed by 64 hexadecimal digits");
    }

    /**
     * The SHA-256 digest of these bytes.
     *
     * @param bytes the content
     * @return its name
     */
    public static Digest of(byte[] bytes) {
        return of(Algorithm.SHA256, Algorithm.SHA256.newMessageDigest().digest(bytes));
    }

    /**
     * A digest from a finished computation.
     *
     * @param algorithm how the hash was made
     * @param hash the raw hash
     * @return the digest
     */
    public static Digest of(Algorithm algorithm, byte[] hash) {
        return new Digest(algorithm, HexFormat.of().formatHex(hash));
    }

    /**
     * The first twelve digits, for people.
     *
     * @return twelve hexadecimal digits without the algorithm
     */
    public String shortHex() {
        return hex.substring(0, 12);
    }

    @Override
    public int compareTo(Digest other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return algorithm.name().toLowerCase(Locale.ROOT) + ":" + hex;
    }

    /** Written out, as is {@link #hashCode}: for a record the JVM generates both at first use, and every build would wait for that. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Digest digest && hex.equals(digest.hex) && algorithm == digest.algorithm;
    }

    @Override
    public int hashCode() {
        return hex.hashCode();
    }
}
