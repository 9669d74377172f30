package io.github.multiarch.build;

import io.github.multiarch.config.Entrypoint;
import io.github.multiarch.config.Start;
import io.github.multiarch.plan.BuildPlan;
import io.github.multiarch.plan.PlannedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an image starts, word by word. */
final class StartCommand {
    private StartCommand() {}

    /** Empty for what the base starts. */
    static Optional<List<String>> of(BuildPlan plan, PlannedImage image, ArgumentFiles arguments) {
        if (plan.request().container().entrypoint() instanceof Entrypoint.Command command) {
            return Optional.of(command.command());
        }
        return image.start().flatMap(start -> of(plan, image, arguments, start));
    }

    private static Optional<List<String>> of(BuildPlan plan, PlannedImage image, ArgumentFiles arguments, Start start) {
        if (start instanceof Start.OfBase) {
            return Optional.empty();
        }
        if (start instanceof Start.Program program) {
            return Optional.of(List.of(arguments.root() + "/" + program.place()));
        }
        var command = new ArrayList<String>();
        command.add("java");
        command.addAll(plan.request().container().jvmFlags());
        command.addAll(image.request().jvmFlags());
        if (start instanceof Start.Jar jar) {
            command.addAll(List.of("-jar", arguments.root() + "/" + jar.place()));
        } else if (start instanceof Start.MainClass main) {
            command.addAll(List.of("-cp", arguments.argument(), main.mainClass()));
            command.addAll(main.arguments());
        } else if (start instanceof Start.Module module) {
            command.addAll(arguments.moduleArguments());
            command.addAll(List.of("--module", module.module() + "/" + module.mainClass()));
        }
        return Optional.of(command);
    }
}
