package io.github.multiarch.registry;

import io.github.multiarch.content.Outage;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A registry could not be asked, refused, or answered with something else than it should. The message says what was being done, what happened and what to do. */
public class RegistryException extends IOException implements Outage {
    private static final long serialVersionUID = 1;

    private final transient Purpose purpose;
    private final transient Diagnosis diagnosis;
    private final String method;
    private final String whatHappened;
    private final String remark;
    private final String advice;

    RegistryException(
            Purpose purpose,
            String method,
            String whatHappened,
            String advice,
            Diagnosis diagnosis,
            @Nullable Throwable cause) {
        this(purpose, method, whatHappened, "", advice, diagnosis, cause);
    }

    private RegistryException(
            Purpose purpose,
            String method,
            String whatHappened,
            String remark,
            String advice,
            Diagnosis diagnosis,
            @Nullable Throwable cause) {
        super((purpose.failed() + whatHappened + remark + (advice.isEmpty() ? "" : ". " + advice)).strip(), cause);
        this.purpose = purpose;
        this.method = method;
        this.whatHappened = whatHappened;
        this.remark = remark;
        this.advice = advice;
        this.diagnosis = diagnosis;
    }

    /**
     * The HTTP method of the request that failed.
     *
     * @return such as {@code PUT}
     */
    public String method() {
        return method;
    }

    /**
     * The registry at fault.
     *
     * @return {@code host[:port]} as in {@link io.github.multiarch.oci.ImageReference#registry()}
     */
    public String registry() {
        return purpose.registry();
    }

    /**
     * The repository that was worked on.
     *
     * @return its name below the registry
     */
    public String repository() {
        return purpose.repository();
    }

    /**
     * The status of the registry's answer.
     *
     * @return empty when no answer came
     */
    public OptionalInt status() {
        return diagnosis.status();
    }

    /**
     * The registry's own error code (OCI distribution spec v1.1.1, error codes).
     *
     * @return such as {@code MANIFEST_INVALID}; empty text when it gave none
     */
    public String code() {
        return diagnosis.code();
    }

    @Override
    public boolean isOutage() {
        return status().isPresent()
                ? Faults.mayPass(status().getAsInt())
                : getCause() instanceof IOException cause && Faults.isOutage(cause);
    }

    /** Whether asking once more makes sense. */
    boolean mayPass() {
        return diagnosis.mayPass();
    }

    /** Digests that the registry's errors name. */
    Set<Digest> named() {
        return diagnosis.named();
    }

    /** The answer's {@code Retry-After}, empty text when it had none. */
    String retryAfter() {
        return diagnosis.retryAfter();
    }

    /** The message without advice. */
    String whatHappened() {
        return purpose.failed() + whatHappened;
    }

    /** Whether a word is in what happened, in whatever case. */
    boolean says(String word) {
        return whatHappened.toLowerCase(Locale.ROOT).contains(word);
    }

    /** What to do. */
    String advice() {
        return advice;
    }

    /** The same, but trying again may help, whatever it looked like. */
    RegistryException thatMayPass() {
        return new RegistryException(
                purpose, method, whatHappened, remark, advice, diagnosis.mayPass(true), getCause());
    }

    /** The same with better advice. */
    RegistryException advising(String better) {
        return new RegistryException(purpose, method, whatHappened, remark, better, diagnosis, getCause());
    }

    /** The same, with more of what happened. */
    RegistryException adding(String more) {
        return new RegistryException(purpose, method, whatHappened + more, remark, advice, diagnosis, getCause());
    }

    /** Whether a server was reached that broke the connection off instead of answering. */
    boolean isHangUp() {
        return status().isEmpty() && getCause() instanceof IOException cause && Faults.isHangUp(cause);
    }

    /** The same, with what was answered when it was asked why. */
    RegistryException explainedBy(RegistryException word) {
        return new RegistryException(
                purpose,
                method,
                whatHappened,
                remark + ". Asked for the repository then, " + word.whatHappened,
                word.advice,
                word.diagnosis,
                getCause());
    }

    /** The same in other words. */
    RegistryException saying(UnaryOperator<String> words, @Nullable Throwable newCause) {
        var same = new RegistryException(
                purpose,
                method,
                words.apply(whatHappened),
                words.apply(remark),
                advice,
                diagnosis.saying(words),
                newCause);
        same.setStackTrace(getStackTrace());
        return same;
    }

    /** The same, after all attempts. */
    RegistryException forGood(String remark) {
        return new RegistryException(
                purpose, method, whatHappened, remark, advice, diagnosis.mayPass(false), getCause());
    }
}
