package io.github.multiarch.it.bench;

/** What is done to a project, and then measured; each begins where the one before it ended. */
enum Step {
    COLD("cold", "deploy"),
    UNCHANGED("nothing changed, warm", "deploy"),
    PACKAGE("nothing changed, mvn package", "package"),
    FRESH("nothing changed, cold caches", "deploy"),
    CHANGED("one class changed, warm", "deploy");

    private final String title;
    private final String phase;

    Step(String title, String phase) {
        this.title = title;
        this.phase = phase;
    }

    String title() {
        return title;
    }

    /** The phase that Maven is asked for. */
    String phase() {
        return phase;
    }
}
