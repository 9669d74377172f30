package io.github.multiarch.it.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessLogTest {
    private static final String LAYER = "sha256:" + "a".repeat(64);
    private static final String OTHER = "sha256:" + "b".repeat(64);

    @Test
    void everyKindOfRequestIsToldApart() {
        var log = log(
                line("GET /v2/", 200, 2),
                line("HEAD /v2/a/manifests/1", 404, 0),
                line("GET /v2/a/manifests/1", 200, 500),
                line("PUT /v2/a/manifests/1", 201, 0),
                line("HEAD /v2/a/blobs/" + LAYER, 404, 0),
                line("GET /v2/a/blobs/" + LAYER, 200, 100),
                line("POST /v2/a/blobs/uploads/?mount=" + LAYER + "&from=base", 201, 0),
                line("POST /v2/a/blobs/uploads/?mount=" + LAYER + "&from=base", 202, 0),
                line("PATCH /v2/a/blobs/uploads/id?_state=x", 202, 0),
                line("PUT /v2/a/blobs/uploads/id?_state=x&digest=" + LAYER, 201, 0),
                line("GET /v2/a/tags/list", 200, 10),
                "time=\"2026-01-01\" msg=\"not an access\"");
        assertEquals(Kind.values().length, log.byKind().size());
        assertEquals(List.of(Kind.values()), List.copyOf(log.byKind().keySet()));
        log.byKind().forEach((kind, count) -> assertEquals(1, count, kind::title));
    }

    @Test
    void onlyBytesOfTheBaseAreCounted() {
        var log = log(
                line("GET /v2/base/blobs/" + LAYER, 200, 100),
                line("GET /v2/base/blobs/" + LAYER, 404, 90),
                line("GET /v2/base/blobs/" + OTHER, 200, 1_000),
                line("HEAD /v2/base/blobs/" + LAYER, 200, 100),
                line("PUT /v2/a/blobs/uploads/id?digest=sha256%3A" + "a".repeat(64) + "&_state=x", 201, 0),
                line("PUT /v2/a/blobs/uploads/id?digest=" + OTHER, 201, 0),
                line("PUT /v2/a/blobs/uploads/id?digest=" + LAYER, 400, 0));
        var base = Map.of(LAYER, 70L);
        assertEquals(100, log.down(base));
        assertEquals(70, log.up(base));
    }

    @Test
    void aMountMovesNothing() {
        var log = log(line("POST /v2/a/blobs/uploads/?mount=" + LAYER + "&from=base", 201, 0));
        assertEquals(0, log.up(Map.of(LAYER, 70L)));
    }

    private static AccessLog log(String... lines) {
        return AccessLog.parse(Arrays.asList(lines));
    }

    private static String line(String request, int status, int bytes) {
        return "127.0.0.1 - - [22/Nov/2026:08:51:52 +0000] \"" + request + " HTTP/1.1\" " + status + " " + bytes
                + " \"\" \"agent/1 (x)\"";
    }
}
