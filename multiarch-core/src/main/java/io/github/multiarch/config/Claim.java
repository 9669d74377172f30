package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names that one execution of a module wants for its image.
 *
 * @param owner who makes the image
 * @param names in full form, each with its tag
 */
public record Claim(ImageOwner owner, SortedSet<String> names) {

    /** Takes a copy. */
    public Claim {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /**
     * The claim to a target's names, with those of its platforms' images where these have tags of their own.
     *
     * @param owner who makes the image
     * @param target the names
     * @param platforms of the image
     * @return the claim
     */
    public static Claim of(ImageOwner owner, Target target, List<Platform> platforms) {
        var names = new TreeSet<String>();
        for (var name : target.names()) {
            names.add(name.toString());
            if (target.platformTags()) {
                platforms.forEach(platform -> names.add(name + "-" + platform.tagSuffix()));
            }
        }
        return new Claim(owner, names);
    }
}
