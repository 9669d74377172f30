package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.util.List;

/**
 * The application as layers of files.
 *
 * @param layers from the steadiest to the one that changes most
 * @param classPath as the JVM shall see it
 * @param modulePath what of it is there for modules; empty for an application that is none
 */
record ApplicationPlan(List<FileEntriesLayer> layers, List<String> classPath, List<String> modulePath) {
    ApplicationPlan {
        layers = List.copyOf(layers);
        classPath = List.copyOf(classPath);
        modulePath = List.copyOf(modulePath);
    }
}
