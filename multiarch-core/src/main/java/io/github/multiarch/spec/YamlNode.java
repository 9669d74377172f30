package io.github.multiarch.spec;

import java.util.List;

/** A part of a YAML document. What an alias stands for is the same object as what it names. */
sealed interface YamlNode {
    /** Where it begins. */
    Position position();

    /** With all in it, and all that aliases in it stand for. */
    Size size();

    /** As it is called in a message. */
    String kind();

    /** Nothing written, {@code ~} or {@code null}. */
    default boolean isNothing() {
        return false;
    }

    /**
     * A scalar, as text.
     *
     * @param position where it begins
     * @param value with escapes resolved
     * @param plain without quotes
     */
    record Text(Position position, String value, boolean plain) implements YamlNode {
        private static final List<String> NOTHING = List.of("", "~", "null", "Null", "NULL");

        @Override
        public Size size() {
            return new Size(1, value.length());
        }

        @Override
        public String kind() {
            return "text";
        }

        @Override
        public boolean isNothing() {
            return plain && NOTHING.contains(value);
        }
    }

    /**
     * A sequence.
     *
     * @param position where it begins
     * @param items in their order
     * @param size with all in it
     */
    record Items(Position position, List<YamlNode> items, Size size) implements YamlNode {
        /** Takes a copy. */
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * A mapping, of which keys may be there twice.
     *
     * @param position where it begins
     * @param entries in their order
     * @param size with all in it
     */
    record Entries(Position position, List<Entry> entries, Size size) implements YamlNode {
        /** Takes a copy. */
        public Entries {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /**
     * A key with its value.
     *
     * @param key of any kind
     * @param value of any kind
     */
    record Entry(YamlNode key, YamlNode value) {}

    /**
     * How much there is to read.
     *
     * @param nodes scalars, sequences and mappings
     * @param characters of all scalars
     */
    record Size(int nodes, int characters) {
        Size plus(Size other) {
            return new Size(Math.addExact(nodes, other.nodes), Math.addExact(characters, other.characters));
        }

        Size minus(Size other) {
            return new Size(nodes - other.nodes, characters - other.characters);
        }
    }
}
