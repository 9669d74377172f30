package io.github.multiarch.mirrors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of TOML, with the line where it begins. */
sealed interface TomlValue {
    /** Counted from 1. */
    int line();

    /** What it is, for messages. */
    String kind();

    /** A string of any form. */
    record Text(int line, String text) implements TomlValue {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /** {@code true} or {@code false}. */
    record Flag(int line, boolean isTrue) implements TomlValue {
        @Override
        public String kind() {
            return "a boolean";
        }
    }

    /** A number, date or time; nothing that is read here has one, so they stay as they are written. */
    record Plain(int line, String text) implements TomlValue {
        @Override
        public String kind() {
            return "a number or date";
        }
    }

    /**
     * An array.
     *
     * @param items grows while it is read
     * @param ofTables whether it was written as {@code [[name]]}, so that more may follow
     */
    record Items(int line, List<TomlValue> items, boolean ofTables) implements TomlValue {
        Items(int line, boolean ofTables) {
            this(line, new ArrayList<>(), ofTables);
        }

        @Override
        public String kind() {
            return "an array";
        }
    }

    /**
     * A table.
     *
     * @param entries grows while it is read
     */
    record Table(int line, Map<String, TomlValue> entries) implements TomlValue {
        Table(int line) {
            this(line, new LinkedHashMap<>());
        }

        @Override
        public String kind() {
            return "a table";
        }
    }
}
