package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.Shown;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text that names something of each platform: <code>{os}</code>, <code>{arch}</code>, <code>{variant}</code> and <code>{platform}</code> stand for {@code linux}, {@code arm}, {@code v7} and
 * {@code linux-arm-v7}, as Go calls them. A platform without a variant has nothing there.
 *
 * @param text such as <code>target/native/{os}-{arch}{variant}</code>
 */
public record PlatformText(String text) {
    private static final String OS = "{os}";
    private static final String ARCHITECTURE = "{arch}";
    private static final String VARIANT = "{variant}";
    private static final String PLATFORM = "{platform}";
    private static final List<String> KNOWN = List.of(OS, ARCHITECTURE, VARIANT, PLATFORM);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}?");

    /** Checks the placeholders. */
    public PlatformText {
        var unknown = PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> match.group())
                .filter(name -> !KNOWN.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            throw new IllegalArgumentException("'" + Shown.of(unknown.get()) + "' is no placeholder; there are "
                    + KNOWN.stream().collect(Collectors.joining(", ")));
        }
    }

    /**
     * Whether it differs from platform to platform.
     *
     * @return true when it has a placeholder
     */
    public boolean namesPlatform() {
        return text.contains("{");
    }

    /**
     * The text for a platform.
     *
     * @param platform whose names take the places
     * @return without placeholders
     */
    public String of(Platform platform) {
        return of(platform, platform.architecture());
    }

    /**
     * The text for a platform whose architecture has another name here.
     *
     * @param platform whose other names take the places
     * @param architecture what the architecture is called
     * @return without placeholders
     */
    public String of(Platform platform, String architecture) {
        return text.replace(OS, platform.os())
                .replace(ARCHITECTURE, architecture)
                .replace(VARIANT, platform.variant().orElse(""))
                .replace(PLATFORM, platform.slug());
    }

    @Override
    public String toString() {
        return text;
    }
}
