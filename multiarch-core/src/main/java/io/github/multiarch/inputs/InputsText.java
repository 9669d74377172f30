package io.github.multiarch.inputs;

import io.github.multiarch.content.Inventory.Taken;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Shown;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Inputs as lines of text: a letter, and words between tabs. Paths are relative to the folder with the file, so that it can go with its project to another place or machine; what is not found there counts as gone.
 */
public final class InputsText {
    private static final String TITLE = "multiarch inputs 1";
    private static final String FOLDER = "D";
    private static final String NAME = "N";
    private static final String LAYER = "L";
    private static final String FILE = "F";
    private static final String LINK = "I";
    /** Of a line with a file: the letter, path, name and status; behind them, what was left out. */
    private static final int FILE_WORDS = 4;

    private InputsText() {}

    /**
     * Writes.
     *
     * @param inputs of a build
     * @param directory what paths are relative to, where they can be
     * @return the lines
     */
    public static String write(Inputs inputs, Path directory) {
        var text = new StringBuilder(TITLE).append('\n');
        for (var folder : inputs.folders()) {
            line(text, FOLDER, relative(folder.path(), directory));
            folder.names().forEach(name -> line(text, NAME, name));
        }
        for (var layer : inputs.layers()) {
            line(text, LAYER, layer.digest().toString());
            for (var file : layer.files()) {
                var words = new ArrayList<>(List.of(relative(file.path(), directory), file.name(), file.status()));
                words.addAll(file.without());
                line(text, file.isFollowed() ? FILE : LINK, words.toArray(String[]::new));
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String letter, String... words) {
        text.append(letter);
        for (var word : words) {
            text.append('\t').append(escaped(word));
        }
        text.append('\n');
    }

    private static String escaped(String word) {
        return word.replace("%", "%25")
                .replace("+", "%2B")
                .replace("\t", "%09")
                .replace("\n", "%0A")
                .replace("\r", "%0D");
    }

    private static String relative(Path path, Path directory) {
        var absolute = path.toAbsolutePath().normalize();
        try {
            return directory.toAbsolutePath().normalize().relativize(absolute).toString();
        } catch (IllegalArgumentException e) {
            // On another drive.
            return absolute.toString();
        }
    }

    /**
     * Reads what was written. What another version wrote says nothing.
     *
     * @param lines not closed here
     * @param directory what paths are relative to
     * @return the inputs
     * @throws IllegalArgumentException when it is anything else
     * @throws IOException when it cannot be read
     */
    public static Inputs read(BufferedReader lines, Path directory) throws IOException {
        try {
            return parsed(lines, directory);
        } catch (IllegalArgumentException e) {
            // What names and paths consist of is in the messages of those who refuse them.
            throw new IllegalArgumentException(Shown.message(String.valueOf(e.getMessage())), e);
        }
    }

    private static Inputs parsed(BufferedReader lines, Path directory) throws IOException {
        var title = lines.readLine();
        if (title == null || !title.startsWith(TITLE.substring(0, TITLE.length() - 1))) {
            throw new IllegalArgumentException("these are no inputs of a build");
        }
        var folders = new ArrayList<Reading<String>>();
        var layers = new ArrayList<Reading<Taken>>();
        for (var line = lines.readLine(); line != null && title.equals(TITLE); line = lines.readLine()) {
            var words =
                    Arrays.stream(line.split("\t", -1)).map(InputsText::plain).toList();
            switch (words.get(0)) {
                case FOLDER -> folders.add(new Reading<>(word(words, 1)));
                case NAME -> last(folders).add(word(words, 1));
                case LAYER -> layers.add(new Reading<>(word(words, 1)));
                case FILE, LINK -> last(layers).add(file(words, directory));
                default -> throw new IllegalArgumentException("a line begins with '" + words.get(0) + "'");
            }
        }
        return new Inputs(
                folders.stream()
                        .map(folder -> new Inputs.Folder(directory.resolve(folder.head), names(folder)))
                        .toList(),
                layers.stream()
                        .map(layer -> new Inputs.Layer(Digest.parse(layer.head), layer.entries))
                        .toList());
    }

    private static SortedSet<String> names(Reading<String> folder) {
        return new TreeSet<>(folder.entries);
    }

    private static Taken file(List<String> words, Path directory) {
        return new Taken(
                word(words, 2),
                directory.resolve(word(words, 1)),
                words.get(0).equals(FILE),
                word(words, 3),
                words.subList(FILE_WORDS, words.size()));
    }

    private static String plain(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }

    private static String word(List<String> words, int index) {
        if (index >= words.size()) {
            throw new IllegalArgumentException("a line with '" + words.get(0) + "' is too short");
        }
        return words.get(index);
    }

    private static <T> Reading<T> last(List<Reading<T>> readings) {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("a line comes before what it belongs to");
        }
        return readings.get(readings.size() - 1);
    }

    /** What a line begins, and those below it add to. */
    private static final class Reading<T> {
        private final String head;
        private final List<T> entries = new ArrayList<>();

        Reading(String head) {
            this.head = head;
        }

        void add(T entry) {
            entries.add(entry);
        }
    }
}
