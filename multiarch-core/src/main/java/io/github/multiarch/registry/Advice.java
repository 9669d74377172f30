package io.github.multiarch.registry;

import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.MediaType;
import java.util.Optional;
import java.util.Set;

/** What to do about a refusal. */
final class Advice {
    /** How registries say that they do not take this kind of document. */
    private static final Set<String> NOT_TAKEN = Set.of("MANIFEST_INVALID", "UNSUPPORTED", "MEDIA_TYPE_UNSUPPORTED");

    private Advice() {}

    /** For a document that was refused, when the refusal may be about its media type. */
    static Optional<String> onMediaType(MediaType type, RegistryException refusal) {
        int status = refusal.status().orElse(0);
        if (status != 415 && !(status >= 400 && status < 500 && NOT_TAKEN.contains(refusal.code()))) {
            return Optional.empty();
        }
        if (type.equals(MediaType.OCI_INDEX)) {
            return Optional.of(
                    "Some registries take no OCI index. Set <format>docker</format> (-Dmultiarch.format=docker),"
                            + " build and push again: that makes a Docker manifest list, which they may take");
        }
        return type.isOf(ImageFormat.DOCKER)
                ? Optional.of(
                        "Some registries take no " + type + ", but OCI's media types only. For an image that exists,"
                                + " 'mvn multiarch:index -Dmultiarch.sources=… -Dmultiarch.image=… -Dmultiarch.format=oci' converts it on"
                                + " the way, which changes its digest; for one of yours, set <format>oci</format>, build and push again")
                : Optional.empty();
    }

    static String on(Purpose purpose, int status, String code, Optional<String> user) {
        return switch (status) {
            case 401, 403 ->
                user.map(name -> "The repository does not exist, or the credentials of " + CleanText.of(name)
                                + " are wrong or do not allow this. Give others in " + whereCredentialsAre(purpose))
                        .orElseGet(() -> "The repository does not exist, or needs credentials: give them in "
                                + whereCredentialsAre(purpose));
            case 404 ->
                switch (code) {
                    case "NAME_UNKNOWN" ->
                        "The registry has no such repository. Check the name; some registries want a repository created first";
                    case "BLOB_UPLOAD_UNKNOWN" ->
                        "The registry lost the upload. Where several servers answer to one name, they must share what they store";
                    default -> "Check the name, and that " + purpose.registry() + " is a registry";
                };
            case 405, 415, 501 -> "The registry does not support this kind of request or image";
            case 413 -> "It is larger than the registry, or a proxy before it, takes. Raise the limit there";
            case 429 -> "Too many requests: wait, or give credentials in " + whereCredentialsAre(purpose);
            default ->
                status >= 500
                        ? "Try again; the reason is in the registry's log"
                        : status >= 400
                                ? "If it does not say why, the registry's log does"
                                : status >= 300
                                        ? "This kind of request is not sent elsewhere. Name the registry as its own answers do"
                                        : "No registry answers so: check the name, and the proxy before it if there is one";
        };
    }

    /** The places where people keep them. */
    private static String whereCredentialsAre(Purpose purpose) {
        var hub = purpose.registry().equals(ImageReference.DOCKER_HUB);
        return "a <server> with the id " + purpose.registry() + " in settings.xml, or with `docker login"
                + (hub ? "" : " " + purpose.registry()) + "`";
    }
}
