package io.github.multiarch.plan;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.PlatformRequest;
import java.util.List;

/**
 * The class path of one platform.
 *
 * @param request the platform
 * @param dependencies in their order
 * @param absent what it should have one of its own of, and there is none
 */
public record PlatformJars(PlatformRequest request, List<Dependency> dependencies, List<Absence> absent) {
    /** Takes copies. */
    public PlatformJars {
        dependencies = List.copyOf(dependencies);
        absent = List.copyOf(absent);
    }

    /**
     * An artifact that does not exist for the platform.
     *
     * @param jars those that it would take the place of, or stand beside; not empty
     * @param tried classifiers; empty when the user says that there is none
     */
    public record Absence(List<Dependency> jars, List<String> tried) {
        /** Takes copies. */
        public Absence {
            jars = List.copyOf(jars);
            tried = List.copyOf(tried);
        }

        /**
         * What is wrong.
         *
         * @return a sentence without its end
         */
        public String why() {
            return (tried.isEmpty()
                            ? "the pom says that there is no artifact of it"
                            : "there is no artifact of it with the classifier " + String.join(" or ", tried))
                    + ", and what needs it fails when it is first used";
        }
    }
}
