package io.github.multiarch.check;

import java.util.List;

/** What a row has for a platform. */
public sealed interface Cell {
    /**
     * One word for a table.
     *
     * @return the same for all of a kind
     */
    String word();

    /**
     * It has what the platform needs.
     *
     * @param by which files inside, or which base; not empty
     */
    record Present(List<String> by) implements Cell {
        /** Takes a copy. */
        public Present {
            by = List.copyOf(by);
        }

        @Override
        public String word() {
            return "yes";
        }
    }

    /**
     * It has what is needed, and which version that is.
     *
     * @param version what there is
     * @param by what asks for how much of it
     */
    record Version(String version, List<String> by) implements Cell {
        /** Takes a copy. */
        public Version {
            by = List.copyOf(by);
        }

        @Override
        public String word() {
            return version;
        }
    }

    /**
     * It has something, and what it asks for may not be there.
     *
     * @param by which files inside
     * @param why what they ask for, and what is there
     */
    record Doubtful(List<String> by, String why) implements Cell {
        /** Takes a copy. */
        public Doubtful {
            by = List.copyOf(by);
        }

        @Override
        public String word() {
            return "doubtful";
        }
    }

    /**
     * It has something for others, and nothing for this one.
     *
     * @param why what it has, and what happens
     */
    record Missing(String why) implements Cell {
        @Override
        public String word() {
            return "MISSING";
        }
    }

    /**
     * Missing, and that is right.
     *
     * @param reason as the user gave it
     */
    record Excluded(String reason) implements Cell {
        @Override
        public String word() {
            return "excluded";
        }
    }

    /** It has no native code for this operating system: it needs none, or is for others. */
    record Unneeded() implements Cell {
        @Override
        public String word() {
            return "-";
        }
    }
}
