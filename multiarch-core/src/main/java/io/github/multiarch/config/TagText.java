package io.github.multiarch.config;

import io.github.multiarch.oci.ImageReference;
import java.util.regex.Pattern;

/** Makes tags of texts that need not be any: versions with build metadata, names of branches. */
public final class TagText {
    private static final Pattern IMPOSSIBLE = Pattern.compile("^[.-]|[^A-Za-z0-9_.-]");

    private TagText() {}

    /**
     * Puts an underscore for each character that no tag has in its place, as Helm does for the {@code +} of versions. A hyphen would give {@code 1.0+5} the tag of the version {@code 1.0-5}.
     *
     * @param text such as {@code 1.0+build.5}
     * @return such as {@code 1.0_build.5}
     * @throws IllegalArgumentException when it is empty or too long all the same
     */
    public static String tag(String text) {
        return ImageReference.checkTag(IMPOSSIBLE.matcher(text).replaceAll("_"));
    }

    /** What to do about a version that is no tag, or about a text that has it for a tag. */
    static String remedy(String text) {
        try {
            return "; with <tagFrom>version</tagFrom> (-Dmultiarch.tagFrom=version), and no tag in <image>, the version's tag is '"
                    + tag(text) + "', and any other can be named: <image>registry/name:tag</image>";
        } catch (IllegalArgumentException e) {
            return "; name another tag: <image>registry/name:tag</image>";
        }
    }

    /** What comes close to a text that is no tag, or nothing. */
    static String closest(String text) {
        try {
            return "; '" + tag(text) + "' is one";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
