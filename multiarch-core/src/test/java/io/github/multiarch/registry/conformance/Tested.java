package io.github.multiarch.registry.conformance;

import java.util.EnumSet;
import java.util.Set;

/** The registries that {@link Conformance} is held against. */
public enum Tested {
    /** Debian's, with {@code delete: enabled: true}. */
    DEBIAN,
    /** Debian's, without that line in its configuration. */
    DEBIAN_WITHOUT_DELETES,
    /** The fake one, as most tests have it. */
    FAKE,
    /** The fake one with {@code listReferrers}. */
    FAKE_WITH_REFERRERS;

    static final Set<Tested> REAL = EnumSet.of(DEBIAN, DEBIAN_WITHOUT_DELETES);
    static final Set<Tested> WITHOUT_REFERRERS = EnumSet.of(DEBIAN, DEBIAN_WITHOUT_DELETES, FAKE);
}
