package io.github.multiarch.cache;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * All that is kept, in one folder.
 *
 * @param bases what bases have said
 * @param layers what was packed
 * @param scans what native code was found
 * @param jars what jars have for a JVM
 */
public record Cache(BaseCache bases, LayerCache layers, ScanCache scans, JarCache jars) {
    /**
     * On disk.
     *
     * @param directory made when something is written; can be deleted at any time
     * @param limit how many bytes it may take
     * @param warnings told at most once that something is wrong with it
     * @return what is there, if anything
     */
    public static Cache in(Path directory, long limit, Consumer<String> warnings) {
        var warning = new Warning(warnings);
        return new Cache(
                BaseCache.in(directory, warning),
                LayerCache.in(directory, limit, warning),
                ScanCache.in(directory, limit, warning),
                JarCache.in(directory, warning));
    }

    /**
     * Without a folder.
     *
     * @return knows only what this build has seen
     */
    public static Cache inMemory() {
        return new Cache(BaseCache.inMemory(), LayerCache.none(), ScanCache.none(), JarCache.none());
    }
}
