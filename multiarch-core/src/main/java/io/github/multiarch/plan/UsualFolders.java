package io.github.multiarch.plan;

import java.util.Set;

/**
 * What Linux distributions have in common, for bases whose layers are not read: <a href="https://refspecs.linuxfoundation.org/FHS_3.0/fhs-3.0.html">Filesystem Hierarchy
 * Standard 3.0</a>, and what has become of it.
 */
public final class UsualFolders {
    /** Everywhere root's, with mode 0755, and no links. */
    private static final Set<String> PLAIN = Set.of(
            "/etc",
            "/home",
            "/mnt",
            "/opt",
            "/srv",
            "/usr",
            "/usr/bin",
            "/usr/include",
            "/usr/lib",
            "/usr/libexec",
            "/usr/local",
            "/usr/local/bin",
            "/usr/local/etc",
            "/usr/local/lib",
            "/usr/local/share",
            "/usr/share",
            "/usr/src",
            "/var",
            "/var/cache",
            "/var/lib",
            "/var/log",
            "/var/spool");

    /** With modes of their own, or links in many distributions. */
    private static final Set<String> SPECIAL = Set.of(
            "/bin",
            "/dev",
            "/lib",
            "/lib32",
            "/lib64",
            "/libx32",
            "/media",
            "/proc",
            "/root",
            "/run",
            "/sbin",
            "/sys",
            "/tmp",
            "/usr/lib64",
            "/usr/local/sbin",
            "/usr/sbin",
            "/usr/tmp",
            "/var/lock",
            "/var/run",
            "/var/tmp");

    /** Whose folders are named after those who put them there. */
    private static final Set<String> OF_NAMES = Set.of("/etc", "/opt", "/srv", "/usr", "/var/cache", "/var/lib");

    private UsualFolders() {}

    /**
     * Whether every distribution has it, and which says more than its own name.
     *
     * @param path absolute, without a slash at its end
     * @return true also for what is a link in some
     */
    public static boolean knows(String path) {
        return path.isEmpty() || isPlain(path) || SPECIAL.contains(path);
    }

    /**
     * Whether it is root's everywhere, with mode 0755.
     *
     * @param path absolute, without a slash at its end
     * @return false also for what nobody knows
     */
    public static boolean isPlain(String path) {
        return PLAIN.contains(path);
    }

    /** Whether it lies where everybody takes a name of their own, so that a base hardly has it by chance. */
    static boolean isOneOfNames(String path) {
        return !SPECIAL.contains(path) && OF_NAMES.stream().anyMatch(tree -> path.startsWith(tree + "/"));
    }
}
