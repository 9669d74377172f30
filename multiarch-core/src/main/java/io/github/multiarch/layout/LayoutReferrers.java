package io.github.multiarch.layout;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.EntryKind;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Referrer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What refers to an image of a layout. The image specification says nothing of that, and tools differ: oras lists the manifest in {@code index.json} without a name (oras-go 2.6.2,
 * {@code content/oci/oci.go}); containerd since 2.2.0 and Docker since 29.0 do so with an annotation that says the subject ({@code core/images/annotations.go}), and take what has neither for an
 * image; regctl gives a list the name that stands in for one in registries (regclient 0.9.2, {@code scheme/ocidir/referrer.go}; <a
 * href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema">OCI distribution spec v1.1.1, referrers tag schema</a>). All are read, and all are written.
 *
 * @param entries of {@code index.json}
 * @param bySubject those of them that say what they refer to
 */
record LayoutReferrers(List<Descriptor> entries, Map<Digest, List<Referrer>> bySubject) {
    /** Such names are for tools: those of lists, and those of cosign before its version 3. */
    private static final Pattern NAME = Pattern.compile("sha(256|512)-[0-9a-f]{32,128}(\\.(sig|att|sbom))?");

    private static final String SUBJECT = "io.containerd.manifest.subject";

    /** Reads the entries, each once. What is damaged, or too large, is told to whoever asks for it. */
    static LayoutReferrers of(Layout layout, List<Descriptor> entries) throws IOException {
        var bySubject = new HashMap<Digest, List<Referrer>>();
        for (var entry : entries) {
            if ((entry.mediaType().isManifest() || entry.mediaType().isIndex()) && layout.has(entry)) {
                try {
                    var document = layout.document(new Descriptor(entry.mediaType(), entry.digest(), entry.size()));
                    Referrer.subjectOf(document)
                            .ifPresent(subject -> bySubject
                                    .computeIfAbsent(subject, any -> new ArrayList<>())
                                    .add(Referrer.of(document)));
                } catch (IOException | MalformedDocumentException e) {
                    // See above.
                }
            }
        }
        return new LayoutReferrers(entries, bySubject);
    }

    private static Referrer entry(Digest subject, Referrer referrer) {
        return new Referrer(
                referrer.descriptor().withAnnotations(Map.of(SUBJECT, subject.toString())), referrer.artifactType());
    }

    /** Lists them; nobody else may change the layout's index meanwhile. With a name, the list is found by it as well. */
    static void add(OciLayout layout, Digest subject, List<Referrer> referrers, boolean isNamed) throws IOException {
        var name = Referrer.listTag(subject);
        var list = isNamed ? Optional.of(listWith(layout, name, referrers)) : Optional.<Document>empty();
        if (list.isPresent()) {
            layout.write(list.get());
        }
        layout.replaceIndex(layout.index()
                .withReferrers(referrers.stream()
                        .map(referrer -> entry(subject, referrer))
                        .toList()));
        if (list.isPresent()) {
            layout.replaceIndex(layout.index().withName(name, list.get().descriptor()));
        }
    }

    private static Document listWith(OciLayout layout, String name, List<Referrer> referrers) throws IOException {
        try {
            return Referrer.listWith(layout.resolve(name), referrers);
        } catch (MalformedDocumentException e) {
            throw new LayoutException(
                    layout + " has something else than a list under the name " + name + ": " + e.getMessage(), e);
        }
    }

    /** Whether an entry of {@code index.json} is there for an image that another entry names. */
    static boolean isOne(Descriptor entry) {
        var name = entry.annotations().getOrDefault(LayoutIndex.REF_NAME, "");
        if (entry.annotations().containsKey(SUBJECT)) {
            return true;
        }
        return name.isEmpty()
                ? EntryKind.of(entry) == EntryKind.ARTIFACT
                : NAME.matcher(name).matches();
    }

    /** Each once. What a list names and the layout does not have is there to be missed. */
    List<Referrer> of(Layout layout, Digest subject) throws IOException {
        var found = new LinkedHashMap<Digest, Referrer>();
        bySubject
                .getOrDefault(subject, List.of())
                .forEach(referrer -> found.putIfAbsent(referrer.descriptor().digest(), referrer));
        var list = layout.resolve(Referrer.listTag(subject));
        if (list.isPresent()) {
            Referrer.parseAll(list.get())
                    .forEach(referrer -> found.putIfAbsent(referrer.descriptor().digest(), referrer));
        }
        return List.copyOf(found.values());
    }
}
