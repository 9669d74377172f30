package io.github.multiarch.build;

import io.github.multiarch.config.ContainerSettings;
import io.github.multiarch.config.Problems;
import io.github.multiarch.nativecode.Libc;
import io.github.multiarch.plan.BaseLibc;
import io.github.multiarch.plan.PlannedImage;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What no engine takes, or no kernel starts. */
final class EngineLimits {
    /** Of an image, as drivers of engines stack them. */
    private static final int MOST_LAYERS = 127;

    /** Docker's own stores keep two of those for the container: {@code maxLayerDepth} in moby, layer/layer_store.go. */
    private static final int MOST_LAYERS_OF_DOCKER = 125;

    private static final Pattern JAVA_8 = Pattern.compile("(?:jdk|jre)?-?(?:1\\.)?8(?:\\D.*)?");
    private static final Pattern NAMES_JVM = Pattern.compile("lib/(?:\\w+/)?(?:server|client)");
    private static final String REMEDY =
            "; ship one jar that has all classes with <containerizingMode>packaged</containerizingMode>, or take a base ";

    private final Problems problems;
    private final List<String> remarks;

    EngineLimits(Problems problems, List<String> remarks) {
        this.problems = problems;
        this.remarks = remarks;
    }

    void checkLayers(PlannedImage image, long layers) {
        var subject = "platform " + image.request().platform();
        var message = "the image would have " + layers + " layers, "
                + image.base().layers().size() + " of them those of "
                + image.base().reference();
        if (layers > MOST_LAYERS) {
            problems.add(
                    subject,
                    message + ", and engines take no more than " + MOST_LAYERS
                            + "; take a base with fewer layers, or fewer <files> and <layers>");
        } else if (layers > MOST_LAYERS_OF_DOCKER) {
            remarks.add(subject + ": " + message + "; Docker takes no more than " + MOST_LAYERS_OF_DOCKER
                    + ", unless it keeps its images in containerd");
        }
    }

    /** Registries and engines want a layer. */
    void refuseEmpty(PlannedImage image) {
        problems.add(
                "platform " + image.request().platform(),
                "the image would have no layer, as " + image.base().reference()
                        + " has none and there are no files for it; name some with <files>, or take another base (<from>)");
    }

    /** Each word of the command, and each variable, is an argument of its own to the kernel. */
    void check(ContainerSettings container, PlannedImage image, List<String> command, ArgumentFiles arguments) {
        command.stream()
                .filter(word -> !ArgumentFiles.fits(word))
                .findFirst()
                .ifPresent(word -> tooLong("container/entrypoint, container/jvmFlags", word));
        container
                .args()
                .ifPresent(args -> args.stream()
                        .filter(word -> !ArgumentFiles.fits(word))
                        .findFirst()
                        .ifPresent(word -> tooLong("container/args", word)));
        var environment = new TreeMap<>(image.base().config().environment());
        environment.putAll(container.environment());
        environment.putAll(image.request().environment());
        environment.forEach((name, value) -> {
            if (!ArgumentFiles.fits(name + "=" + value)) {
                tooLong("container/environment", name);
            }
        });
        arguments.classPath().stream()
                .filter(place -> place.contains(":"))
                .findFirst()
                .ifPresent(place -> problems.add(
                        "class path", "'" + place + "' has a colon in it, which would be the end of its name there"));
        if (command.contains(arguments.argument()) && arguments.isLong()) {
            noFile(image, environment.getOrDefault("JAVA_VERSION", ""), environment.getOrDefault("LD_LIBRARY_PATH", ""))
                    .ifPresent(why -> problems.add(
                            "platform " + image.request().platform(),
                            "the class path is longer than the " + ArgumentFiles.LONGEST_ARGUMENT
                                    + " bytes that Linux takes as an argument, so it stands in a file, " + why));
        }
    }

    private void tooLong(String subject, String what) {
        int shown = Math.min(what.length(), 40);
        problems.add(
                subject,
                "'" + what.substring(0, shown) + (shown < what.length() ? "…" : "") + "' is longer than the "
                        + ArgumentFiles.LONGEST_ARGUMENT
                        + " bytes that Linux takes as one argument or variable, so no container could be started");
    }

    /** Why the base's JVM does not take its class path from a file. */
    private static Optional<String> noFile(PlannedImage image, String javaVersion, String libraryPath) {
        var base = image.base();
        if (JAVA_8.matcher(javaVersion).matches()) {
            return Optional.of(
                    "which the Java 8 of " + base.reference() + " cannot read" + REMEDY + "with Java 9 or later");
        }
        // There the launcher sets LD_LIBRARY_PATH and starts itself again, with what it has read of the file:
        // RequiresSetenv in java_md.c.
        if (BaseLibc.of(base).equals(Optional.of(Libc.MUSL))) {
            return Optional.of("and on musl, the C library of " + base.reference()
                    + ", java passes it on as an argument all the same" + REMEDY + "with glibc");
        }
        return NAMES_JVM.matcher(libraryPath).find()
                ? Optional.of("and with the JVM that the variable LD_LIBRARY_PATH names, which " + base.reference()
                        + " or <environment> sets, java passes it on as an argument all the same" + REMEDY
                        + "without it")
                : Optional.empty();
    }
}
