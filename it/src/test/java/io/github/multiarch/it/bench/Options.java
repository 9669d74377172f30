package io.github.multiarch.it.bench;

import java.util.List;
import java.util.Optional;

/**
 * What is asked for on the command line.
 *
 * @param runs how often each story is played for its times; 0 for {@code --quick}, where one run through the counting relay is all there is
 * @param caseName the only case, or story, that is played; all when empty
 */
record Options(int runs, Optional<String> caseName) {
    private static final int RUNS = 5;

    /**
     * Reads {@code [--runs N] [--case NAME] [--quick]}.
     *
     * @throws IllegalArgumentException for anything else, naming it
     */
    static Options parse(String... words) {
        int runs = RUNS;
        Optional<String> caseName = Optional.empty();
        for (int i = 0; i < words.length; i++) {
            boolean hasMore = i + 1 < words.length;
            if (words[i].equals("--quick")) {
                runs = 0;
            } else if (words[i].equals("--runs") && hasMore) {
                runs = Integer.parseUnsignedInt(words[++i]);
            } else if (words[i].equals("--case") && hasMore) {
                caseName = Optional.of(words[++i]);
            } else {
                throw new IllegalArgumentException("'" + words[i] + "' is not known, or lacks its value");
            }
        }
        return new Options(runs, caseName);
    }

    /** The stories to play, each as far as it is needed. */
    List<Story> stories() {
        if (caseName.isEmpty()) {
            return Story.all();
        }
        var wanted = caseName.get();
        var chosen = Story.all().stream()
                .flatMap(story -> story.name().equals(wanted)
                        ? Optional.of(story).stream()
                        : story.cases().stream()
                                .filter(what -> what.name().equals(wanted))
                                .map(what -> story.until(what.step())))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("there is no case '" + wanted + "', only "
                    + Story.all().stream()
                            .flatMap(story -> story.cases().stream())
                            .map(Case::name)
                            .toList());
        }
        return chosen;
    }
}
