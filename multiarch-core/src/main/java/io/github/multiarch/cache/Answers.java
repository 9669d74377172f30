package io.github.multiarch.cache;

import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was found out about files, on disk, by the question and the file's status. For use by several threads at once. */
final class Answers {
    private final @Nullable AnswerFile file;
    private final Warning warning;
    private final Duration step;
    private volatile @Nullable KnownAnswers known;

    Answers(@Nullable AnswerFile file, Warning warning, Duration step) {
        this.file = file;
        this.warning = warning;
        this.step = step;
    }

    static Answers none() {
        return new Answers(null, Warning.NONE, FileIdentity.STEP);
    }

    /** Looks at something. */
    @FunctionalInterface
    interface Finding<T> {
        T find() throws IOException;
    }

    /** To be asked for a number of files, at one time. */
    Round begin() {
        try {
            return file == null
                    ? new Round(Optional.empty())
                    : new Round(Optional.of(new FileIdentity(file.now(), step)));
        } catch (IOException e) {
            warning.unwritable(e);
            return new Round(Optional.empty());
        }
    }

    /** Read once for each build: what other builds learn meanwhile is found out again. */
    private KnownAnswers kept() {
        var read = known;
        if (read == null) {
            try {
                read = file == null ? KnownAnswers.NONE : file.used();
            } catch (IOException e) {
                warning.unreadable(e);
                read = KnownAnswers.NONE;
            }
            known = read;
        }
        return read;
    }

    /** Questions at one time. */
    final class Round {
        private final Optional<FileIdentity> identity;
        private final Map<Digest, String> news = new ConcurrentHashMap<>();

        private Round(Optional<FileIdentity> identity) {
            this.identity = identity;
        }

        /** Empty for what is young, and where the file system does not tell enough. */
        private Optional<Digest> question(Path about, String what) throws IOException {
            return identity.isEmpty()
                    ? Optional.empty()
                    : identity.get()
                            .byStatus(about)
                            .map(status -> Digest.of((what + "\0" + status.hex()).getBytes(StandardCharsets.UTF_8)));
        }

        /** An answer of before. */
        Optional<String> known(Path about, String what) throws IOException {
            return question(about, what).flatMap(kept()::to);
        }

        /** Finds the answer, and keeps it when the file stays as it is meanwhile. */
        <T> T find(Path about, String what, Finding<T> finding, Function<T, String> text) throws IOException {
            var before = question(about, what);
            var found = finding.find();
            if (before.isPresent() && before.equals(question(about, what))) {
                news.put(before.get(), text.apply(found));
            }
            return found;
        }

        /** Writes down what was found. */
        void learn() {
            if (file == null || news.isEmpty()) {
                return;
            }
            synchronized (Answers.this) {
                known = kept().with(news);
                try {
                    file.learn(news);
                } catch (IOException e) {
                    warning.unwritable(e);
                }
            }
        }
    }
}
