package io.github.multiarch.cache;

import io.github.multiarch.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Short answers to questions about files, by the digest of the question, which has the file's status in it: a line for each, the last learned first. */
final class KnownAnswers {
    /** To be raised when the same question has another answer than before. */
    static final String RECIPE = "1";

    static final int MOST = 10_000;
    static final int MAX_BYTES = 8 * 1024 * 1024;
    static final KnownAnswers NONE = new KnownAnswers(Map.of());

    private static final String TITLE = "multiarch jars ";
    private static final int HEX = 64;

    private final Map<Digest, String> answers;

    private KnownAnswers(Map<Digest, String> answers) {
        this.answers = answers;
    }

    /**
     * Reads a document. One that another version wrote says nothing.
     *
     * @throws IllegalArgumentException when it is none
     */
    static KnownAnswers read(byte[] document) {
        var lines = new String(document, StandardCharsets.ISO_8859_1).lines().toList();
        if (lines.isEmpty() || !lines.get(0).startsWith(TITLE) || document[document.length - 1] != '\n') {
            throw new IllegalArgumentException("this is no list of answers");
        }
        if (!lines.get(0).equals(TITLE + RECIPE)) {
            return NONE;
        }
        var answers = new LinkedHashMap<Digest, String>();
        for (var line : lines.subList(1, lines.size())) {
            if (line.length() <= HEX || line.charAt(HEX) != ' ' || line.chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw new IllegalArgumentException("a line is no answer");
            }
            answers.put(new Digest(Digest.Algorithm.SHA256, line.substring(0, HEX)), line.substring(HEX + 1));
        }
        return new KnownAnswers(answers);
    }

    byte[] write() {
        var text = new StringBuilder(TITLE).append(RECIPE).append('\n');
        answers.forEach((question, answer) ->
                text.append(question.hex()).append(' ').append(answer).append('\n'));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Empty when nobody has asked. */
    Optional<String> to(Digest question) {
        return Optional.ofNullable(answers.get(question));
    }

    /** With what was learned; the oldest is forgotten where it gets too much. */
    KnownAnswers with(Map<Digest, String> news) {
        var all = new LinkedHashMap<>(news);
        answers.forEach(all::putIfAbsent);
        var kept = new LinkedHashMap<Digest, String>();
        int bytes = 0;
        for (var entry : all.entrySet()) {
            bytes += HEX + 2 + entry.getValue().length();
            if (kept.size() == MOST || bytes > MAX_BYTES / 2) {
                break;
            }
            kept.put(entry.getKey(), entry.getValue());
        }
        return new KnownAnswers(kept);
    }
}
