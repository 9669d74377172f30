package io.github.multiarch.check;

import io.github.multiarch.plan.JavaFit;
import io.github.multiarch.plan.JavaFit.Need;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java of each platform's base, and what the application asks of it. What is wrong with it is a problem or a warning of the plan already. */
final class JavaRow {
    private static final int SHOWN = 20;

    private JavaRow() {}

    /** Empty without class files and without Java. */
    static Optional<Row> of(List<JavaFit> fits) {
        boolean isOfJava = fits.stream()
                .anyMatch(fit -> fit.java().isPresent() || !fit.needs().isEmpty());
        return isOfJava
                ? Optional.of(new Row(Row.JAVA, fits.stream().map(JavaRow::cell).toList()))
                : Optional.empty();
    }

    private static Cell cell(JavaFit fit) {
        var needs = fit.needs().stream().limit(SHOWN).map(Need::toString).toList();
        if (fit.java().isEmpty()) {
            return fit.needs().isEmpty()
                    ? new Cell.Unneeded()
                    : new Cell.Doubtful(needs, "nothing tells which Java the base has");
        }
        int java = fit.java().get();
        if (!fit.unmet().isEmpty()) {
            return new Cell.Missing("the base has Java " + java + "; the application needs " + shown(fit.unmet()));
        }
        return fit.doubtful().isEmpty()
                ? new Cell.Version(String.valueOf(java), needs)
                : new Cell.Doubtful(
                        needs, "the base has Java " + java + ", which cannot load all of " + shown(fit.doubtful()));
    }

    private static String shown(List<Need> needs) {
        return Stream.concat(
                        needs.stream().limit(SHOWN).map(Need::toString),
                        needs.size() > SHOWN ? Stream.of("and " + (needs.size() - SHOWN) + " more") : Stream.empty())
                .collect(Collectors.joining(", "));
    }
}
