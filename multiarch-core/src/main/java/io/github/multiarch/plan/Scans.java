package io.github.multiarch.plan;

import io.github.multiarch.nativecode.ScanResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Tells what native code is in files, by looking or from memory. */
@FunctionalInterface
public interface Scans {
    /**
     * Looks into files.
     *
     * @param files jars
     * @return one result for each, in the same order
     * @throws IOException when one cannot be read; the message names it
     */
    List<ScanResult> scan(List<Path> files) throws IOException;
}
