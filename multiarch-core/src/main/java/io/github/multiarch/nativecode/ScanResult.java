package io.github.multiarch.nativecode;

import io.github.multiarch.oci.Platform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What native code is in a file, and what of it nobody looked at.
 *
 * @param files in the order of the archives' directories; the same name may be there twice
 * @param unread what may have more; where it is empty, the files are all there are
 */
public record ScanResult(List<NativeFile> files, List<Unread> unread) {

    /** Copies the lists. */
    public ScanResult {
        files = List.copyOf(files);
        unread = List.copyOf(unread);
    }

    /**
     * The files by the platforms that they are for.
     *
     * @return by the platforms' names; each file at least once, and a fat Mach-O file once for each machine
     */
    public SortedMap<Platform, List<NativeFile>> byPlatform() {
        var platforms = new TreeMap<Platform, List<NativeFile>>(Comparator.comparing(Platform::toString));
        for (var file : files) {
            for (var platform : file.code().platforms()) {
                platforms.computeIfAbsent(platform, key -> new ArrayList<>()).add(file);
            }
        }
        platforms.replaceAll((platform, list) -> List.copyOf(list));
        return Collections.unmodifiableSortedMap(platforms);
    }

    /**
     * The files that run on a platform.
     *
     * @param platform of an image
     * @return in their order; empty when there are none
     */
    public List<NativeFile> runningOn(Platform platform) {
        return files.stream().filter(file -> file.code().runsOn(platform)).toList();
    }
}
