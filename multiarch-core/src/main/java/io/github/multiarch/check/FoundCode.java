package io.github.multiarch.check;

import io.github.multiarch.config.Application;
import io.github.multiarch.nativecode.NativeFile;

/**
 * Native code in a dependency.
 *
 * @param jar the dependency
 * @param file what and where in it
 */
record FoundCode(Application.Dependency jar, NativeFile file) {
    /** Such as {@code snappy-java-1.1.10.7.jar!/org/xerial/snappy/native/Linux/aarch64/libsnappyjava.so}. */
    @Override
    public String toString() {
        return jar.file().getFileName() + (file.path().isEntry() ? "!/" + file.path() : "");
    }
}
