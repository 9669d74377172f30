package io.github.multiarch.layout;

import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Shown;

/** The file {@code oci-layout}, by which a layout is known. */
final class LayoutMarker {
    static final String FILE = "oci-layout";
    private static final String VERSION = "1.0.0";
    private static final String FIELD = "imageLayoutVersion";

    private LayoutMarker() {}

    static byte[] bytes() {
        return OciJson.bytes(OciJson.object().put(FIELD, VERSION));
    }

    static void check(byte[] bytes, String where) throws LayoutException {
        try {
            var version = OciJson.parseObject(bytes, "its file " + FILE).path(FIELD);
            if (!version.isTextual()) {
                throw new LayoutException(where + " is not an OCI image layout: its file " + FILE + " has no " + FIELD);
            }
            if (!version.textValue().equals(VERSION)) {
                throw new LayoutException(where + " has the " + FIELD + " " + Shown.of(version.toString()) + "; only "
                        + VERSION + " is supported");
            }
        } catch (MalformedDocumentException e) {
            throw new LayoutException(where + " is not an OCI image layout: " + e.getMessage(), e);
        }
    }
}
