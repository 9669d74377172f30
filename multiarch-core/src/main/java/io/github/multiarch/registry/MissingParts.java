package io.github.multiarch.registry;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.EntryKind;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a document a registry does not see, in words for the digests in its error: digests alone tell nobody which platform lacks what. */
final class MissingParts {
    private static final int SHOWN = 10;

    private MissingParts() {}

    /**
     * For the end of what happened.
     *
     * @param document that was refused
     * @param named by the registry's error; perhaps none, or others
     * @return empty text when it cannot be told
     */
    static String of(Document document, Set<Digest> named) {
        var parts = parts(document);
        var missing = parts.entrySet().stream()
                .filter(part -> named.contains(part.getKey()))
                .map(part -> part.getValue() + " (" + part.getKey() + ")")
                .toList();
        if (!missing.isEmpty()) {
            return "; what it does not see is " + list(missing);
        }
        return parts.isEmpty()
                ? ""
                : "; it does not say which of these it does not see: " + list(List.copyOf(parts.values()));
    }

    private static String list(List<String> names) {
        var shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }

    /** In the document's order. */
    private static Map<Digest, String> parts(Document document) {
        try {
            return document.descriptor().mediaType().isIndex()
                    ? ofIndex(ImageIndex.parse(document).manifests())
                    : ofManifest(Manifest.parse(document));
        } catch (MalformedDocumentException e) {
            return Map.of();
        }
    }

    private static Map<Digest, String> ofIndex(List<Descriptor> entries) {
        var parts = new LinkedHashMap<Digest, String>();
        for (var entry : entries) {
            parts.putIfAbsent(entry.digest(), name(entry, entries));
        }
        return parts;
    }

    private static Map<Digest, String> ofManifest(Manifest manifest) {
        var parts = new LinkedHashMap<Digest, String>();
        int count = manifest.layers().size();
        for (int i = 0; i < count; i++) {
            if (!manifest.layers().get(i).mediaType().isForeign()) {
                parts.putIfAbsent(manifest.layers().get(i).digest(), "layer " + (i + 1) + " of " + count);
            }
        }
        parts.putIfAbsent(manifest.config().digest(), "the config");
        return parts;
    }

    private static String name(Descriptor entry, List<Descriptor> entries) {
        return switch (EntryKind.of(entry)) {
            case IMAGE -> "the image" + platform(entry);
            case INDEX -> "the index" + platform(entry);
            case ATTESTATION -> "the attestation" + attested(entry, entries);
            case ARTIFACT -> "the artifact " + CleanText.of(entry.artifactType().orElse("")) + platform(entry);
            case OTHER -> "the entry of the type " + entry.mediaType();
        };
    }

    private static String platform(Descriptor entry) {
        return entry.platform()
                .filter(platform -> !platform.isUnknown())
                .map(platform -> " of " + version(platform))
                .orElse("");
    }

    private static String version(Platform platform) {
        return CleanText.of(
                platform + platform.osVersion().map(version -> " " + version).orElse(""));
    }

    private static String attested(Descriptor entry, List<Descriptor> entries) {
        var about = entry.attested();
        return entries.stream()
                .filter(other -> about.equals(Optional.of(other.digest().toString())))
                .map(MissingParts::platform)
                .findFirst()
                .orElse("");
    }
}
