package io.github.multiarch.registry;

import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.MediaType;
import java.util.Optional;
import java.util.Set;

/** A document that a registry refuses, perhaps for its media type: there are registries for OCI's types only, and older ones that know Docker's only. */
final class RefusedType {
    /** How registries say that they do not take this kind of document. */
    private static final Set<String> CODES = Set.of("UNSUPPORTED", "MEDIA_TYPE_UNSUPPORTED");
    /** It says so much else of the manifests that every registry takes. */
    private static final String INVALID = "MANIFEST_INVALID";

    private static final int UNSUPPORTED = 415;

    /** What mirrors and registries that are read only answer to whatever is written. */
    private static final int NOT_ALLOWED = 405;

    private RefusedType() {}

    /** The refusal with the type that was refused, and with the way to one that may be taken. */
    static RegistryException explain(Document document, RegistryException refusal) {
        var type = document.descriptor().mediaType();
        return isAboutType(type, refusal)
                ? wayOut(type)
                        .map(refusal.adding("; what was sent is of the type " + type)::advising)
                        .orElse(refusal)
                : refusal;
    }

    private static boolean isAboutType(MediaType type, RegistryException refusal) {
        int status = refusal.status().orElse(0);
        if (status == NOT_ALLOWED) {
            return false;
        }
        return status == UNSUPPORTED
                || (status / 100 == 4
                        && (CODES.contains(refusal.code())
                                || (refusal.code().equals(INVALID) && !type.equals(MediaType.OCI_MANIFEST))));
    }

    private static Optional<String> wayOut(MediaType type) {
        if (type.isOf(ImageFormat.DOCKER)) {
            return Optional.of("Some registries take no " + type + ", but OCI's media types only. " + into("oci"));
        }
        return type.isOf(ImageFormat.OCI)
                ? Optional.of("Some registries take no " + type + ", but Docker's media types only. " + into("docker"))
                : Optional.empty();
    }

    private static String into(String format) {
        return "What you build has others with <format>" + format + "</format> (-Dmultiarch.format=" + format
                + "): build and push again. An image that exists is converted on the way, under another digest, by 'mvn multiarch:copy -Dmultiarch.from=… -Dmultiarch.image=… -Dmultiarch.format="
                + format
                + "', or in an index by 'mvn multiarch:index -Dmultiarch.sources=… -Dmultiarch.image=… -Dmultiarch.format="
                + format + "'";
    }
}
