package io.github.multiarch.inspect;

import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a container engine would take from an image.
 *
 * @param image the name in full form
 * @param digest of the document that the name stands for
 * @param mediaType of that document
 * @param machine where the engine is
 * @param runs what that machine runs, best first
 * @param candidates the entries of the index in its order; of an image of one platform, that one
 * @param chosen the digest of the one that is taken; empty when none is
 * @param engines what those engines take that choose in other ways; empty where they take what there is, or are not known
 * @param remarks what goes wrong with that, and what is not known
 */
public record Choice(
        String image,
        String digest,
        String mediaType,
        Platform machine,
        List<Platform> runs,
        List<Candidate> candidates,
        Optional<Candidate> chosen,
        List<EngineChoice> engines,
        List<String> remarks)
        implements Inspected {
    /** Takes copies. */
    public Choice {
        runs = List.copyOf(runs);
        candidates = List.copyOf(candidates);
        engines = List.copyOf(engines);
        remarks = List.copyOf(remarks);
    }

    /**
     * An entry, and why it is taken or not.
     *
     * @param platform as the index says; empty when it does not
     * @param digest of its manifest
     * @param reason for people
     */
    public record Candidate(Optional<Platform> platform, String digest, String reason) {
        String name() {
            return platform.map(Platform::toString).orElse("no platform");
        }
    }

    static Choice read(Found found, Platform machine) throws IOException {
        return new Chooser(found, machine).choose();
    }
}
