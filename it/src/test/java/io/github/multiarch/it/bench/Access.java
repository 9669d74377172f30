package io.github.multiarch.it.bench;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of a registry's access log.
 *
 * @param method such as GET
 * @param path without the query
 * @param query without its question mark; empty when there is none
 * @param status of the answer
 * @param bytes of the answer's body
 * @param agent who asked
 */
record Access(String method, String path, String query, int status, long bytes, String agent) {
    private static final Pattern LINE = Pattern.compile(
            "\\S+ \\S+ \\S+ \\[[^]]*] \"(\\S+) (\\S+) HTTP/[0-9.]+\" (\\d{3}) (\\d+|-) \"[^\"]*\" \"([^\"]*)\"");
    private static final Pattern DIGEST = Pattern.compile("(?:^|&)digest=([^&]+)");

    /** A line in the combined log format; empty for any other. */
    static Optional<Access> parse(String line) {
        var match = LINE.matcher(line);
        if (!match.matches()) {
            return Optional.empty();
        }
        var target = match.group(2).split("\\?", 2);
        var bytes = match.group(4);
        return Optional.of(new Access(
                match.group(1),
                target[0],
                target.length > 1 ? target[1] : "",
                Integer.parseInt(match.group(3)),
                bytes.equals("-") ? 0 : Long.parseLong(bytes),
                match.group(5)));
    }

    Kind kind() {
        return Kind.of(method, path, status);
    }

    /** The digest of the blob whose bytes this request brought. */
    Optional<String> downloaded() {
        return kind() == Kind.GET_BLOB && status / 100 == 2
                ? Optional.of(path.substring(path.lastIndexOf('/') + 1))
                : Optional.empty();
    }

    /** The digest of the blob whose upload this request finished. */
    Optional<String> uploaded() {
        var digest = DIGEST.matcher(query);
        return (kind() == Kind.PUT_UPLOAD || method.equals("POST")) && status == 201 && digest.find()
                ? Optional.of(URLDecoder.decode(digest.group(1), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
