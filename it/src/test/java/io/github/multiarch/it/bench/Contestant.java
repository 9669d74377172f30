package io.github.multiarch.it.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Who builds: this plugin, jib-maven-plugin, or a Maven with neither, which is the floor under both. */
enum Contestant {
    MULTIARCH("us"),
    JIB("jib"),
    FLOOR("floor");

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** What Maven is told besides where image and base are. Caches lie in a folder that may be absent. */
    List<String> arguments(List<String> platforms, Path caches) {
        return switch (this) {
            case MULTIARCH ->
                List.of(
                        "-Pmultiarch",
                        "-Dmultiarch.platforms=" + String.join(",", platforms),
                        "-Dmultiarch.cache=" + caches.resolve("multiarch"));
            case JIB ->
                List.of(
                        "-Pjib",
                        // Without variants, which it does not know.
                        "-Djib.from.platforms="
                                + String.join(
                                        ",",
                                        platforms.stream()
                                                .map(name -> name.replaceFirst("/v\\d+$", ""))
                                                .toList()),
                        "-Djib.baseImageCache=" + caches.resolve("jib"),
                        "-Djib.disableUpdateChecks=true",
                        "-Djib.console=plain");
            case FLOOR -> List.of();
        };
    }

    /** Whether it does anything in this step that the others do not. */
    boolean takesPartIn(Step step) {
        return step != Step.PACKAGE || this == MULTIARCH;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
