package io.github.multiarch.oci;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names of operating systems, architectures and variants, and how the other names that people write become them. The rules are those of containerd's
 * platforms package.
 */
final class PlatformNames {
    record Names(String os, String architecture, String variant) {}

    private static final List<String> SYSTEMS = List.of(
            "linux", "windows", "darwin", "freebsd", "netbsd", "openbsd", "solaris", "illumos", "aix", "wasip1");

    /** Each architecture with its variants in normal form; the empty one is the architecture itself. */
    private static final Map<String, List<String>> VARIANTS = Map.ofEntries(
            Map.entry("386", List.of("")),
            Map.entry("amd64", List.of("", "v2", "v3", "v4")),
            Map.entry("arm", List.of("v5", "v6", "v7")),
            Map.entry("arm64", List.of("", "v8.1", "v8.2", "v8.3", "v8.4", "v8.5", "v8.6", "v9")),
            Map.entry("loong64", List.of("")),
            Map.entry("mips64le", List.of("")),
            Map.entry("ppc64le", List.of("", "power8", "power9", "power10")),
            Map.entry("riscv64", List.of("", "rva20u64", "rva22u64", "rva23u64")),
            Map.entry("s390x", List.of("")),
            Map.entry("wasm", List.of("")));

    /** Variants of machines for which nobody builds images: they run those of others. */
    private static final Map<String, List<String>> MACHINES = Map.of(
            "arm",
            List.of("v4", "v8"),
            "arm64",
            List.of("v8.7", "v8.8", "v8.9", "v9.1", "v9.2", "v9.3", "v9.4", "v9.5", "v9.6", "v9.7"));

    private PlatformNames() {}

    static Names normalise(String os, String architecture, String variant) {
        var system = os.toLowerCase(Locale.ROOT);
        var machine = architecture.toLowerCase(Locale.ROOT);
        var kind = variant.toLowerCase(Locale.ROOT);
        if (system.equals("macos")) {
            system = "darwin";
        }
        return switch (machine) {
            case "i386" -> new Names(system, "386", "");
            case "x86_64", "x86-64", "amd64" -> new Names(system, "amd64", kind.equals("v1") ? "" : kind);
            case "aarch64", "arm64" -> new Names(system, "arm64", arm64Variant(kind));
            case "armhf" -> new Names(system, "arm", "v7");
            case "armel" -> new Names(system, "arm", "v6");
            case "arm" -> new Names(system, "arm", armVariant(kind));
            default -> new Names(system, machine, kind);
        };
    }

    private static String arm64Variant(String variant) {
        return switch (variant) {
            case "8", "v8", "v8.0" -> "";
            case "9", "9.0", "v9.0" -> "v9";
            default -> variant;
        };
    }

    private static String armVariant(String variant) {
        return switch (variant) {
            case "" -> "v7";
            case "5", "6", "7", "8" -> "v" + variant;
            default -> variant;
        };
    }

    static Platform parse(String text) {
        return parse(text, Map.of());
    }

    static Platform parseMachine(String text) {
        return parse(text, MACHINES);
    }

    private static Platform parse(String text, Map<String, List<String>> moreVariants) {
        var parts = List.of(text.split("/", -1));
        var names = switch (parts.size()) {
            case 1 -> normalise("linux", parts.get(0), "");
            case 2 ->
                isSystem(parts.get(0))
                        ? normalise(parts.get(0), parts.get(1), "")
                        : normalise("linux", parts.get(0), parts.get(1));
            case 3 -> normalise(parts.get(0), parts.get(1), parts.get(2));
            default -> new Names("", "", "");
        };
        var variants = VARIANTS.get(names.architecture());
        if (parts.contains("")
                || !SYSTEMS.contains(names.os())
                || variants == null
                || !(variants.contains(names.variant())
                        || moreVariants
                                .getOrDefault(names.architecture(), List.of())
                                .contains(names.variant()))) {
            throw new IllegalArgumentException("'" + Shown.of(text) + "' is not a platform; did you mean '"
                    + nearest(text.toLowerCase(Locale.ROOT)) + "'?");
        }
        return Platform.of(names.os(), names.architecture(), names.variant());
    }

    static PlatformPattern parsePattern(String text) {
        var parts = List.of(text.toLowerCase(Locale.ROOT).split("/", -1));
        boolean hasSystem =
                parts.size() == 3 || isSystem(parts.get(0)) || parts.get(0).equals("*");
        int first = hasSystem ? 1 : 0;
        if (parts.size() < 2 || parts.size() > 3) {
            throw noPattern(text);
        }
        var architecture = parts.get(first);
        var variant = parts.size() > first + 1 ? parts.get(first + 1) : architecture.equals("*") ? "*" : "";
        var names = normalise(hasSystem ? parts.get(0) : "linux", architecture, variant);
        if (!isKnown(names)) {
            throw noPattern(text);
        }
        return new PlatformPattern(names.os(), names.architecture(), names.variant());
    }

    private static boolean isKnown(Names names) {
        if (!names.os().equals("*") && !SYSTEMS.contains(names.os())) {
            return false;
        }
        if (names.architecture().equals("*")) {
            return names.variant().equals("*");
        }
        var variants = VARIANTS.get(names.architecture());
        return variants != null && (names.variant().equals("*") || variants.contains(names.variant()));
    }

    private static IllegalArgumentException noPattern(String text) {
        return new IllegalArgumentException("'" + Shown.of(text)
                + "' is no pattern of platforms; expected such as linux/*, linux/arm/* or */386, where each star is a whole"
                + " part, or 'all'");
    }

    /** Elsewhere {@code linux/arm} is v7. Where several are meant, it may as well mean them all. */
    static boolean isArmOfAnyVersion(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("arm") || (lower.endsWith("/arm") && lower.indexOf('/') == lower.length() - 4);
    }

    private static boolean isSystem(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return SYSTEMS.contains(lower) || lower.equals("macos");
    }

    private static String nearest(String text) {
        var candidates = new ArrayList<String>();
        for (var common :
                List.of("amd64", "arm64", "arm/v7", "arm/v6", "arm/v5", "ppc64le", "s390x", "riscv64", "386")) {
            candidates.add("linux/" + common);
        }
        for (var rare : List.of("windows/amd64", "linux/loong64", "linux/mips64le", "freebsd/amd64", "darwin/arm64")) {
            candidates.add(rare);
        }
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> far(text, candidate)))
                .orElseThrow();
    }

    private static int far(String text, String candidate) {
        if (candidate.startsWith(text)) {
            return 0;
        }
        var withoutSystem = candidate.substring(candidate.indexOf('/') + 1);
        return Math.min(EditDistance.of(text, candidate), EditDistance.of(text, withoutSystem));
    }
}
