package io.github.multiarch.build;

import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.BuildPlan;
import io.github.multiarch.plan.PlannedImage;
import io.github.multiarch.plan.WantedFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A plan with each file of the application in its layer, and what each image starts. Nothing is written yet. */
public final class LayeredPlan {
    private final BuildPlan plan;
    private final ApplicationLayers application;
    private final Map<Platform, List<String>> commands;
    private final List<String> remarks;

    private LayeredPlan(
            BuildPlan plan, ApplicationLayers application, Map<Platform, List<String>> commands, List<String> remarks) {
        this.plan = plan;
        this.application = application;
        this.commands = commands;
        this.remarks = List.copyOf(remarks);
    }

    /**
     * Decides.
     *
     * @param plan what to build
     * @return with all that an image needs but bytes
     * @throws InvalidRequestException with everything that no engine could start
     * @throws IOException when the application's files cannot be listed
     */
    public static LayeredPlan of(BuildPlan plan) throws IOException, InvalidRequestException {
        var problems = new Problems();
        var remarks = new ArrayList<String>();
        var choice = new LayerChoice(plan.request().layers());
        var application = ApplicationLayers.of(plan, choice, problems);
        choice.tell(plan.request(), problems, remarks);
        var commands = new LinkedHashMap<Platform, List<String>>();
        var limits = new EngineLimits(problems, remarks);
        for (var image : plan.images()) {
            var platform = image.request().platform();
            var arguments = Objects.requireNonNull(application.arguments().get(platform));
            StartCommand.of(plan, image, arguments).ifPresent(command -> commands.put(platform, command));
            limits.check(plan.request().container(), image, commands.getOrDefault(platform, List.of()), arguments);
            limits.checkLayers(image, layers(application, image));
            if (isEmpty(plan, application, image)) {
                limits.refuseEmpty(image);
            }
        }
        problems.throwIfAny();
        return new LayeredPlan(plan, application, commands, remarks);
    }

    /** All that the image can have: folders without files make none. */
    private static long layers(ApplicationLayers application, PlannedImage image) {
        var platform = image.request().platform();
        return image.base().layers().size()
                + application.parts().stream()
                        .filter(part -> part.isFor(platform))
                        .count()
                + image.files().stream()
                        .distinct()
                        .filter(files -> !application.isTaken(files, platform))
                        .count();
    }

    /** Whether no layer comes of it. */
    private static boolean isEmpty(BuildPlan plan, ApplicationLayers application, PlannedImage image)
            throws IOException {
        var folders = WantedFolders.of(plan.request(), image.base());
        if (!image.base().layers().isEmpty()
                || application.parts().stream()
                        .anyMatch(part -> part.isFor(image.request().platform()))
                || !folders.said().isEmpty()
                || !folders.implied().isEmpty()) {
            return false;
        }
        for (var files : image.files()) {
            if (!Files.isDirectory(files.from()) || hasAny(files.from())) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasAny(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    BuildPlan plan() {
        return plan;
    }

    ApplicationLayers application() {
        return application;
    }

    /** Empty for a platform whose image starts what its base does. */
    Optional<List<String>> command(Platform platform) {
        return Optional.ofNullable(commands.get(platform));
    }

    /**
     * What the user should know, and what is in nobody's way.
     *
     * @return in the order of the platforms
     */
    public List<String> remarks() {
        return remarks;
    }
}
