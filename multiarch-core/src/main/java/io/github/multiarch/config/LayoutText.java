package io.github.multiarch.config;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text by which a user names a place on disk, taken apart.
 *
 * @param form which its beginning says
 * @param text all of it, for messages
 * @param path as it stands there
 * @param name tag, digest or image name in it
 */
record LayoutText(LayoutForm form, String text, String path, Optional<String> name) {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*", Pattern.DOTALL);

    static LayoutText split(LayoutForm form, String text) {
        var place = text.substring(form.prefix().length());
        int at = Math.max(place.lastIndexOf("@sha256:"), place.lastIndexOf("@sha512:"));
        int end = at >= 0 ? at : form == LayoutForm.DOCKER_ARCHIVE ? firstColon(place) : lastColon(place);
        return end < 0
                ? new LayoutText(form, text, place, Optional.empty())
                : new LayoutText(form, text, place.substring(0, end), Optional.of(place.substring(end + 1)));
    }

    /** A colon before a path separator belongs to the path: {@code C:\bases\jre}. */
    private static int lastColon(String place) {
        int colon = place.lastIndexOf(':');
        return colon > Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) ? colon : -1;
    }

    /** The name behind it has slashes and colons of its own. */
    private static int firstColon(String place) {
        return place.indexOf(':', DRIVE.matcher(place).matches() ? 2 : 0);
    }

    BaseReference.InLayout in(Path directory) {
        if (path.isBlank() || name.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("'" + text + "' is not " + form.syntax() + ": the "
                    + (path.isBlank() ? "path" : form == LayoutForm.DOCKER_ARCHIVE ? "name" : "tag") + " is missing");
        }
        try {
            return new BaseReference.InLayout(
                    directory.resolve(path).toAbsolutePath().normalize(), name.map(this::checked), form);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is not " + form.syntax() + ": " + e.getReason(), e);
        }
    }

    private String checked(String said) {
        if (text.endsWith("@" + said)) {
            return Digest.parse(said).toString();
        }
        if (form != LayoutForm.DOCKER_ARCHIVE) {
            return said;
        }
        var image = ImageReference.parse(said);
        return image.withTag(image.tagOrDigest()).toString();
    }
}
