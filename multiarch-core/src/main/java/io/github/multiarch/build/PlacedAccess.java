package io.github.multiarch.build;

import io.github.multiarch.config.AccessRule;
import io.github.multiarch.config.FileAccess;
import io.github.multiarch.config.Owner;
import java.util.List;

/**
 * What the user says of the owners and modes of one image's files.
 *
 * @param rules the later count more
 * @param imageUser whom containers run as
 */
record PlacedAccess(List<AccessRule> rules, Owner.Numbers imageUser) {
    /** Nothing is said, and containers run as root. */
    static final PlacedAccess PLAIN = new PlacedAccess(List.of(), Owner.Numbers.ROOT);

    PlacedAccess {
        rules = List.copyOf(rules);
    }

    /** The access of a path that is relative to the root. */
    FileAccess of(String path, FileAccess unsaid) {
        var access = unsaid;
        for (var rule : rules) {
            if (rule.paths().matches("/" + path)) {
                access = rule.applyTo(access, imageUser);
            }
        }
        return access;
    }

    boolean speaksOf(String path) {
        return rules.stream().anyMatch(rule -> rule.paths().matches("/" + path));
    }
}
