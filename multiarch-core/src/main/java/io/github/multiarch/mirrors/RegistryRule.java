package io.github.multiarch.mirrors;

import io.github.multiarch.oci.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is said of all images whose names begin alike.
 *
 * @param prefix the beginning
 * @param location what takes its place; empty when the name stays
 * @param isInsecure whether that place may speak plain HTTP, or TLS with any certificate
 * @param isBlocked whether nothing may be asked for
 * @param mirrors to be asked before, in this order
 * @param saidBy the parameter or file that says it
 */
record RegistryRule(
        Location prefix,
        Optional<Location> location,
        boolean isInsecure,
        boolean isBlocked,
        List<Mirror> mirrors,
        String saidBy) {

    RegistryRule {
        mirrors = List.copyOf(mirrors);
    }

    /** The one that says most of an image's name, of equals the first; empty when none speaks of it. */
    static Optional<RegistryRule> of(ImageReference image, List<RegistryRule> rules) {
        Optional<RegistryRule> best = Optional.empty();
        int length = 0;
        for (var rule : rules) {
            int its = rule.prefix().lengthIn(image);
            if (its > length) {
                best = Optional.of(rule);
                length = its;
            }
        }
        return best;
    }

    /** The mirrors that count for this name, which begins with the prefix. */
    List<PullSource> mirrorsOf(ImageReference image) {
        var sources = new ArrayList<PullSource>();
        for (var mirror : mirrors) {
            if (mirror.isFor(image)) {
                sources.add(source(mirror.location(), mirror.isInsecure(), image));
            }
        }
        return sources;
    }

    /** Where the image itself is. */
    PullSource itself(ImageReference image) {
        return location.map(place -> source(place, isInsecure, image))
                .orElseGet(() -> new PullSource(image, isInsecure, saidBy));
    }

    private PullSource source(Location place, boolean insecure, ImageReference image) {
        return new PullSource(place.inPlaceOf(image, prefix.lengthIn(image)), insecure, saidBy);
    }
}
