package io.github.multiarch.config;

import java.util.Optional;

/**
 * What holds for some of the paths that a build places.
 *
 * @param paths which
 * @param mode as it is when absent
 * @param owner as it is when absent
 */
public record AccessRule(PathPattern paths, Optional<Integer> mode, Optional<Owner> owner) {
    /**
     * What becomes of an access that the rule holds for.
     *
     * @param access without the rule
     * @param imageUser whom containers run as
     * @return with it
     */
    public FileAccess applyTo(FileAccess access, Owner.Numbers imageUser) {
        var changed = mode.map(access::withMode).orElse(access);
        return owner.map(whose -> changed.withOwner(whose instanceof Owner.Numbers numbers ? numbers : imageUser))
                .orElse(changed);
    }
}
