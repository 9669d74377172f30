package io.github.multiarch.inspect;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Platform;
import java.util.Optional;

/**
 * What an engine takes that chooses in another way than containerd.
 *
 * @param engine with its versions
 * @param platform of what it takes, as the index says; empty when it takes nothing or the index does not say
 * @param digest of what it takes; empty when it takes nothing
 * @param reason for people
 */
public record EngineChoice(String engine, Optional<Platform> platform, Optional<String> digest, String reason) {

    static EngineChoice of(String engine, Descriptor taken, String reason) {
        return new EngineChoice(
                engine, taken.platform(), Optional.of(taken.digest().toString()), reason);
    }

    static EngineChoice nothing(String engine, String reason) {
        return new EngineChoice(engine, Optional.empty(), Optional.empty(), reason);
    }

    /** Whether it is another image than the one that containerd's rules choose. */
    boolean differsFrom(Optional<Choice.Candidate> chosen) {
        return !digest.equals(chosen.map(Choice.Candidate::digest));
    }

    String line() {
        return engine + " takes "
                + digest.map(taken -> platform.map(Platform::toString).orElse("no platform") + " (" + taken + ")")
                        .orElse("nothing")
                + ": " + reason;
    }
}
