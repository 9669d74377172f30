package io.github.multiarch.maven;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.Destination;
import io.github.multiarch.config.Problems;

/** What goals ask of the places that images come from and go to. */
final class Places {
    private Places() {}

    /** Whose registry the user's credentials are for; empty for a place on disk. */
    static String registryOf(Destination to) {
        return to instanceof Destination.InRegistry remote
                ? remote.target().image().registry()
                : "";
    }

    /** Offline means offline, on this machine or not. */
    static void refuseRegistry(String parameter, BaseReference place, Problems problems) {
        if (place instanceof BaseReference.InRegistry) {
            problems.add(parameter, place + " is in a registry, and Maven is offline; run without -o");
        }
    }
}
