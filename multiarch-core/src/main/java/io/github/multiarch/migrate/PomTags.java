package io.github.multiarch.migrate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Where the elements of a pom are in its text. Comments, CDATA sections and processing instructions are passed over. */
final class PomTags {
    private final String text;
    private final List<Place> places = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    /**
     * An element's place.
     *
     * @param path of names from {@code project} on
     * @param start of its first tag
     * @param inner where that ends
     * @param innerEnd where its last tag begins; where it ends, when there is only one tag
     * @param end of its last tag
     * @param parent its parent's position in the list; -1 for the root
     */
    record Place(String path, int start, int inner, int innerEnd, int end, int parent) {
        boolean isOneTag() {
            return innerEnd == end;
        }
    }

    private PomTags(String text) {
        this.text = text;
    }

    /**
     * Reads the tags of a well-formed document.
     *
     * @throws IllegalArgumentException when tags do not match
     */
    static List<Place> of(String text) {
        var tags = new PomTags(text);
        tags.read();
        return List.copyOf(tags.places);
    }

    private void read() {
        int at = text.indexOf('<');
        while (at >= 0) {
            int end = skipped(at);
            if (end < 0) {
                end = tag(at);
            }
            at = text.indexOf('<', end);
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("<" + places.get(open.peek()).path() + "> has no end");
        }
    }

    /** The end of what is no tag, or -1. */
    private int skipped(int at) {
        if (text.startsWith("<!--", at)) {
            return after("-->", at + 4);
        }
        if (text.startsWith("<![CDATA[", at)) {
            return after("]]>", at);
        }
        if (text.startsWith("<?", at)) {
            return after("?>", at);
        }
        return text.startsWith("<!", at) ? after(">", at) : -1;
    }

    private int after(String mark, int from) {
        int at = text.indexOf(mark, from);
        if (at < 0) {
            throw new IllegalArgumentException("the text ends before '" + mark + "'");
        }
        return at + mark.length();
    }

    private int tag(int at) {
        int end = tagEnd(at);
        if (text.charAt(at + 1) == '/') {
            if (open.isEmpty()) {
                throw new IllegalArgumentException("an end tag has no start");
            }
            int index = open.pop();
            var place = places.get(index);
            places.set(index, new Place(place.path(), place.start(), place.inner(), at, end, place.parent()));
            return end;
        }
        var name = text.substring(at + 1, nameEnd(at + 1));
        int parent = open.isEmpty() ? -1 : open.peek();
        var path = parent < 0 ? name : places.get(parent).path() + "/" + name;
        places.add(new Place(path, at, end, end, end, parent));
        if (text.charAt(end - 2) != '/') {
            open.push(places.size() - 1);
        }
        return end;
    }

    /** Attributes may hold the mark. */
    private int tagEnd(int at) {
        char quote = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("the text ends within a tag");
    }

    private int nameEnd(int from) {
        int at = from;
        while (!Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '>' && text.charAt(at) != '/') {
            at++;
        }
        return at;
    }
}
