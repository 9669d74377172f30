package io.github.multiarch.inspect;

import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.PlatformMatcher;
import java.util.List;
import java.util.Optional;

/** Why an entry of an index is taken, or not. */
final class Reasons {
    private final PlatformMatcher matcher;

    Reasons(PlatformMatcher matcher) {
        this.matcher = matcher;
    }

    String of(Platform platform, boolean isBest, Optional<Platform> best) {
        var rank = matcher.rank(platform);
        if (rank.isEmpty()) {
            return misfit(platform);
        }
        if (isBest) {
            return rank.getAsInt() == 0 ? "exactly that" : "the closest that it runs";
        }
        var taken = best.orElseThrow();
        return matcher.rank(taken).equals(rank)
                ? (taken.osFeatures().size() > platform.osFeatures().size()
                        ? "fits as well, and makes use of fewer features"
                        : "fits as well, and comes later in the index")
                : "would run, but " + taken + " is closer";
    }

    private String misfit(Platform platform) {
        var machine = matcher.machine();
        if (platform.isUnknown()) {
            return "for no platform that there is";
        }
        if (!platform.os().equals(machine.os())) {
            return "for " + platform.os();
        }
        if (!platform.osFeatures().isEmpty() && fitsWithoutFeatures(platform)) {
            return "needs " + String.join(", ", platform.osFeatures()) + " of the operating system";
        }
        if (!platform.architecture().equals(machine.architecture())) {
            return matcher.runnable().stream()
                            .anyMatch(runs -> runs.architecture().equals(platform.architecture()))
                    ? "a variant of " + platform.architecture() + " that it does not run"
                    : "another architecture";
        }
        return matcher.runnable().isEmpty()
                ? "nothing is known of what this machine runs"
                : "a variant that it does not run";
    }

    private boolean fitsWithoutFeatures(Platform platform) {
        return matcher.rank(new Platform(
                        platform.os(), platform.architecture(), platform.variant(), platform.osVersion(), List.of()))
                .isPresent();
    }
}
