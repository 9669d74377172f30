package io.github.multiarch.classfile;

import java.util.Optional;

/**
 * The version of a class file: <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.1">The Java Virtual Machine Specification, Java SE 25</a>, section 4.1.
 *
 * @param major 45 to 65535; 65 is Java 21
 * @param isPreview whether it uses preview features: one JVM only loads it, that of the same release, and only with {@code --enable-preview}
 */
public record ClassFileVersion(int major, boolean isPreview) implements Comparable<ClassFileVersion> {
    /** How many bytes of a class file tell its version. */
    static final int BYTES = 8;

    private static final int OLDEST = 45;
    private static final int MOST = 0xffff;
    /** What a major version is ahead of its release. */
    private static final int AHEAD = 44;

    private static final int FIRST_WITH_PREVIEWS = 56;
    private static final int PREVIEW = 0xffff;

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException for a number that no class file has
     */
    public ClassFileVersion {
        if (major < OLDEST || major > MOST) {
            throw new IllegalArgumentException(major + " is no version of a class file");
        }
    }

    /**
     * Reads the beginning of a file.
     *
     * @param start at least the first 8 bytes, or all there are
     * @param length how many of them count
     * @return empty when it is no class file
     */
    public static Optional<ClassFileVersion> read(byte[] start, int length) {
        if (length < BYTES
                || (start[0] & 0xff) != 0xca
                || (start[1] & 0xff) != 0xfe
                || (start[2] & 0xff) != 0xba
                || (start[3] & 0xff) != 0xbe) {
            return Optional.empty();
        }
        int minor = u16(start, 4);
        int major = u16(start, 6);
        return major < OLDEST
                ? Optional.empty()
                : Optional.of(new ClassFileVersion(major, minor == PREVIEW && major >= FIRST_WITH_PREVIEWS));
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << Byte.SIZE | (bytes[at + 1] & 0xff);
    }

    /**
     * The first release whose JVM loads it.
     *
     * @return such as 21; 1 for what was before Java 2
     */
    public int release() {
        return major - AHEAD;
    }

    /** By the release; a preview is none the newer for being one. */
    @Override
    public int compareTo(ClassFileVersion other) {
        return Integer.compare(major, other.major);
    }
}
