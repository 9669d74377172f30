package io.github.multiarch.classfile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a jar or a folder has for a JVM.
 *
 * @param classes by the first release that sees them, those for all first; without {@code module-info}, which says nothing of the classes beside it
 * @param springBootType what its manifest says with {@code Spring-Boot-Jar-Type}: what a jar is for that is not needed at run time
 */
public record JavaContent(List<ClassFiles> classes, Optional<String> springBootType) {
    /** Without any class, which is also what can be said of a file that is no archive. */
    public static final JavaContent NOTHING = new JavaContent(List.of(), Optional.empty());

    /** Takes a copy. */
    public JavaContent {
        classes = List.copyOf(classes);
    }

    /**
     * The release whose JVM loads all that it sees.
     *
     * @return empty without classes
     */
    public Optional<ClassFile> newest() {
        return all().map(ClassFiles::newest).findFirst();
    }

    /**
     * The release below which a JVM loads nothing.
     *
     * @return empty without classes
     */
    public Optional<ClassFile> oldest() {
        return all().map(ClassFiles::oldest).findFirst();
    }

    /**
     * A class that a JVM sees and cannot load, since it is for a later one.
     *
     * @param release of the JVM
     * @return the one that asks for most
     */
    public Optional<ClassFile> tooNewFor(int release) {
        return seenBy(release)
                .map(ClassFiles::newest)
                .filter(file -> file.version().release() > release)
                .findFirst();
    }

    /**
     * Whether a JVM can load nothing of what it sees.
     *
     * @param release of the JVM
     * @return false without classes
     */
    public boolean isWhollyTooNewFor(int release) {
        return !classes.isEmpty()
                && seenBy(release).allMatch(seen -> seen.oldest().version().release() > release);
    }

    /**
     * A class with preview features.
     *
     * @return the first that all JVMs see
     */
    public Optional<ClassFile> preview() {
        return all().flatMap(seen -> seen.preview().stream()).findFirst();
    }

    private Stream<ClassFiles> all() {
        return seenBy(0);
    }

    private Stream<ClassFiles> seenBy(int release) {
        return classes.stream().filter(seen -> seen.since() <= release);
    }
}
