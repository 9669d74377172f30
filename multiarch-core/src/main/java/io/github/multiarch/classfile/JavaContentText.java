package io.github.multiarch.classfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a jar has for a JVM as one line of printable ASCII, for whoever keeps it: the same comes back. */
public final class JavaContentText {
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Pattern COLON = Pattern.compile(":");
    private static final Pattern TYPE = Pattern.compile("[a-z-]{1,40}");
    private static final String NONE = "-";
    private static final int PARTS = 4;
    private static final int LONGEST_NAME = 200;

    private JavaContentText() {}

    /**
     * Writes it.
     *
     * @param content of a jar
     * @return one line without its end
     */
    public static String write(JavaContent content) {
        return content.springBootType()
                        .filter(type -> TYPE.matcher(type).matches())
                        .orElse(NONE)
                + content.classes().stream()
                        .map(seen -> " " + seen.since() + ":" + write(seen.oldest()) + ":" + write(seen.newest()) + ":"
                                + seen.preview().map(JavaContentText::write).orElse(NONE))
                        .collect(Collectors.joining());
    }

    /** A name is for people: where it is too long to be kept, or has what separates parts here, its beginning does. */
    private static String write(ClassFile file) {
        var name = file.name().replace(':', '?');
        return file.version().major()
                + (file.version().isPreview() ? "p" : "r")
                + name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /**
     * Reads it.
     *
     * @param line as it was written
     * @return equal, but for names with a colon and those of more than 200 characters
     * @throws IllegalArgumentException when it is anything else
     */
    public static JavaContent read(String line) {
        var words = BLANK.split(line, -1);
        var classes = new ArrayList<ClassFiles>();
        for (var word : List.of(words).subList(1, words.length)) {
            var parts = COLON.split(word, -1);
            if (parts.length != PARTS) {
                throw new IllegalArgumentException("a line of a jar is damaged");
            }
            classes.add(new ClassFiles(
                    Integer.parseInt(parts[0]),
                    file(parts[1]),
                    file(parts[2]),
                    parts[3].equals(NONE) ? Optional.empty() : Optional.of(file(parts[3]))));
        }
        if (!words[0].equals(NONE) && !TYPE.matcher(words[0]).matches()) {
            throw new IllegalArgumentException("a line of a jar is damaged");
        }
        return new JavaContent(classes, Optional.of(words[0]).filter(type -> !type.equals(NONE)));
    }

    private static ClassFile file(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits == text.length() || (text.charAt(digits) != 'p' && text.charAt(digits) != 'r')) {
            throw new IllegalArgumentException("a line of a jar is damaged");
        }
        return new ClassFile(
                text.substring(digits + 1),
                new ClassFileVersion(Integer.parseInt(text.substring(0, digits)), text.charAt(digits) == 'p'));
    }
}
