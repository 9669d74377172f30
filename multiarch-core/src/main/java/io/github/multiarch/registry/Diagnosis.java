package io.github.multiarch.registry;

import io.github.multiarch.oci.Digest;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What is known about a failed request.
 *
 * @param status the answer's, empty when none came
 * @param code the registry's own error code, empty text when it gave none
 * @param mayPass whether the same request may succeed a little later
 * @param retryAfter the answer's {@code Retry-After}, empty text when it had none
 * @param named digests that the registry's errors name
 */
record Diagnosis(OptionalInt status, String code, boolean mayPass, String retryAfter, Set<Digest> named) {
    /** No answer came, or none that matters. */
    static Diagnosis withoutAnswer(boolean mayPass) {
        return new Diagnosis(OptionalInt.empty(), "", mayPass, "", Set.of());
    }

    /** An answer that asking again does not change. */
    static Diagnosis lasting(int status) {
        return new Diagnosis(OptionalInt.of(status), "", false, "", Set.of());
    }

    /** In other words, which a code is made of, too. */
    Diagnosis saying(UnaryOperator<String> words) {
        return new Diagnosis(status, words.apply(code), mayPass, retryAfter, named);
    }

    Diagnosis mayPass(boolean newMayPass) {
        return new Diagnosis(status, code, newMayPass, retryAfter, named);
    }
}
