package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What docker-maven-plugin says in {@code <build>}, and others in other words, as an image is configured here. */
final class BuildTranslation {
    private final Reading build;
    private final Parameters ours;

    BuildTranslation(Reading build, Parameters ours) {
        this.build = build;
        this.ours = ours;
    }

    void translate() {
        var from = build.text("from").or(() -> build.text("fromExt/name"));
        from.filter(base -> !base.value().equals("scratch")).ifPresent(this::base);
        from.filter(base -> base.value().equals("scratch")).ifPresent(base -> ours.text("from", base));
        build.text("dockerArchive").ifPresent(path -> ours.text("from", path.with(text -> "docker-archive:" + text)));
        if (!ours.has("from")) {
            ours.remark("from", "No base is named; here it is eclipse-temurin:N-jre for the project's Java release.");
        }
        platforms();
        ours.list("tags", "tag", build.list("tags"));
        build.element("env").ifPresent(map -> ours.map("container/environment", map));
        build.element("labels").ifPresent(map -> ours.map("container/labels", map));
        ours.list("container/ports", "port", build.list("ports"));
        ours.list("container/volumes", "volume", build.list("volumes"));
        ours.text("container/user", build.text("user"));
        ours.text("container/workingDirectory", build.text("workdir"));
        build.text("maintainer")
                .ifPresent(name -> ours.put(
                        "annotations",
                        Element.of("annotations", List.of(Element.of("org.opencontainers.image.authors", name)))));
        ours.text("skip", build.text("skip"));
        build.text("imagePullPolicy").flatMap(BuildTranslation::pull).ifPresent(pull -> ours.text("pull", pull));
        command();
    }

    private void base(Text base) {
        ours.text("from", base);
        if (ImageName.isOpenjdk(base.value())) {
            ours.remark("from", ImageName.OPENJDK);
        }
    }

    private void platforms() {
        var platforms = build.list("buildx/platforms");
        if (platforms.isEmpty()) {
            ours.remark(
                    "platforms",
                    "The image was for the platform of the Docker engine alone. Add those that it should run on, such as linux/arm64.");
            platforms = Text.all("linux/amd64");
        }
        ours.list("platforms", "platform", platforms);
    }

    /** What Docker and Boot call policies. */
    static Optional<Text> pull(Text policy) {
        return switch (policy.value().toLowerCase(Locale.ROOT).replace("_", "")) {
            case "always", "true", "on" -> Optional.of(Text.of("always"));
            case "never", "false", "off" -> Optional.of(Text.of("never"));
            case "ifnotpresent", "once" -> Optional.of(Text.of("missing"));
            default -> Optional.empty();
        };
    }

    private void command() {
        var entrypoint = words("entryPoint");
        var cmd = words("cmd");
        if (cmd.isEmpty()) {
            cmd = words("command");
        }
        var all = new ArrayList<>(entrypoint);
        all.addAll(cmd);
        var java = JavaCommand.of(all);
        if (java.isPresent()) {
            start(java.get());
        } else if (all.isEmpty()) {
            ours.remark(
                    "container/entrypoint",
                    "Containers started what the base starts; here they start the main class. <entrypoint>INHERIT</entrypoint> keeps the base's.");
        } else {
            ours.remark(
                    "container/entrypoint",
                    "Hold the paths in the command against where files lie here: dependencies in /app/libs, classes in /app/classes.");
            if (entrypoint.isEmpty()) {
                ours.text("container/entrypoint", Text.of("INHERIT"));
            } else {
                ours.list("container/entrypoint", "word", entrypoint);
            }
            ours.list("container/args", "arg", cmd);
        }
    }

    private void start(JavaCommand java) {
        ours.remark(
                "container/mainClass",
                "The call of java is made here, with a class path of all jars in place of one jar.");
        ours.text("container/mainClass", java.mainClass());
        ours.list("container/jvmFlags", "jvmFlag", java.flags());
        ours.list("container/args", "arg", java.arguments());
        if (!java.variables().isEmpty()) {
            ours.remark(
                    "container/jvmFlags",
                    "No shell resolves " + String.join(", ", java.variables())
                            + " here. Java itself reads JDK_JAVA_OPTIONS and JAVA_TOOL_OPTIONS when a container starts.");
        }
    }

    /** The words of a command: {@code <exec>} has them one by one, text is for a shell. */
    private List<Text> words(String name) {
        var element = build.element(name);
        if (element.isEmpty()) {
            return List.of();
        }
        for (var exec : List.of("exec", "execInlined")) {
            var list = element.get().at(exec);
            if (list.isPresent()) {
                return list.get().entries();
            }
        }
        var shell = element.get().textAt("shell").orElse(element.get().text());
        if (!shell.isBlank()) {
            return List.of(Text.of("/bin/sh"), Text.of("-c"), shell);
        }
        return element.get().elements().stream().map(Element::text).toList();
    }
}
