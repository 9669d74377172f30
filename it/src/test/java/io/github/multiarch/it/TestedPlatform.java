package io.github.multiarch.it;

import java.util.Arrays;
import java.util.List;

/** The platforms that the large tests make images for and run, in the order of the index. */
enum TestedPlatform {
    AMD64("linux/amd64", "amd64", "x86_64"),
    ARM64("linux/arm64", "aarch64", "aarch64"),
    ARM_V7("linux/arm/v7", "arm", "armv7l"),
    PPC64LE("linux/ppc64le", "ppc64le", "ppc64le"),
    S390X("linux/s390x", "s390x", "s390x");

    private final String platform;
    private final String java;
    private final String kernel;

    TestedPlatform(String platform, String java, String kernel) {
        this.platform = platform;
        this.java = java;
        this.kernel = kernel;
    }

    /** All of them, as {@code linux/arm/v7}. */
    static List<String> names() {
        return Arrays.stream(values()).map(TestedPlatform::toString).toList();
    }

    /** What {@code os.arch} says in its JVM. */
    String java() {
        return java;
    }

    /** What {@code uname -m} says on it. */
    String kernel() {
        return kernel;
    }

    /** As in paths and classifiers: {@code linux-armv7}. */
    String inPaths() {
        return platform.replaceFirst("/", "-").replace("/", "");
    }

    /** As {@code linux/arm/v7}. */
    @Override
    public String toString() {
        return platform;
    }
}
