package io.github.multiarch.maven;

import java.util.Optional;

/** What a pom says about building a Quarkus application. */
final class QuarkusProject {
    private static final String PLUGIN = "quarkus-maven-plugin";
    private static final String OWN = "multiarch-maven-plugin";
    private static final String PACKAGING = "quarkus";

    private final Pom pom;

    QuarkusProject(Pom pom) {
        this.pom = pom;
    }

    /** Every Quarkus application has it at run time, and nothing else has. */
    static boolean is(Pom pom) {
        return pom.dependencyVersion("io.quarkus:quarkus-core").isPresent();
    }

    /** What is wrong when the image is built before the application is, which then is that of the build before, if any. */
    Optional<String> wrongOrder() {
        boolean areInOnePhase = pom.runsInPackage(OWN, "build") && pom.runsInPackage(PLUGIN, "build");
        return areInOnePhase && pom.isBefore(OWN, PLUGIN)
                ? Optional.of(OWN + " stands before " + PLUGIN
                        + " in the pom, so it runs first and finds no application, or that of"
                        + " the build before; put it behind")
                : Optional.empty();
    }

    /** What to do when quarkus-maven-plugin has made nothing, or nothing of the classes as they are. */
    String remedy() {
        if (!pom.hasPlugin(PLUGIN)) {
            return "add quarkus-maven-plugin to the pom, in the version of its quarkus-bom, with"
                    + " <executions><execution><goals><goal>build</goal></goals></execution></executions>";
        }
        if (!pom.packaging().equals(PACKAGING) && !pom.runs(PLUGIN, "build")) {
            return "quarkus-maven-plugin makes nothing here; add to it <executions><execution><goals><goal>build</goal></goals></execution></executions>";
        }
        return "run 'mvn package' or a later phase, without quarkus.build.skip";
    }
}
