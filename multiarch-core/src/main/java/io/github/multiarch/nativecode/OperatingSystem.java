package io.github.multiarch.nativecode;

import java.util.Locale;

/** What code runs on besides a machine. Android is no Linux here: its C library, loader and file system are its own. */
public enum OperatingSystem {
    /** Linux with any C library but Android's. */
    LINUX,
    /** Android, whose C library is bionic. */
    ANDROID,
    /** macOS. */
    DARWIN,
    /** iOS and its kin (tvOS, watchOS, visionOS and their simulators). */
    IOS,
    /** Windows. */
    WINDOWS,
    /** FreeBSD. */
    FREEBSD,
    /** NetBSD. */
    NETBSD,
    /** OpenBSD. */
    OPENBSD,
    /** DragonFly BSD. */
    DRAGONFLY,
    /** Solaris and illumos, whose files do not differ. */
    SOLARIS,
    /** GNU Hurd. */
    HURD,
    /** AIX. */
    AIX,
    /** Any other, or none at all. */
    OTHER;

    /**
     * The name in platforms.
     *
     * @return Go's name, such as {@code linux}; {@code other} for what has none
     */
    public String platformName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a platform is of this operating system.
     *
     * @param os of a platform, such as {@code linux}
     * @return false for every platform where the operating system is not known
     */
    public boolean is(String os) {
        return this != OTHER && (os.equals(platformName()) || (this == SOLARIS && os.equals("illumos")));
    }
}
