package io.github.multiarch.maven;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a user's programs keep what they can make anew, as each system has it. */
final class CacheFolder {
    private static final String NAME = "multiarch";

    private CacheFolder() {}

    /**
     * The default of the parameter {@code cache}.
     *
     * @param environment variables
     * @param system the property {@code os.name}
     * @param home the user's
     */
    static Path of(Map<String, String> environment, String system, Path home) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return base(environment.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"))
                    .resolve(NAME);
        }
        // XDG Base Directory Specification 0.8: relative paths in it are to be ignored.
        var fallback = name.startsWith("mac") ? home.resolve("Library").resolve("Caches") : home.resolve(".cache");
        return base(environment.get("XDG_CACHE_HOME"), fallback).resolve(NAME);
    }

    private static Path base(@Nullable String given, Path fallback) {
        return given != null && Path.of(given).isAbsolute() ? Path.of(given) : fallback;
    }
}
