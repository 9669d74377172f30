package io.github.multiarch.registry.conformance;

import io.github.multiarch.registry.fake.RawClient;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** An answer in a few words: its status, and after it what was looked for and found. */
final class Seen {
    private static final Pattern CODE = Pattern.compile("\"code\":\"([A-Z_]+)\"");

    private final HttpResponse<String> answer;
    private final String text;

    private Seen(HttpResponse<String> answer, String text) {
        this.answer = answer;
        this.text = text;
    }

    static Seen of(HttpResponse<String> answer) {
        return new Seen(answer, String.valueOf(answer.statusCode()));
    }

    /** Names the header if it is there. */
    Seen header(String name) {
        return with(name, !RawClient.header(answer, name).isEmpty());
    }

    /** Names the header if it has this value. */
    Seen header(String name, Object value) {
        return with(name, RawClient.header(answer, name).equals(value.toString()));
    }

    /** Says so if the body is this. */
    Seen body(String expected) {
        return with("the bytes", answer.body().equals(expected));
    }

    /** Tells the first error code of the body. */
    Seen code() {
        var code = CODE.matcher(answer.body());
        return code.find() ? with(code.group(1), true) : this;
    }

    /** Says this if it holds. */
    Seen with(String what, boolean holds) {
        return holds ? new Seen(answer, text + (text.contains(" ") ? ", " : " ") + what) : this;
    }

    @Override
    public String toString() {
        return text;
    }
}
