package io.github.multiarch;

import io.github.multiarch.cache.Pull;
import io.github.multiarch.mirrors.Mirrors;

/**
 * How bases are got at.
 *
 * @param mirrors who is asked before their registries
 * @param pull whether what is known of them is asked for
 */
public record BaseAccess(Mirrors mirrors, Pull pull) {
    /**
     * Each registry itself, in every build.
     *
     * @return without mirrors
     */
    public static BaseAccess direct() {
        return new BaseAccess(Mirrors.none(), Pull.ALWAYS);
    }
}
