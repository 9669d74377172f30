package io.github.multiarch.oci;

/** What manifests and indexes have in common: a version, and a media type of their own that must not contradict the one they came under. */
final class Versions {
    private Versions() {}

    static void check(JsonFields fields, Document document, String where) {
        var version = fields.required("schemaVersion");
        if (!version.isInt() || version.intValue() != 2) {
            throw new MalformedDocumentException(where + " has the schemaVersion " + Shown.of(version.toString())
                    + "; only 2 is supported (the registry still holds an image in Docker's old form: push it again)");
        }
        var expected = document.descriptor().mediaType();
        fields.string("mediaType").filter(own -> !own.equals(expected.value())).ifPresent(own -> {
            throw new MalformedDocumentException(
                    where + " came as " + expected + " but says of itself that it is " + Shown.of(own));
        });
    }
}
