package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When an image is made and where it goes, told from the executions of another plugin. */
final class Schedule {
    private final ForeignProject project;
    private final Element configuration;
    private final List<ForeignExecution> executions;
    private final Bindings bindings = new Bindings();
    private final List<Remark> remarks = new ArrayList<>();

    Schedule(ForeignProject project, Element configuration, List<ForeignExecution> executions) {
        this.project = project;
        this.configuration = ForeignProperties.over(project, configuration);
        this.executions = executions;
        if (executions.isEmpty()) {
            unbound();
        } else {
            executions.forEach(this::bind);
            engine();
        }
    }

    ImageBlock block(String id, List<Node> nodes) {
        return new ImageBlock(id, bindings.bindings(), remarks, nodes);
    }

    private void unbound() {
        var label = project.plugin().label();
        bindings.add("build", Optional.empty());
        if (project.plugin() != ForeignPlugin.SPRING_BOOT || publishes()) {
            bindings.add("push", Optional.empty());
            remarks.add(new Remark("No execution of " + label
                    + " makes the image, so it ran only when called. Here 'mvn package' builds it, and 'mvn deploy' publishes it. "
                    + "Without <executions>, 'mvn package multiarch:build multiarch:push' does both."));
        } else {
            remarks.add(new Remark(
                    "No execution of Boot's makes the image, so build-image ran only when called, and left it in Docker. Here 'mvn package' builds it, and 'mvn package multiarch:load' gives it to Docker. "
                            + "<goal>push</goal> publishes it in 'mvn deploy'."));
        }
    }

    private void bind(ForeignExecution execution) {
        var phase = execution.phase();
        for (var goal : execution.goals()) {
            switch (project.plugin().name() + " " + goal) {
                case "JIB build" -> add(phase, "build", "push");
                case "JIB dockerBuild" -> add(phase, "build", "load");
                case "JIB buildTar" -> add(phase, "build", "export");
                case "SPRING_BOOT build-image", "SPRING_BOOT build-image-no-fork" ->
                    add(phase.or(() -> Optional.of(Text.of("package"))), "build", publishes() ? "push" : "load");
                case "SPOTIFY_DOCKER build" -> {
                    add(phase, "build");
                    if (flag("pushImage")) {
                        add(phase, "push");
                    }
                }
                case "DOCKER build", "DOCKERFILE build" -> add(phase, "build");
                case "DOCKER push", "DOCKERFILE push", "SPOTIFY_DOCKER push" -> add(phase, "push");
                case "DOCKER save" -> add(phase, "export");
                default -> {}
            }
        }
    }

    private void add(Optional<Text> phase, String... goals) {
        for (var goal : goals) {
            bindings.add(goal, phase);
        }
    }

    /** What else became of the image: it was left in the engine. */
    private void engine() {
        if (!bindings.has("build")) {
            bindings.add("build", Optional.empty());
        }
        if (project.plugin() == ForeignPlugin.JIB
                && executions.stream().allMatch(execution -> execution.phase().isEmpty())) {
            remarks.add(
                    new Remark(
                            "The execution of jib names no phase, so it ran only when called. Here build runs in 'mvn package' and push in 'mvn deploy'; load and export run in the <phase> that their execution names."));
        }
        boolean left = project.plugin() == ForeignPlugin.DOCKER
                || project.plugin() == ForeignPlugin.DOCKERFILE
                || project.plugin() == ForeignPlugin.SPOTIFY_DOCKER;
        if (left && (starts() || !bindings.has("push"))) {
            bindings.add("load", buildPhase());
            remarks.add(
                    new Remark(
                            "The goal load gives the image to Docker or Podman, where "
                                    + project.plugin().label()
                                    + " left it. It is the only goal that needs an engine; leave it out where nobody starts the image."));
        } else if (left) {
            remarks.add(new Remark(project.plugin().label()
                    + " also left the image in Docker; 'mvn package multiarch:load' does that here."));
        }
    }

    private Optional<Text> buildPhase() {
        return executions.stream()
                .filter(execution -> execution.goals().contains("build"))
                .findFirst()
                .flatMap(ForeignExecution::phase)
                .or(() -> Optional.of(Text.of(project.plugin() == ForeignPlugin.DOCKER ? "install" : "package")));
    }

    private boolean starts() {
        return project.executions().stream()
                .anyMatch(execution ->
                        execution.goals().contains("start") || execution.goals().contains("run"));
    }

    private boolean publishes() {
        return flag("image/publish");
    }

    private boolean flag(String path) {
        return configuration
                .textAt(path)
                .map(text -> Boolean.parseBoolean(text.value()))
                .orElse(false);
    }
}
