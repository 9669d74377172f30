package io.github.multiarch.config;

import io.github.multiarch.oci.Shown;
import java.util.List;

/**
 * A path in an image, whatever system the build runs on.
 *
 * @param text absolute; with a slash at its end it is a folder
 */
public record ImagePath(String text) {
    /** The root. */
    public static final ImagePath ROOT = new ImagePath("/");

    private static final List<String> NO_NAMES = List.of("", ".", "..");

    /** Checks it. */
    public ImagePath {
        var names = List.of((text.endsWith("/") ? text : text + "/").split("/", -1));
        boolean isPath = text.startsWith("/")
                && text.chars().noneMatch(Character::isISOControl)
                && (text.equals("/")
                        || names.subList(1, names.size() - 1).stream().noneMatch(NO_NAMES::contains));
        if (!isPath) {
            throw new IllegalArgumentException("'" + Shown.of(text)
                    + "' is not an absolute path such as /usr/bin/orders, without '.', '..' and '//'");
        }
    }

    /**
     * Whether it is said to be a folder.
     *
     * @return true with a slash at its end
     */
    public boolean isFolder() {
        return text.endsWith("/");
    }

    /**
     * The path of something that lies here.
     *
     * @param relative with slashes, and none at its beginning
     * @return without checking it
     */
    public String with(String relative) {
        return isFolder() ? text + relative : text + "/" + relative;
    }

    @Override
    public String toString() {
        return text;
    }
}
