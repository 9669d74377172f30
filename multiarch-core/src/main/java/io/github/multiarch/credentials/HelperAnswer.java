package io.github.multiarch.credentials;

import io.github.multiarch.registry.Credentials;

/** What came of asking a credential helper. Nothing of what the helper printed is in here but the credentials. */
sealed interface HelperAnswer {
    /**
     * It knows.
     *
     * @param credentials of the registry
     */
    record Found(Credentials credentials) implements HelperAnswer {}

    /** It works and says, in the words that its protocol prescribes, that it has nothing: the usual case for a registry that is open to everybody. */
    record Nothing() implements HelperAnswer {}

    /** There is no such program. */
    record Absent() implements HelperAnswer {}

    /**
     * It does not work.
     *
     * @param how in our own words: {@code it ended with exit status 1}
     * @param always whether asking for another name of the same registry would end in the same way, after the same wait
     */
    record Failed(String how, boolean always) implements HelperAnswer {}
}
