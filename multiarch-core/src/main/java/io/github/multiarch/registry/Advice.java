package io.github.multiarch.registry;

import io.github.multiarch.oci.ImageReference;
import java.util.Optional;

/** What to do about a refusal. */
final class Advice {
    private Advice() {}

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
