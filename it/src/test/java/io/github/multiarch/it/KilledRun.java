package io.github.multiarch.it;

import java.util.List;

/**
 * How a run ended that was to be killed.
 *
 * @param lines what it said
 * @param killed whether it did not come to its end by itself
 */
record KilledRun(List<String> lines, boolean killed) {
    /** In the last word of either goal. */
    static final String IMAGE = "@sha256:";

    /** What the kill interrupted. */
    enum Hit {
        BUILD,
        PUSH,
        NEITHER
    }

    Hit hit() {
        int push = header("push");
        boolean isPushed =
                push >= 0 && lines.subList(push, lines.size()).stream().anyMatch(line -> line.contains(IMAGE));
        if (!killed || header("build") < 0 || isPushed) {
            return Hit.NEITHER;
        }
        return push < 0 ? Hit.BUILD : Hit.PUSH;
    }

    /** With this line Maven begins a goal of the plugin. */
    static boolean isHeader(String line, String goal) {
        return line.contains("---") && line.contains(":" + goal + " (");
    }

    private int header(String goal) {
        for (int i = 0; i < lines.size(); i++) {
            if (isHeader(lines.get(i), goal)) {
                return i;
            }
        }
        return -1;
    }
}
