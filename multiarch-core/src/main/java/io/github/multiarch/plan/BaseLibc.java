package io.github.multiarch.plan;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.nativecode.Libc;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which C library a base has, as far as its name, labels and history tell: layers are not looked at. Names of distributions count where they stand alone, and only when they
 * do not contradict each other.
 */
public final class BaseLibc {
    private static final Pattern WITH_MUSL = words("alpine", "alpinelinux");
    private static final Pattern WITH_GLIBC = words(
            "debian",
            "ubuntu",
            "fedora",
            "centos",
            "rhel",
            "ubi8",
            "ubi9",
            "ubi10",
            "rockylinux",
            "almalinux",
            "bookworm",
            "trixie",
            "bullseye",
            "jammy",
            "noble",
            "focal",
            "wolfi",
            "opensuse",
            "amazonlinux");

    private BaseLibc() {}

    /**
     * What a base has.
     *
     * @param base of one platform
     * @return glibc or musl; empty when nothing tells
     */
    public static Optional<Libc> of(Base base) {
        var config = base.config();
        var words = Stream.of(
                        name(base.reference()).stream(), config.labels().values().stream(), config.commands().stream())
                .flatMap(text -> text)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
        boolean musl = says(words, WITH_MUSL);
        boolean glibc = says(words, WITH_GLIBC);
        if (musl == glibc) {
            return Optional.empty();
        }
        return Optional.of(musl ? Libc.MUSL : Libc.GLIBC);
    }

    /** The path of a layout is the user's own. */
    private static Optional<String> name(BaseReference reference) {
        return reference instanceof BaseReference.InRegistry image
                ? Optional.of(image.reference().toString())
                : Optional.empty();
    }

    private static boolean says(List<String> words, Pattern names) {
        return words.stream().anyMatch(names.asPredicate());
    }

    /** {@code alpine} in {@code 21-jre-alpine3.20} stands alone, in {@code transalpine} it does not. */
    private static Pattern words(String... names) {
        return Pattern.compile("(?<![a-z])(?:" + String.join("|", names) + ")(?![a-z])");
    }
}
