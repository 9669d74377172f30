package io.github.multiarch.cache;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Says once that something is wrong with the cache. What is wrong with it twice is not news. */
final class Warning {
    static final Warning NONE = new Warning(text -> {});

    private final Consumer<String> warnings;
    private final AtomicBoolean warned = new AtomicBoolean();

    Warning(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    void unreadable(IOException failure) {
        warn("the cache is of no use here: " + describe(failure) + "; what it held is fetched again, or made again");
    }

    void unwritable(IOException failure) {
        warn("nothing can be kept in the cache: " + describe(failure) + "; the build goes on without it");
    }

    private void warn(String text) {
        if (!warned.getAndSet(true)) {
            warnings.accept(text);
        }
    }

    private static String describe(IOException failure) {
        return failure instanceof DamagedFileException
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
