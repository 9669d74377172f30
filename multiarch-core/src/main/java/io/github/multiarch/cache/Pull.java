package io.github.multiarch.cache;

import io.github.multiarch.oci.Shown;

/** When a registry is asked what the name of a base stands for. */
public enum Pull {
    /** In every build; where the registry cannot be reached, the name stands for what it stood for last. */
    ALWAYS("always"),
    /** Once: a name that is known stands for what it stood for then. */
    MISSING("missing"),
    /** Never: what is not known is an error. */
    NEVER("never"),
    /** Never in this build, since nothing may be sent. */
    OFFLINE("offline");

    private final String word;

    Pull(String word) {
        this.word = word;
    }

    /**
     * Reads what a user may choose.
     *
     * @param text {@code always}, {@code missing} or {@code never}
     * @return which
     * @throws IllegalArgumentException when it is none of them
     */
    public static Pull parse(String text) {
        for (var pull : values()) {
            if (pull != OFFLINE && pull.word.equals(text)) {
                return pull;
            }
        }
        throw new IllegalArgumentException("'" + Shown.of(text) + "' is none of always, missing and never");
    }

    boolean asksNobody() {
        return this == NEVER || this == OFFLINE;
    }

    /** Why nobody is asked, and what helps. */
    String refusal() {
        return this == OFFLINE
                ? "Maven is offline, and no earlier build has left it in the cache; run once without -o, as in: mvn package"
                : "pull is never, and no earlier build has left it in the cache; run once with: mvn package -Dmultiarch.pull=missing";
    }
}
