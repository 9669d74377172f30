package io.github.multiarch.it;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import land.oras.Annotations;
import land.oras.ArtifactType;
import land.oras.Config;
import land.oras.ContainerRef;
import land.oras.CopyUtils;
import land.oras.Index;
import land.oras.LayoutRef;
import land.oras.LocalPath;
import land.oras.ManifestDescriptor;
import land.oras.OCILayout;
import land.oras.Registry;
import land.oras.exception.OrasException;

/**
 * oras-java, which attaches things to images and finds them, and shares no code with this project. All that it makes has one date, so that equal things are equal
 * anywhere.
 */
final class Oras {
    private static final Annotations MADE =
            Annotations.ofManifest(Map.of("org.opencontainers.image.created", "2020-02-02T02:02:02Z"));

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final Registry registry;
    private final String repository;

    private Oras(String host, String repository) {
        this.registry = Registry.builder().insecure(host).build();
        this.repository = host + "/" + repository;
    }

    static Oras of(String host, String repository) {
        return new Oras(host, repository);
    }

    private ContainerRef at(String digest) {
        return ContainerRef.parse(repository + "@" + digest);
    }

    /** In a registry that lists what refers to an image; returns what was attached. */
    String attach(String subject, String type, Path file) {
        pushEmptyConfig();
        return registry.attachArtifact(at(subject), ArtifactType.from(type), MADE, LocalPath.of(file, "text/plain"))
                .getDescriptor()
                .getDigest();
    }

    /**
     * In one that does not. Version 0.7.0 stores what is to be attached, and fails then, since it keeps no lists by tags; so the list of another registry, which has
     * the same, is put there.
     */
    void attachLike(Oras other, String subject, String type, Path file) {
        pushEmptyConfig();
        try {
            registry.attachArtifact(at(subject), ArtifactType.from(type), MADE, LocalPath.of(file, "text/plain"));
            throw new AssertionError("it keeps lists now: the tag need not be written here any more");
        } catch (OrasException e) {
            if (!String.valueOf(e.getMessage()).contains("Legacy flow not implemented")) {
                throw e;
            }
        }
        var list = other.registry.getReferrers(other.at(subject), null).getManifests();
        registry.pushIndex(ContainerRef.parse(repository + ":" + tag(subject)), Index.fromManifests(list));
    }

    /** Version 0.7.0 forgets it when it attaches something, and registries that look for it refuse the manifest. */
    private void pushEmptyConfig() {
        registry.pushBlob(at(Config.empty().getDigest()), NOTHING);
    }

    /** Brings a tag into a layout, without what refers to it. */
    void copy(String tag, Path layout) {
        var from = ContainerRef.parse(repository + ":" + tag);
        CopyUtils.copy(
                registry, from, open(layout), LayoutRef.parse(layout + ":" + tag), CopyUtils.CopyOptions.shallow());
    }

    /** In a layout that it has written itself. */
    static String attach(Path layout, String subject, String type, Path file) {
        var oras = open(layout);
        var at = LayoutRef.parse(layout + "@" + subject);
        oras.pushBlob(at.withDigest(Config.empty().getDigest()), NOTHING);
        return oras.attachArtifact(at, ArtifactType.from(type), MADE, LocalPath.of(file, "text/plain"))
                .getDescriptor()
                .getDigest();
    }

    private static OCILayout open(Path layout) {
        return OCILayout.Builder.builder().defaults(layout).build();
    }

    /** What the registry lists. */
    List<String> referrers(String subject) {
        return digests(registry.getReferrers(at(subject), null).getManifests());
    }

    /** What the tag lists that stands in for that. */
    List<String> taggedReferrers(String subject) {
        return digests(registry.getIndex(ContainerRef.parse(repository + ":" + tag(subject)))
                .getManifests());
    }

    /** What a layout lists of a manifest or index that it names. */
    static List<String> referrers(Path layout, String subject) {
        return digests(open(layout)
                .getReferrers(LayoutRef.parse(layout + "@" + subject), null)
                .getManifests());
    }

    /** What a manifest in a layout refers to. */
    static String subject(Path layout, String digest) {
        return open(layout)
                .getManifest(LayoutRef.parse(layout + "@" + digest))
                .getSubject()
                .getDigest();
    }

    private static List<String> digests(List<ManifestDescriptor> manifests) {
        return manifests.stream().map(ManifestDescriptor::getDigest).sorted().toList();
    }

    private static String tag(String subject) {
        return subject.replace(':', '-');
    }
}
