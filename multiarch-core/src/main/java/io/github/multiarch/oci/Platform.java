package io.github.multiarch.oci;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an image runs on: the {@code platform} of <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md">OCI image spec v1.1.1, image
 * index</a>. Always in normal form: {@code aarch64} and {@code arm64/v8} are {@code arm64} without a variant, {@code arm} always has one.
 *
 * @param os Go's name of the operating system, such as {@code linux}
 * @param architecture Go's name of the architecture, such as {@code arm64}
 * @param variant of the architecture, such as {@code v7}
 * @param osVersion such as {@code 10.0.14393.1066}; only Windows uses it
 * @param osFeatures such as {@code win32k}; only Windows uses it
 */
public record Platform(
        String os, String architecture, Optional<String> variant, Optional<String> osVersion, List<String> osFeatures) {

    /** Brings the names into normal form; unknown ones stay as they are, since a base may list platforms that we do not know. */
    public Platform {
        var normal = PlatformNames.normalise(os, architecture, variant.orElse(""));
        os = normal.os();
        architecture = normal.architecture();
        variant = Optional.of(normal.variant()).filter(v -> !v.isEmpty());
        osVersion = osVersion.filter(v -> !v.isEmpty());
        osFeatures = List.copyOf(osFeatures);
    }

    /**
     * A platform without Windows' particulars.
     *
     * @param os the operating system
     * @param architecture the architecture
     * @param variant of the architecture; empty for none
     * @return the platform in normal form
     */
    public static Platform of(String os, String architecture, String variant) {
        return new Platform(os, architecture, Optional.of(variant), Optional.empty(), List.of());
    }

    /**
     * Reads what people write: {@code arm64}, {@code aarch64}, {@code x86_64}, {@code armhf}, {@code linux/arm/v7}, {@code linux/arm64/v8}.
     *
     * @param text the operating system may be left out: it is linux then
     * @return the platform in normal form
     * @throws IllegalArgumentException for anything else; the message names the nearest valid platform
     */
    public static Platform parse(String text) {
        return PlatformNames.parse(text);
    }

    /**
     * Reads the platform of a machine: what {@link #parse} takes, and variants for which nobody builds images, such as {@code linux/arm/v8}.
     *
     * @param text the operating system may be left out: it is linux then
     * @return the platform in normal form
     * @throws IllegalArgumentException for anything else; the message names the nearest valid platform
     */
    public static Platform parseMachine(String text) {
        return PlatformNames.parseMachine(text);
    }

    /**
     * Whether this is the placeholder that build tools give to attestations.
     *
     * @return true for {@code unknown/unknown}
     */
    public boolean isUnknown() {
        return os.equals("unknown") || architecture.equals("unknown");
    }

    /**
     * Whether the architecture, its variant and the operating system are the same.
     *
     * @param other what to compare with
     * @return true whatever the operating system's versions and features are
     */
    public boolean isSameMachineAs(Platform other) {
        return os.equals(other.os) && architecture.equals(other.architecture) && variant.equals(other.variant);
    }

    /**
     * By what engines tell the images of an index apart. Only of Windows do versions and features count: elsewhere images of two versions are images for the same machine.
     *
     * @return this, or without what does not count
     */
    public Platform machine() {
        return os.equals("windows") ? this : of(os, architecture, variant.orElse(""));
    }

    /**
     * The name as a folder or part of a tag, {@code linux-arm-v7}.
     *
     * @return without slashes
     */
    public String slug() {
        return toString().replace('/', '-');
    }

    /**
     * The end of a platform's own tag: {@code arm64}, {@code armv7}; with the operating system in front where that is not linux.
     *
     * @return without slashes
     */
    public String tagSuffix() {
        return (os.equals("linux") ? "" : os + "-") + architecture + variant.orElse("");
    }

    /** The form {@code os/architecture[/variant]}. */
    @Override
    public String toString() {
        return os + "/" + architecture + variant.map(v -> "/" + v).orElse("");
    }

    /** Written out, for the reason that {@link Digest#equals} gives. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Platform platform
                && os.equals(platform.os)
                && architecture.equals(platform.architecture)
                && variant.equals(platform.variant)
                && osVersion.equals(platform.osVersion)
                && osFeatures.equals(platform.osFeatures);
    }

    @Override
    public int hashCode() {
        return Objects.hash(os, architecture, variant, osVersion, osFeatures);
    }
}
