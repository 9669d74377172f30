package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One platform to build for.
 *
 * @param platform what it is
 * @param from its base
 * @param jvmFlags after those of all platforms
 * @param environment added to that of all platforms, sorted by name
 * @param labels added to those of all platforms, sorted by key
 * @param nativeCode what is done about native code that it cannot run
 * @param files of the project, for this platform alone
 */
public record PlatformRequest(
        Platform platform,
        BaseReference from,
        List<String> jvmFlags,
        SortedMap<String, String> environment,
        SortedMap<String, String> labels,
        NativeCodeRule nativeCode,
        List<PlacedFiles> files) {

    /** Takes copies. */
    public PlatformRequest {
        jvmFlags = List.copyOf(jvmFlags);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        files = List.copyOf(files);
    }
}
