package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From what another plugin is told to what is written here. */
public final class Migration {
    private static final Map<ForeignPlugin, List<String>> GOALS = Map.of(
            ForeignPlugin.JIB, List.of("build", "dockerBuild", "buildTar"),
            ForeignPlugin.DOCKER, List.of("build", "push", "save"),
            ForeignPlugin.DOCKERFILE, List.of("build", "push"),
            ForeignPlugin.SPOTIFY_DOCKER, List.of("build", "push"),
            ForeignPlugin.SPRING_BOOT, List.of("build-image", "build-image-no-fork"));

    private final ForeignProject project;

    private Migration(ForeignProject project) {
        this.project = project;
    }

    /**
     * Whether the plugin has to do with images in this project. Spring Boot's mostly has not.
     *
     * @param project with the plugin
     * @return false when there is nothing to translate
     */
    public static boolean concerns(ForeignProject project) {
        return project.plugin() != ForeignPlugin.SPRING_BOOT
                || !new Migration(project).executions().isEmpty()
                || List.of("image", "docker", "imageName").stream()
                        .anyMatch(name -> ForeignProperties.over(project, project.configuration())
                                .at(name)
                                .isPresent());
    }

    /**
     * The images of a project.
     *
     * @param project with the plugin
     * @return one for each that the plugin makes; empty when its configuration makes none
     */
    public static List<ImageBlock> of(ForeignProject project) {
        return new Migration(project).blocks();
    }

    private List<ImageBlock> blocks() {
        var byConfiguration = new LinkedHashMap<Element, List<ForeignExecution>>();
        executions()
                .forEach(execution -> byConfiguration
                        .computeIfAbsent(execution.configuration(), key -> new ArrayList<>())
                        .add(execution));
        if (byConfiguration.isEmpty()) {
            byConfiguration.put(project.configuration(), List.of());
        }
        var blocks = new ArrayList<ImageBlock>();
        byConfiguration.forEach((configuration, executions) -> blocks.addAll(blocks(configuration, executions)));
        return blocks.size() < 2 ? List.copyOf(blocks) : named(blocks);
    }

    /** Several executions are told apart by their ids. */
    private static List<ImageBlock> named(List<ImageBlock> blocks) {
        var ids = new HashSet<String>();
        var named = new ArrayList<ImageBlock>();
        for (var block : blocks) {
            var id = block.id();
            for (int number = 2; !ids.add(id); number++) {
                id = block.id() + "-" + number;
            }
            named.add(new ImageBlock(id, block.bindings(), block.remarks(), block.configuration()).together());
        }
        return List.copyOf(named);
    }

    private List<ForeignExecution> executions() {
        var goals = GOALS.getOrDefault(project.plugin(), List.of());
        return project.executions().stream()
                .filter(execution -> execution.goals().stream().anyMatch(goals::contains))
                .filter(execution -> execution
                        .phase()
                        .filter(phase -> phase.value().equals("none"))
                        .isEmpty())
                .toList();
    }

    private List<ImageBlock> blocks(Element configuration, List<ForeignExecution> executions) {
        var id = executions.isEmpty() ? "image" : executions.get(0).id();
        var schedule = new Schedule(project, configuration, executions);
        var goals = executions.stream()
                .flatMap(execution -> execution.goals().stream())
                .toList();
        return switch (project.plugin()) {
            case JIB -> List.of(schedule.block(id, JibTranslation.of(project, configuration, goals)));
            case SPRING_BOOT -> List.of(schedule.block(id, BootTranslation.of(project, configuration)));
            case DOCKERFILE, SPOTIFY_DOCKER ->
                List.of(schedule.block(id, SpotifyTranslation.of(project, configuration)));
            case DOCKER -> {
                var whole = ForeignProperties.over(project, configuration);
                var images = DockerTranslation.images(project, whole);
                yield images.stream()
                        .map(image -> schedule.block(
                                image.textAt("alias")
                                        .map(Text::value)
                                        .filter(alias -> images.size() > 1)
                                        .orElse(id),
                                DockerTranslation.of(project, whole, image)))
                        .toList();
            }
        };
    }

    /**
     * The plugin's element for a pom.
     *
     * @param blocks at least one
     * @param version of this plugin
     * @return with all of them
     */
    public static Element plugin(List<ImageBlock> blocks, String version) {
        var children = new ArrayList<Node>();
        children.add(Element.of("groupId", "io.github.multiarch"));
        children.add(Element.of("artifactId", "multiarch-maven-plugin"));
        children.add(Element.of("version", version));
        var executions = new ArrayList<Node>();
        if (blocks.size() == 1) {
            var block = blocks.get(0);
            children.addAll(block.remarks());
            for (var binding : block.bindings()) {
                var id = Optional.of("image-" + binding.goals().get(0)).filter(name -> !executions.isEmpty());
                executions.add(execution(id, binding, List.of()));
            }
            children.add(Element.of("executions", executions));
            children.add(Element.of("configuration", block.configuration()));
        } else {
            for (var block : blocks) {
                executions.addAll(block.remarks());
                block.bindings()
                        .forEach(binding ->
                                executions.add(execution(Optional.of(block.id()), binding, block.configuration())));
            }
            children.add(Element.of("executions", executions));
        }
        return Element.of("plugin", children);
    }

    private static Element execution(Optional<String> id, Binding binding, List<Node> configuration) {
        var children = new ArrayList<Node>();
        id.ifPresent(name -> children.add(Element.of("id", name)));
        binding.phase().ifPresent(phase -> children.add(Element.of("phase", phase)));
        children.add(Element.of("goals", Element.list("goal", binding.goals().toArray(String[]::new))));
        if (!configuration.isEmpty()) {
            children.add(Element.of("configuration", configuration));
        }
        return Element.of("execution", children);
    }
}
