package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Reads what is said of one platform.
 *
 * @param projectDirectory what relative paths are relative to
 * @param filesDirectory has a folder for each platform; need not exist
 * @param nativeCode the rule for those that have none of their own
 */
record PlatformReading(Path projectDirectory, Path filesDirectory, NativeCodeRule nativeCode) {
    PlatformRequest read(Platform platform, BaseReference base, PlatformParameters given, Problems problems) {
        var subject = "platform " + platform;
        new ContainerReader(problems).environment(subject + " environment", given.environment());
        var files = new ArrayList<PlacedFiles>();
        var own = filesDirectory.resolve(platform.slug());
        if (Files.isDirectory(own)) {
            files.add(PlacedFiles.atRoot(own));
        } else if (Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
            problems.add(own.toString(), "is not a directory, nor a link to one; its files would silently be missing");
        }
        for (var extra : given.files()) {
            var directory = projectDirectory.resolve(extra);
            if (Files.isDirectory(directory)) {
                files.add(PlacedFiles.atRoot(directory));
            } else {
                problems.add(subject + " files", directory + " is not a directory");
            }
        }
        var rule = given.nativeCode()
                .flatMap(text -> new NativeCodeSettingsReader(problems).rule(subject + " nativeCode", text))
                .orElse(nativeCode);
        return new PlatformRequest(
                platform,
                base,
                given.jvmFlags(),
                Sorted.copy(given.environment()),
                Sorted.copy(given.labels()),
                rule,
                files);
    }
}
