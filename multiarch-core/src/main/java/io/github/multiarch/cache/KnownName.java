package io.github.multiarch.cache;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.JsonFields;
import io.github.multiarch.oci.OciJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What the name of a base stood for when its registry was asked last.
 *
 * @param name of an image, with its tag
 * @param digest of its index or manifest
 * @param since when it was first found to stand for that
 * @param asked when that was found last
 */
record KnownName(String name, Digest digest, Instant since, Instant asked) {
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * Reads what was written.
     *
     * @throws IllegalArgumentException when it is something else, or of another name
     */
    static KnownName parse(byte[] bytes, String name) {
        var json = new JsonFields(OciJson.parseObject(bytes, "what is known of " + name), "what is known of " + name);
        if (!json.requiredString("name").equals(name)) {
            throw new IllegalArgumentException("it is of another name");
        }
        return new KnownName(
                name,
                Digest.parse(json.requiredString("digest")),
                time(json.requiredString("since")),
                time(json.requiredString("asked")));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it has no time", e);
        }
    }

    byte[] write() {
        var json = OciJson.object();
        json.put("name", name);
        json.put("digest", digest.toString());
        json.put("since", since.toString());
        json.put("asked", asked.toString());
        return OciJson.bytes(json);
    }

    /** Whether it need not be written down that this was found again. A day is as close as it is told. */
    boolean stillSays(Digest now, Instant when) {
        return digest.equals(now)
                && !when.isBefore(asked)
                && Duration.between(asked, when).compareTo(DAY) < 0;
    }

    /** The same, found again, or something new. */
    KnownName found(Digest now, Instant when) {
        return new KnownName(name, now, digest.equals(now) && since.isBefore(when) ? since : when, when);
    }

    /** For people: days, of the world's time. */
    String times() {
        var first = day(since);
        var last = day(asked);
        return "known since " + first + (first.equals(last) ? "" : ", last asked for on " + last);
    }

    private static String day(Instant instant) {
        return DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(instant);
    }
}
