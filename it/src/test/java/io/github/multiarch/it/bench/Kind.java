package io.github.multiarch.it.bench;

/** What a request to a registry is about: method and what it names. */
enum Kind {
    PING("GET /v2/"),
    HEAD_MANIFEST("HEAD manifests"),
    GET_MANIFEST("GET manifests"),
    PUT_MANIFEST("PUT manifests"),
    HEAD_BLOB("HEAD blobs"),
    GET_BLOB("GET blobs"),
    MOUNT("POST uploads, mounted"),
    POST_UPLOAD("POST uploads"),
    PATCH_UPLOAD("PATCH uploads"),
    PUT_UPLOAD("PUT uploads"),
    OTHER("other");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The kind of an answered request; the path is without its query. */
    static Kind of(String method, String path, int status) {
        if (path.equals("/v2/")) {
            return PING;
        }
        var place = path.contains("/blobs/uploads/") ? "uploads" : path.contains("/blobs/") ? "blobs" : "manifests";
        return switch (method + " " + place) {
            case "HEAD manifests" -> HEAD_MANIFEST;
            case "GET manifests" -> path.contains("/manifests/") ? GET_MANIFEST : OTHER;
            case "PUT manifests" -> PUT_MANIFEST;
            case "HEAD blobs" -> HEAD_BLOB;
            case "GET blobs" -> GET_BLOB;
            case "POST uploads" -> status == 201 ? MOUNT : POST_UPLOAD;
            case "PATCH uploads" -> PATCH_UPLOAD;
            case "PUT uploads" -> PUT_UPLOAD;
            default -> OTHER;
        };
    }
}
