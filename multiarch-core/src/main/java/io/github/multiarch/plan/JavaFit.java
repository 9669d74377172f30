package io.github.multiarch.plan;

import io.github.multiarch.classfile.ClassFile;
import io.github.multiarch.config.PlatformRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the class files of an application ask of the Java of one platform's base.
 *
 * @param request the platform
 * @param java the release that the base has; empty when nothing tells, or there is no base
 * @param needs what the project and each dependency ask for, the latest first
 * @param unmet those of them that the base's Java cannot load
 * @param doubtful classes that it cannot load, of dependencies of which it can load others
 */
public record JavaFit(
        PlatformRequest request, Optional<Integer> java, List<Need> needs, List<Need> unmet, List<Need> doubtful) {
    /** Takes copies. */
    public JavaFit {
        needs = List.copyOf(needs);
        unmet = List.copyOf(unmet);
        doubtful = List.copyOf(doubtful);
    }

    /**
     * A class file, and whose it is.
     *
     * @param who the project's classes, or a dependency by its coordinates
     * @param file asks for most, or is what it is about
     * @param isOwn whether those who made it can compile it for another release
     */
    public record Need(String who, ClassFile file, boolean isOwn) {
        static final Comparator<Need> LATEST_FIRST =
                Comparator.comparing((Need need) -> -need.release()).thenComparing(Need::who);

        /**
         * What it asks for.
         *
         * @return a release, such as 21
         */
        public int release() {
            return file.version().release();
        }

        /** Such as {@code Java 21 for com.acme:orders:1.0 (com/acme/Orders.class)}. */
        @Override
        public String toString() {
            return "Java " + release() + (file.version().isPreview() ? " and no other" : "") + " for " + who + " ("
                    + file.name() + (file.version().isPreview() ? ", with preview features" : "") + ")";
        }
    }
}
