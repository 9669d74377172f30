package io.github.multiarch.plan;

import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.config.PlatformRequest;
import java.util.ArrayList;
import java.util.List;

/** Which files each platform gets besides the application. */
final class PlatformFiles {
    private final BuildRequest request;

    PlatformFiles(BuildRequest request) {
        this.request = request;
    }

    /** In the order of their layers: what is for all platforms, then what is the platform's own. */
    List<PlacedFiles> of(PlatformRequest platform) {
        var files = new ArrayList<>(request.application().files());
        files.addAll(platform.files());
        return files;
    }
}
