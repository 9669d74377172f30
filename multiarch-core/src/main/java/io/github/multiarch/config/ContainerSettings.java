package io.github.multiarch.config;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How containers of every platform are run.
 *
 * @param mainClass to be found when absent
 * @param jvmFlags before {@code -cp}
 * @param args the container's arguments
 * @param entrypoint what is started
 * @param environment sorted by name
 * @param labels sorted by key
 * @param ports such as {@code 8080/tcp}
 * @param volumes absolute paths
 * @param user the base's when absent
 * @param workingDirectory an absolute path; the base's when absent
 * @param appRoot an absolute path without a slash at its end, unless it is {@code /} itself
 * @param appRootIsNamed whether the user says so
 */
public record ContainerSettings(
        Optional<String> mainClass,
        List<String> jvmFlags,
        Optional<List<String>> args,
        Entrypoint entrypoint,
        SortedMap<String, String> environment,
        SortedMap<String, String> labels,
        SortedSet<String> ports,
        SortedSet<String> volumes,
        Optional<String> user,
        Optional<String> workingDirectory,
        String appRoot,
        boolean appRootIsNamed) {

    /** Takes copies. */
    public ContainerSettings {
        jvmFlags = List.copyOf(jvmFlags);
        args = args.map(List::copyOf);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        ports = Collections.unmodifiableSortedSet(new TreeSet<>(ports));
        volumes = Collections.unmodifiableSortedSet(new TreeSet<>(volumes));
    }
}
