package io.github.multiarch.config;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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

    static LayoutText split(LayoutForm form, String text, Path directory) {
        var place = text.substring(form.prefix().length());
        int at = Math.max(place.lastIndexOf("@sha256:"), place.lastIndexOf("@sha512:"));
        int end = at >= 0
                ? at
                : form == LayoutForm.DOCKER_ARCHIVE ? firstColon(place) : endOfPath(form, place, directory);
        return end < 0
                ? new LayoutText(form, text, place, Optional.empty())
                : new LayoutText(form, text, place.substring(0, end), Optional.of(place.substring(end + 1)));
    }

    /**
     * Names in layouts may have colons and slashes ({@code oci:bases:host:5000/team/jre:21}), and so may paths. As in containers' own tools the first colon ends the path, where that is there; where
     * no such path is there, the path is to be made, and a tag alone is its name.
     */
    private static int endOfPath(LayoutForm form, String place, Path directory) {
        var colons = IntStream.iterate(firstColon(place), colon -> colon >= 0, colon -> place.indexOf(':', colon + 1))
                .boxed()
                .toList();
        for (int colon : colons) {
            if (isThere(directory, place.substring(0, colon))) {
                return colon;
            }
        }
        int last = colons.isEmpty() ? -1 : colons.get(colons.size() - 1);
        int separator = Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\'));
        if (last <= separator || isThere(directory, place)) {
            return -1;
        }
        int other = colons.get(Math.max(0, colons.size() - 2));
        if (other < last && other > separator) {
            throw new IllegalArgumentException("'" + form.prefix() + place + "' is not clear: neither '"
                    + place.substring(0, other) + "' nor '" + place.substring(0, last)
                    + "' exists; write " + form.syntax()
                    + " with the path of a layout that is there, or a name without a colon");
        }
        return last;
    }

    private static boolean isThere(Path directory, String path) {
        try {
            return !path.isBlank() && Files.exists(directory.resolve(path));
        } catch (InvalidPathException e) {
            return false;
        }
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
