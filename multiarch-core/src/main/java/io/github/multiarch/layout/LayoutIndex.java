package io.github.multiarch.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Referrer;
import io.github.multiarch.oci.Shown;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code index.json} says: the images of a layout by name. It keeps the tree that was read, since another tool's fields must survive a new tag.
 */
final class LayoutIndex {
    static final String FILE = "index.json";

    /** The annotation that names an entry. */
    static final String REF_NAME = "org.opencontainers.image.ref.name";

    /** The annotation by which engines give an entry its full name, and by which their {@code save} and builders write it. */
    static final String FULL_NAME = "io.containerd.image.name";

    private static final int SHOWN = 20;

    private final String where;
    private final ObjectNode json;
    private final List<Descriptor> entries;

    private LayoutIndex(String where, ObjectNode json, List<Descriptor> entries) {
        this.where = where;
        this.json = json;
        this.entries = entries;
    }

    static LayoutIndex parse(byte[] bytes, String where) throws LayoutException {
        try {
            var document = Document.of(MediaType.OCI_INDEX, bytes);
            var entries = ImageIndex.parse(document).manifests();
            return new LayoutIndex(where, document.json(), entries);
        } catch (MalformedDocumentException e) {
            throw new LayoutException(where + " has a broken index.json: " + e.getMessage(), e);
        }
    }

    static byte[] empty() {
        return index(List.of()).bytes();
    }

    List<Descriptor> entries() {
        return entries;
    }

    /** The only image; what lies within an index, and has no name itself, is none beside it. */
    Descriptor only(Set<Digest> within) throws LayoutException {
        Predicate<Descriptor> isBeside =
                entry -> LayoutReferrers.isOne(entry) || (refName(entry).isEmpty() && within.contains(entry.digest()));
        boolean isAllBeside = entries.stream().allMatch(isBeside);
        var only = one(isBeside.negate().or(entry -> isAllBeside), "which one is meant must be said");
        if (only.isEmpty()) {
            var types = entries.stream().map(entry -> entry.mediaType().value()).distinct();
            throw new LayoutException(
                    where + " has no image" + (entries.isEmpty() ? "" : "; what it has is " + listed(types.toList())));
        }
        return only.get();
    }

    Optional<Descriptor> named(String name) throws LayoutException {
        var exact = one(entry -> refName(entry).equals(name), "'" + name + "' is the name of more than one");
        if (exact.isPresent()) {
            return exact;
        }
        var full = one(entry -> fullName(entry).equals(name), "'" + name + "' is the name of more than one");
        return full.isPresent()
                ? full
                : one(entry -> tagOf(refName(entry)).equals(name), "'" + name + "' is the tag of more than one");
    }

    Optional<Descriptor> withDigest(Digest digest) throws LayoutException {
        return one(entry -> entry.digest().equals(digest), "it lists " + digest + " as different things");
    }

    private Optional<Descriptor> one(Predicate<Descriptor> wanted, String problem) throws LayoutException {
        var found = entries.stream()
                .filter(entry ->
                        entry.mediaType().isIndex() || entry.mediaType().isManifest())
                .filter(wanted)
                .map(entry -> new Descriptor(entry.mediaType(), entry.digest(), entry.size()))
                .distinct()
                .toList();
        if (found.size() > 1) {
            throw new LayoutException(
                    where + " has " + found.size() + " images and " + problem + "; it has " + names());
        }
        return found.stream().findFirst();
    }

    private String names() {
        return listed(entryNames());
    }

    /** What the images are called; those without a name by their digests. What only refers to one of them has no say. */
    List<String> entryNames() {
        return images().map(LayoutIndex::entryName).toList();
    }

    private Stream<Descriptor> images() {
        boolean isAllBeside = entries.stream().allMatch(LayoutReferrers::isOne);
        return entries.stream().filter(entry -> isAllBeside || !LayoutReferrers.isOne(entry));
    }

    private static String entryName(Descriptor entry) {
        var name = refName(entry);
        return name.isEmpty() ? entry.digest().toString() : name;
    }

    /** The same with registries and tags where they are known. */
    List<String> fullNames() {
        return images().map(entry -> fullName(entry).isEmpty() ? entryName(entry) : fullName(entry))
                .toList();
    }

    /** As many as anybody reads. */
    private static String listed(List<String> texts) {
        var shown = texts.stream().limit(SHOWN).map(Shown::of).collect(Collectors.joining(", "));
        return texts.size() > SHOWN ? shown + " and " + (texts.size() - SHOWN) + " more" : shown;
    }

    /** The bytes of an {@code index.json} in which the name stands for this content and nothing else. Everything else stays as and where it is. */
    byte[] withName(String name, Descriptor content) {
        var changed = json.deepCopy();
        var old = changed.get("manifests");
        var replaced = false;
        var manifests = changed.putArray("manifests");
        for (var entry : old) {
            if (!name.equals(entry.path("annotations").path(REF_NAME).textValue())) {
                manifests.add(entry);
            } else if (!replaced) {
                manifests.add(isFor(entry, content) ? entry : entry(name, content));
                replaced = true;
            }
        }
        if (!replaced) {
            manifests.add(entry(name, content));
        }
        return OciJson.bytes(changed);
    }

    /** The bytes of an {@code index.json} that lists these without a name, each once. */
    byte[] withReferrers(List<Referrer> referrers) {
        return Referrer.listWith(Optional.of(Document.of(MediaType.OCI_INDEX, OciJson.bytes(json))), referrers)
                .bytes();
    }

    private static boolean isFor(JsonNode entry, Descriptor content) {
        return content.digest().toString().equals(entry.path("digest").textValue())
                && content.mediaType().value().equals(entry.path("mediaType").textValue());
    }

    private static JsonNode entry(String name, Descriptor content) {
        var annotations = new TreeMap<String, String>();
        annotations.put(REF_NAME, name);
        var bare = new Descriptor(content.mediaType(), content.digest(), content.size());
        var written = (ArrayNode)
                index(List.of(bare.withAnnotations(annotations))).json().get("manifests");
        return written.get(0);
    }

    private static Document index(List<Descriptor> entries) {
        return new ImageIndex(MediaType.OCI_INDEX, entries, new TreeMap<>()).toDocument();
    }

    private static String refName(Descriptor entry) {
        return entry.annotations().getOrDefault(REF_NAME, "");
    }

    /** With registry and tag, as {@code docker.io/library/app:1.0}. Empty where there is none. */
    private static String fullName(Descriptor entry) {
        var name = entry.annotations().getOrDefault(FULL_NAME, refName(entry));
        return name.contains("/") || name.contains(":") ? ImageName.normal(name) : "";
    }

    /** The tag of a full image name, as containerd writes it: {@code docker.io/library/app:1.0}. Empty for anything else. */
    private static String tagOf(String refName) {
        int colon = refName.lastIndexOf(':');
        return colon > refName.lastIndexOf('/') && !refName.contains("@") ? refName.substring(colon + 1) : "";
    }
}
