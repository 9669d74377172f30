package io.github.multiarch.cache;

import io.github.multiarch.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which files were looked into, and whether there was anything in them: a line for each, the last learned first. All in one document: most files have nothing to tell, and a thousand small
 * documents take as long to write as the files to scan.
 */
final class KnownFiles {
    /** To be raised when the same file gives another result than before. */
    static final String RECIPE = "1";

    /** A megabyte and a half. */
    static final int MOST = 10_000;

    static final int MAX_BYTES = 2 * 1024 * 1024;
    static final KnownFiles NONE = new KnownFiles(List.of());

    private static final String TITLE = "multiarch scans ";

    /** A line is the digest of a status, or dashes, a blank, the digest of a content, a blank, and whether there was something. */
    private static final int HEX = 64;

    private static final int CONTENT = HEX + 1;
    private static final int LAST = CONTENT + HEX + 1;
    private static final char SOMETHING = '+';
    private static final char NOTHING = '-';
    private static final String NO_STATUS = "-".repeat(HEX);

    private final List<String> lines;
    private final Map<String, String> byStatus = new HashMap<>();
    private final Map<String, String> byContent = new HashMap<>();

    private KnownFiles(List<String> lines) {
        this.lines = lines;
        for (var line : lines) {
            byStatus.putIfAbsent(line.substring(0, HEX), line);
            byContent.putIfAbsent(line.substring(CONTENT, CONTENT + HEX), line);
        }
    }

    /**
     * Reads a document. One that another version wrote says nothing.
     *
     * @throws IllegalArgumentException when it is none
     */
    static KnownFiles read(byte[] document) {
        var lines = new String(document, StandardCharsets.ISO_8859_1).lines().toList();
        if (lines.isEmpty() || !lines.get(0).startsWith(TITLE) || document[document.length - 1] != '\n') {
            throw new IllegalArgumentException("this is no list of known files");
        }
        if (!lines.get(0).equals(TITLE + RECIPE)) {
            return NONE;
        }
        var files = lines.subList(1, lines.size());
        if (!files.stream().allMatch(KnownFiles::isLine)) {
            throw new IllegalArgumentException("a line is not of a known file");
        }
        return new KnownFiles(files);
    }

    private static boolean isLine(String line) {
        if (line.length() != LAST + 1 || (line.charAt(LAST) != SOMETHING && line.charAt(LAST) != NOTHING)) {
            return false;
        }
        for (int i = CONTENT; i < CONTENT + HEX; i++) {
            char digit = line.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    byte[] write() {
        var text = new StringBuilder(TITLE).append(RECIPE).append('\n');
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The digest of the file that had this status; empty when nobody has seen it. */
    Optional<Digest> content(Digest status) {
        return Optional.ofNullable(byStatus.get(status.hex()))
                .map(line -> new Digest(Digest.Algorithm.SHA256, line.substring(CONTENT, CONTENT + HEX)));
    }

    /** Whether something was found in files with this content; empty when nobody has looked. */
    Optional<Boolean> hasSomething(Digest content) {
        return Optional.ofNullable(byContent.get(content.hex())).map(line -> line.charAt(LAST) == SOMETHING);
    }

    /** What was learned, for whoever writes it down. For use by several threads at once. */
    static final class News {
        private final List<String> lines = new ArrayList<>();

        synchronized void add(Optional<Digest> status, Digest content, boolean hasSomething) {
            lines.add(status.map(Digest::hex).orElse(NO_STATUS) + " " + content.hex() + " "
                    + (hasSomething ? SOMETHING : NOTHING));
        }

        synchronized boolean isNone() {
            return lines.isEmpty();
        }

        /** With what was known before; the oldest of that is forgotten where it gets too much. */
        synchronized KnownFiles with(KnownFiles before) {
            var all = new LinkedHashSet<>(lines);
            all.addAll(before.lines);
            return new KnownFiles(all.stream().limit(MOST).toList());
        }
    }
}
