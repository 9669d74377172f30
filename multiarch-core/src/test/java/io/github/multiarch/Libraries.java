package io.github.multiarch;

import java.lang.module.ModuleFinder;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which library a package belongs to, by the names that package-info files use. */
final class Libraries {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("io.airlift.compress", "aircompressor"),
            Map.entry("com.google.cloud.tools.jib", "jib-core"),
            Map.entry("com.google.api.client", "google-http-client"),
            Map.entry("com.google.common", "guava"),
            Map.entry("com.fasterxml.jackson", "jackson"),
            Map.entry("org.apache.commons.compress", "commons-compress"),
            // The builders of commons-compress extend its.
            Map.entry("org.apache.commons.io", "commons-io"),
            Map.entry("com.github.freva", "ascii-table"),
            Map.entry("me.tongfei", "progressbar"),
            Map.entry("org.apache.hc", "apache-httpclient5"),
            Map.entry("org.snakeyaml.engine", "snakeyaml-engine"));

    private static final Set<String> JDK = ModuleFinder.ofSystem().findAll().stream()
            .flatMap(module -> module.descriptor().packages().stream())
            .collect(Collectors.toUnmodifiableSet());

    private Libraries() {}

    /** Whether a package may be used everywhere without being listed. */
    static boolean isFree(String packageName) {
        return JDK.contains(packageName) || isBelow("org.jspecify", packageName);
    }

    /** The library's name; empty for one that nobody has named here. */
    static Optional<String> nameOf(String packageName) {
        return NAMES.entrySet().stream()
                .filter(entry -> isBelow(entry.getKey(), packageName))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue);
    }

    static boolean isBelow(String parent, String packageName) {
        return packageName.equals(parent) || packageName.startsWith(parent + ".");
    }
}
