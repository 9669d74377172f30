package io.github.multiarch.config;

import java.util.List;

/**
 * What is to be done about native code, as the user wrote it.
 *
 * @param rule about native code that a platform cannot run: {@code fail}, {@code warn} or {@code off}
 * @param exclusions what is known and right
 * @param libraries which of it each platform gets: {@code all} or {@code matching}
 * @param classifiers dependencies that exist once for each platform
 */
public record NativeCodeParameters(
        String rule,
        List<NativeCodeExclusionParameters> exclusions,
        String libraries,
        List<PlatformClassifierParameters> classifiers) {}
