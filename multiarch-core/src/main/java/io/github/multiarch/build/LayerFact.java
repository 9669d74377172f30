package io.github.multiarch.build;

import io.github.multiarch.config.FileAccess;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a layer does to the folders and links of those below it.
 *
 * @param kind what it does
 * @param path relative to the root, without a slash at its end
 * @param access of a folder
 * @param target of a link
 */
record LayerFact(Kind kind, String path, FileAccess access, String target) {
    private static final int FIELDS = 6;
    private static final int OCTAL = 8;

    /** Each with its letter in what is kept. */
    enum Kind {
        /** Takes away a path with all that lies below it. */
        GONE('x'),
        /** Takes away what lower layers have in a folder. */
        EMPTIED('o'),
        /** Says a folder's owner and mode. */
        FOLDER('d'),
        /** Has something in a folder of which it says nothing. */
        IMPLIED('i'),
        /** Makes a link. */
        LINK('l');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    static LayerFact gone(String path) {
        return new LayerFact(Kind.GONE, path, FileAccess.FOLDER, "");
    }

    static LayerFact emptied(String path) {
        return new LayerFact(Kind.EMPTIED, path, FileAccess.FOLDER, "");
    }

    static LayerFact folder(String path, FileAccess access) {
        return new LayerFact(Kind.FOLDER, path, access, "");
    }

    static LayerFact implied(String path) {
        return new LayerFact(Kind.IMPLIED, path, FileAccess.FOLDER, "");
    }

    static LayerFact link(String path, String target) {
        return new LayerFact(Kind.LINK, path, FileAccess.FOLDER, target);
    }

    /** For the cache: no path has the character that ends each field. */
    static byte[] write(List<LayerFact> facts) {
        var text = new StringBuilder();
        for (var fact : facts) {
            text.append(fact.kind.letter).append('\0').append(fact.path).append('\0');
            text.append(Integer.toOctalString(fact.access.mode())).append('\0');
            text.append(fact.access.owner())
                    .append('\0')
                    .append(fact.access.group())
                    .append('\0');
            text.append(fact.target).append('\0');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Throws an IllegalArgumentException when they were not written so. */
    static List<LayerFact> read(byte[] bytes) {
        var fields = List.of(new String(bytes, StandardCharsets.UTF_8).split("\0", -1));
        var facts = new ArrayList<LayerFact>();
        if ((fields.size() - 1) % FIELDS != 0) {
            throw new IllegalArgumentException(fields.size() + " fields");
        }
        for (int i = 0; i + FIELDS < fields.size(); i += FIELDS) {
            var access = new FileAccess(
                    Integer.parseInt(fields.get(i + 2), OCTAL),
                    Long.parseLong(fields.get(i + 3)),
                    Long.parseLong(fields.get(i + 4)));
            facts.add(new LayerFact(kind(fields.get(i)), fields.get(i + 1), access, fields.get(i + 5)));
        }
        return facts;
    }

    private static Kind kind(String letter) {
        for (var kind : Kind.values()) {
            if (letter.equals(String.valueOf(kind.letter))) {
                return kind;
            }
        }
        throw new IllegalArgumentException(letter);
    }
}
