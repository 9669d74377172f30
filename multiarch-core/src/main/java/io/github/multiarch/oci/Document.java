package io.github.multiarch.oci;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A manifest, index or config as the bytes that were hashed. What was read is passed on as it was read: a fetched document is never serialised anew, since that
 * would change its digest.
 */
public final class Document {
    private final Descriptor descriptor;
    private final byte[] bytes;

    private Document(Descriptor descriptor, byte[] bytes) {
        this.descriptor = descriptor;
        this.bytes = bytes;
    }

    /**
     * A document of these bytes, named by their SHA-256.
     *
     * @param mediaType what it is
     * @param bytes at most {@link OciJson#MAX_DOCUMENT_BYTES}
     * @return the document
     */
    public static Document of(MediaType mediaType, byte[] bytes) {
        return new Document(new Descriptor(mediaType, Digest.of(bytes), bytes.length), bytes.clone());
    }

    /**
     * A document written from its JSON tree.
     *
     * @param mediaType what it is
     * @param json its content
     * @return the document
     */
    public static Document of(MediaType mediaType, ObjectNode json) {
        return of(mediaType, OciJson.bytes(json));
    }

    /**
     * These bytes, held against the descriptor by which they were asked for.
     *
     * @param expected its digest and size must be those of the bytes
     * @param bytes what arrived
     * @return the document with this descriptor
     * @throws MalformedDocumentException when they are other bytes
     */
    public static Document verified(Descriptor expected, byte[] bytes) {
        var actual = Digest.of(
                expected.digest().algorithm(),
                expected.digest().algorithm().newMessageDigest().digest(bytes));
        if (bytes.length != expected.size() || !actual.equals(expected.digest())) {
            throw new MalformedDocumentException("expected " + expected.digest() + " with " + expected.size()
                    + " bytes, got " + actual + " with " + bytes.length + " bytes");
        }
        return new Document(expected, bytes.clone());
    }

    /**
     * What this is, its digest and its size.
     *
     * @return the descriptor
     */
    public Descriptor descriptor() {
        return descriptor;
    }

    /**
     * Its digest.
     *
     * @return the digest of {@link #bytes()}
     */
    public Digest digest() {
        return descriptor.digest();
    }

    /**
     * Exactly what was hashed.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Parses the bytes.
     *
     * @return a new tree
     * @throws MalformedDocumentException when they are not a JSON object
     */
    public ObjectNode json() {
        return OciJson.parseObject(bytes, toString());
    }

    @Override
    public String toString() {
        var type = descriptor.mediaType();
        var kind = type.isIndex() ? "index" : type.isManifest() ? "manifest" : type.isConfig() ? "config" : "document";
        return "the " + kind + " " + descriptor.digest();
    }
}
