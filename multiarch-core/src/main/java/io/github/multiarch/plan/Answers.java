package io.github.multiarch.plan;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.workers.Workers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What came of questions about content, which are asked side by side and each once.
 *
 * @param <T> what is answered
 */
final class Answers<T> {
    private static final int MAX_NUMBER = 2000;

    private final Map<Descriptor, Outcome<T>> outcomes = new HashMap<>();
    private final Question<T> question;
    private final int parallelism;

    /**
     * Nothing is asked yet.
     *
     * @param parallelism how many questions are asked at once
     */
    Answers(Question<T> question, int parallelism) {
        this.question = question;
        this.parallelism = parallelism;
    }

    /** Asks something. */
    @FunctionalInterface
    interface Question<T> {
        T of(Descriptor descriptor) throws IOException;
    }

    /** An answer, or why there is none; neither where whoever needs it shall ask. */
    record Outcome<T>(Optional<T> answer, Optional<IOException> failure) {
        T orThrow() throws IOException {
            if (failure.isPresent()) {
                throw failure.get();
            }
            return answer.orElseThrow();
        }
    }

    /** Content alone: what an index says beside that has no say in its bytes. */
    static Descriptor key(Descriptor descriptor) {
        return new Descriptor(descriptor.mediaType(), descriptor.digest(), descriptor.size());
    }

    void put(Descriptor descriptor, T answer) {
        outcomes.put(key(descriptor), new Outcome<>(Optional.of(answer), Optional.empty()));
    }

    Optional<Outcome<T>> known(Descriptor descriptor) {
        return Optional.ofNullable(outcomes.get(key(descriptor)));
    }

    /** Asks for those that nothing is known of, and returns what was answered now. Beyond a bound, whoever needs it asks. */
    List<T> ask(List<Descriptor> wanted) throws IOException {
        var keys = wanted.stream()
                .map(Answers::key)
                .filter(key -> !outcomes.containsKey(key))
                .distinct()
                .limit(Math.max(0, MAX_NUMBER - outcomes.size()))
                .toList();
        var answers = Workers.run(
                parallelism,
                keys.stream()
                        .map(key -> (Callable<Outcome<T>>) () -> outcome(key))
                        .toList());
        for (int i = 0; i < keys.size(); i++) {
            if (answers.get(i).answer().isPresent() || answers.get(i).failure().isPresent()) {
                outcomes.put(keys.get(i), answers.get(i));
            }
        }
        return answers.stream().flatMap(outcome -> outcome.answer().stream()).toList();
    }

    private Outcome<T> outcome(Descriptor key) throws IOException {
        try {
            return new Outcome<>(Optional.of(question.of(key)), Optional.empty());
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return new Outcome<>(Optional.empty(), Optional.of(e));
        } catch (MalformedDocumentException e) {
            return new Outcome<>(Optional.empty(), Optional.empty());
        }
    }
}
