package io.github.multiarch.oci;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a container engine on a machine takes from an index: the order of containerd's platforms package ({@code Only}), whose engine Docker and Kubernetes use. It knows that a machine
 * runs programs of older variants, and of its 32-bit architecture. Not the order in which a build chooses its bases: that never takes another architecture.
 */
public final class PlatformMatcher {
    private static final String FEATURE_OF_ALL_WINDOWS = "win32k";

    /** To each version 9 the version 8 that has the same instructions, up to the last there is. */
    private static final int LAST_8_OF_9_0 = 5;

    private static final int LAST_MINOR_8 = 9;
    private static final int LAST_MINOR_9 = 7;

    private final Platform machine;
    private final List<Platform> runnable;

    private PlatformMatcher(Platform machine, List<Platform> runnable) {
        this.machine = machine;
        this.runnable = List.copyOf(runnable);
    }

    /**
     * For one machine.
     *
     * @param machine where containers run; its {@code os.features} are those that it has, its {@code os.version} is not looked at
     * @return the matcher
     */
    public static PlatformMatcher of(Platform machine) {
        var variant = machine.variant().orElse("");
        var runnable = new ArrayList<Platform>();
        switch (machine.architecture()) {
            case "amd64" -> {
                add(runnable, machine, "amd64", down(variant, 2));
                if (!variant.isEmpty()) {
                    add(runnable, machine, "amd64", List.of(""));
                }
                add(runnable, machine, "386", List.of(""));
            }
            case "arm" -> add(runnable, machine, "arm", down(variant, 5));
            case "arm64" -> {
                var variants = arm64(variant);
                add(runnable, machine, "arm64", variants);
                if (!variants.isEmpty()) {
                    add(runnable, machine, "arm", down("v8", 5));
                }
            }
            default -> add(runnable, machine, machine.architecture(), List.of(variant));
        }
        return new PlatformMatcher(machine, runnable);
    }

    private static void add(List<Platform> platforms, Platform machine, String architecture, List<String> variants) {
        variants.forEach(variant -> platforms.add(Platform.of(machine.os(), architecture, variant)));
    }

    /** This variant and those below it, to the last that an engine goes down to. */
    private static List<String> down(String variant, int last) {
        var variants = new ArrayList<>(List.of(variant));
        if (variant.matches("v[0-9]")) {
            for (int version = variant.charAt(1) - '0' - 1; version >= last; version--) {
                variants.add("v" + version);
            }
        }
        return variants;
    }

    /** Of an unknown variant nothing is known to run, not even itself. */
    private static List<String> arm64(String variant) {
        var text = variant.isEmpty() ? "v8" : variant;
        if (!text.matches("v[89](\\.[0-9])?")) {
            return List.of();
        }
        int major = text.charAt(1) - '0';
        int minor = text.length() > 2 ? text.charAt(3) - '0' : 0;
        var variants = new ArrayList<String>();
        if (major == 8) {
            return minors(8, minor);
        }
        if (minor > LAST_MINOR_9) {
            return List.of();
        }
        variants.addAll(minors(9, minor));
        variants.addAll(minors(8, Math.min(minor + LAST_8_OF_9_0, LAST_MINOR_8)));
        return variants;
    }

    private static List<String> minors(int major, int from) {
        var variants = new ArrayList<String>();
        for (int minor = from; minor >= 0; minor--) {
            variants.add("v" + major + (minor == 0 ? "" : "." + minor));
        }
        return variants;
    }

    /**
     * Where containers would run.
     *
     * @return as given
     */
    public Platform machine() {
        return machine;
    }

    /**
     * What the machine runs.
     *
     * @return best first; empty when nothing is known of its variant
     */
    public List<Platform> runnable() {
        return runnable;
    }

    /**
     * How well a platform fits.
     *
     * @param platform of an entry
     * @return its place among {@link #runnable()}, 0 for the best; empty when the machine does not run it
     */
    public OptionalInt rank(Platform platform) {
        if (!machine.osFeatures().containsAll(wantedFeatures(platform))) {
            return OptionalInt.empty();
        }
        for (int i = 0; i < runnable.size(); i++) {
            if (runnable.get(i).isSameMachineAs(platform)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Without what each Windows has. */
    private List<String> wantedFeatures(Platform platform) {
        return platform.osFeatures().stream()
                .filter(feature -> !machine.os().equals("windows") || !feature.equals(FEATURE_OF_ALL_WINDOWS))
                .toList();
    }

    /**
     * Those that the machine runs, as an engine orders them.
     *
     * @param platforms of an index, in its order
     * @return their places in that list, best first; of two that fit equally well, the one that wants more features, then the earlier
     */
    public List<Integer> order(List<Platform> platforms) {
        var ranks = new TreeMap<Integer, Integer>();
        for (int i = 0; i < platforms.size(); i++) {
            int place = i;
            rank(platforms.get(i)).ifPresent(rank -> ranks.put(place, rank));
        }
        return ranks.keySet().stream()
                .sorted(Comparator.<Integer>comparingInt(ranks::get)
                        .thenComparingInt(
                                place -> -platforms.get(place).osFeatures().size()))
                .toList();
    }
}
