package io.github.multiarch.config;

/**
 * Whom a file or folder of an image belongs to, and who may do what with it.
 *
 * @param mode permission bits, with setuid (04000), setgid (02000) and sticky (01000); 0 to 07777
 * @param owner the user's number
 * @param group the group's number
 */
public record FileAccess(int mode, long owner, long group) {
    /** A folder that everybody may look into. */
    public static final FileAccess FOLDER = new FileAccess(0755, 0, 0);
    /** A file that everybody may read. */
    public static final FileAccess FILE = new FileAccess(0644, 0, 0);
    /** A file that everybody may read and start. */
    public static final FileAccess PROGRAM = new FileAccess(0755, 0, 0);

    /** The greatest number that Linux has for a user or a group. */
    public static final long MOST_ID = 0xffff_fffeL;

    private static final int MOST_MODE = 07777;
    private static final int READ = 0444;

    /** Checks it. */
    public FileAccess {
        if (mode < 0 || mode > MOST_MODE) {
            throw new IllegalArgumentException(Integer.toOctalString(mode) + " is no mode; modes are 0 to 7777");
        }
        if (owner < 0 || owner > MOST_ID || group < 0 || group > MOST_ID) {
            throw new IllegalArgumentException(
                    owner + ":" + group + " is no owner; users and groups are numbers of 0 to " + MOST_ID);
        }
    }

    /**
     * The same with another mode.
     *
     * @param other 0 to 07777
     * @return a new value
     */
    public FileAccess withMode(int other) {
        return new FileAccess(other, owner, group);
    }

    /**
     * The same for somebody else.
     *
     * @param other takes it over
     * @return a new value
     */
    public FileAccess withOwner(Owner.Numbers other) {
        return new FileAccess(mode, other.user(), other.group());
    }

    /**
     * The same, to be started by all who may read it.
     *
     * @return a new value
     */
    public FileAccess executable() {
        return withMode(mode | (mode & READ) >> 2);
    }

    /** As {@code 0644 0:0}. */
    @Override
    public String toString() {
        // Formatting would load more than a build that has nothing to do can afford.
        var digits = Integer.toOctalString(mode);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits + " " + owner + ":" + group;
    }
}
