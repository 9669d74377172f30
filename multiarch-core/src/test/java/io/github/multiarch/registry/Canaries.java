package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to whatever is logged or thrown, at the finest level, and looks for secrets in it. */
final class Canaries implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");
    /** The runtime's own are about its classes and certificates; they are many. */
    private static final List<String> SPEAKERS = List.of("org.apache", "com.google", "io.github", "org.slf4j");

    private final List<String> secrets;
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final Level before = ROOT.getLevel();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (SPEAKERS.stream()
                    .anyMatch(name -> String.valueOf(record.getLoggerName()).startsWith(name))) {
                said(record.getLoggerName() + ": " + record.getMessage() + Arrays.toString(record.getParameters()));
                if (record.getThrown() != null) {
                    said(trace(record.getThrown()));
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    Canaries(List<String> secrets) {
        this.secrets = secrets;
        handler.setLevel(Level.ALL);
        ROOT.addHandler(handler);
        ROOT.setLevel(Level.ALL);
    }

    /** Raw, URL-encoded, in Base64 alone and with the user's name. */
    static List<String> formsOf(List<Credentials> pairs, List<String> values) {
        var forms = new ArrayList<String>();
        pairs.forEach(pair -> forms.add(base64(pair.username() + ":" + pair.password())));
        var all = new ArrayList<>(values);
        pairs.forEach(pair -> all.add(pair.password()));
        for (var value : all) {
            forms.add(value);
            forms.add(base64(value));
            forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        return forms.stream().distinct().toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Something that may fail. */
    @FunctionalInterface
    interface Attempt {
        void make() throws IOException;
    }

    void attempt(Attempt attempt) {
        try {
            attempt.make();
        } catch (IOException | RuntimeException e) {
            said(trace(e));
        }
    }

    void said(String text) {
        heard.add(text);
    }

    /** None of all that was heard has a secret in it, nor the first half of one. */
    void assertSilent() {
        var all = List.copyOf(heard);
        assertTrue(
                all.stream().anyMatch(text -> text.startsWith("org.apache.hc")), "nothing of the HTTP library's log");
        all.forEach(this::assertFree);
    }

    void assertFree(String text) {
        for (var secret : secrets) {
            assertFalse(text.contains(secret.substring(0, secret.length() / 2)), () -> secret + " in " + text);
        }
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
        ROOT.setLevel(before);
    }
}
