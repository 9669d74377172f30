package io.github.multiarch.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Names a blob and says what and how large it is: <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md">OCI image spec v1.1.1,
 * descriptor</a>.
 *
 * @param mediaType what it is
 * @param digest its name
 * @param size its length in bytes
 * @param urls where else it can be had; for foreign layers
 * @param annotations sorted by key
 * @param platform what it runs on; only in an index
 * @param artifactType what a manifest is for, where that is no image to run; only in an index
 */
public record Descriptor(
        MediaType mediaType,
        Digest digest,
        long size,
        List<String> urls,
        SortedMap<String, String> annotations,
        Optional<Platform> platform,
        Optional<String> artifactType) {
    private static final String ATTESTED = "vnd.docker.reference.digest";

    /**
     * Takes copies.
     *
     * @throws IllegalArgumentException when the size is negative
     */
    public Descriptor {
        if (size < 0) {
            throw new IllegalArgumentException(digest + " has the size " + size);
        }
        urls = List.copyOf(urls);
        annotations = sorted(annotations);
    }

    /**
     * A descriptor of no artifact.
     *
     * @param mediaType what it is
     * @param digest its name
     * @param size its length in bytes
     * @param urls where else it can be had; for foreign layers
     * @param annotations sorted by key
     * @param platform what it runs on; only in an index
     */
    public Descriptor(
            MediaType mediaType,
            Digest digest,
            long size,
            List<String> urls,
            SortedMap<String, String> annotations,
            Optional<Platform> platform) {
        this(mediaType, digest, size, urls, annotations, platform, Optional.empty());
    }

    /**
     * A descriptor of nothing but content.
     *
     * @param mediaType what it is
     * @param digest its name
     * @param size its length in bytes
     */
    public Descriptor(MediaType mediaType, Digest digest, long size) {
        this(mediaType, digest, size, List.of(), new TreeMap<>(), Optional.empty());
    }

    /**
     * The same content on this platform.
     *
     * @param newPlatform what it runs on
     * @return a new descriptor
     */
    public Descriptor withPlatform(Platform newPlatform) {
        return new Descriptor(mediaType, digest, size, urls, annotations, Optional.of(newPlatform), artifactType);
    }

    /**
     * The same content under another name of its kind.
     *
     * @param newMediaType what it is
     * @return a new descriptor
     */
    public Descriptor withMediaType(MediaType newMediaType) {
        return new Descriptor(newMediaType, digest, size, urls, annotations, platform, artifactType);
    }

    /**
     * The same content with these annotations in place of the present ones.
     *
     * @param newAnnotations any order
     * @return a new descriptor
     */
    public Descriptor withAnnotations(Map<String, String> newAnnotations) {
        return new Descriptor(mediaType, digest, size, urls, sorted(newAnnotations), platform, artifactType);
    }

    /**
     * The image of the same index that this says something of, where it is what BuildKit lists as an <a
     * href="https://github.com/moby/buildkit/blob/v0.12.0/docs/attestations/attestation-storage.md">attestation</a>.
     *
     * @return that image's digest, as it was written; empty for what is no attestation, or does not say of what
     */
    public Optional<String> attested() {
        return Optional.ofNullable(annotations.get(ATTESTED));
    }

    static SortedMap<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    static Descriptor fromJson(JsonNode node, String where) {
        var fields = new JsonFields(node, where);
        var platform = fields.optional("platform").map(p -> PlatformJson.read(p, where + ".platform"));
        var descriptor = new Descriptor(
                fields.parsed("mediaType", MediaType::new),
                fields.parsed("digest", Digest::parse),
                fields.size("size"),
                fields.strings("urls"),
                fields.stringMap("annotations"),
                platform,
                fields.string("artifactType").filter(type -> !type.isEmpty()));
        if (fields.optional("data").isPresent()) {
            var data = fields.parsed("data", Base64.getDecoder()::decode);
            descriptor.checkData(data, where + ".data");
        }
        return descriptor;
    }

    /** What is embedded is not used, but a reader that does use it must not see other content than one that does not. */
    private void checkData(byte[] data, String where) {
        var actual = Digest.of(
                digest.algorithm(), digest.algorithm().newMessageDigest().digest(data));
        if (data.length != size || !actual.equals(digest)) {
            throw new MalformedDocumentException(where + " has " + data.length + " bytes with the digest " + actual
                    + "; expected " + size + " bytes with " + digest);
        }
    }

    ObjectNode toJson() {
        var json = OciJson.object();
        json.put("mediaType", mediaType.value());
        json.put("digest", digest.toString());
        json.put("size", size);
        OciJson.putStrings(json, "urls", urls);
        platform.ifPresent(p -> json.set("platform", PlatformJson.write(p)));
        artifactType.ifPresent(type -> json.put("artifactType", type));
        OciJson.putStringMap(json, "annotations", annotations);
        return json;
    }

    /** Written out, for the reason that {@link Digest#equals} gives. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Descriptor descriptor
                && mediaType.equals(descriptor.mediaType)
                && digest.equals(descriptor.digest)
                && size == descriptor.size
                && urls.equals(descriptor.urls)
                && annotations.equals(descriptor.annotations)
                && platform.equals(descriptor.platform)
                && artifactType.equals(descriptor.artifactType);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }
}
