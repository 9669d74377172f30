package io.github.multiarch.it;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of a registry's access log.
 *
 * @param method such as GET
 * @param target path and query
 * @param status of the answer
 * @param agent who asked
 */
record Request(String method, String target, int status, String agent) {
    private static final Pattern LINE = Pattern.compile(
            "\\S+ \\S+ \\S+ \\[[^]]*] \"(\\S+) (\\S+) HTTP/[0-9.]+\" (\\d{3}) \\S+ \"[^\"]*\" \"([^\"]*)\"");

    static Optional<Request> parse(String line) {
        var match = LINE.matcher(line);
        return match.find()
                ? Optional.of(
                        new Request(match.group(1), match.group(2), Integer.parseInt(match.group(3)), match.group(4)))
                : Optional.empty();
    }

    /** Whether it asks for, or sends, a blob's bytes or begins to. A mount that the registry took is not one. */
    boolean isBlobUpload() {
        return target.contains("/blobs/uploads/") && !isMount();
    }

    /** Whether the registry took a blob over from another of its repositories. */
    boolean isMount() {
        return method.equals("POST") && target.contains("mount=") && status == 201;
    }

    boolean isDownloadOf(String digest) {
        return method.equals("GET") && target.endsWith("/blobs/" + digest);
    }
}
