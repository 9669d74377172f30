package io.github.multiarch.migrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One image of io.fabric8's docker-maven-plugin (0.46), as it is configured here. */
final class DockerTranslation {
    private static final String IMAGE = "images/image/";

    private final ForeignProject project;
    private final Reading plugin;
    private final Reading image;
    private final Parameters ours = new Parameters();

    private DockerTranslation(ForeignProject project, Element configuration, Element one) {
        this.project = project;
        this.plugin = new Reading(ForeignPlugin.DOCKER, "", configuration);
        this.image = new Reading(ForeignPlugin.DOCKER, IMAGE, one);
    }

    static List<Node> of(ForeignProject project, Element configuration, Element image) {
        var translation = new DockerTranslation(project, configuration, image);
        translation.translate();
        return translation.ours.nodes();
    }

    /** The images that are built; where none is configured, that of a Dockerfile in the project's folder. */
    static List<Element> images(ForeignProject project, Element configuration) {
        var configured = configuration.at("images").map(Element::elements).orElse(List.of());
        if (configured.isEmpty() && Files.isRegularFile(project.basedir().resolve("Dockerfile"))) {
            return List.of(Element.of(
                    "image",
                    List.of(
                            Element.of("name", "%g/%a:%l"),
                            Element.of("build", List.of(Element.of("contextDir", "."))))));
        }
        return configured.stream()
                .filter(image -> image.at("build").isPresent())
                .toList();
    }

    private void translate() {
        plugin.element("images");
        image.element("alias");
        var registry =
                image.text("registry").or(() -> plugin.text("pushRegistry")).or(() -> plugin.text("registry"));
        plugin.element("pushRegistry");
        plugin.element("registry");
        image.text("name")
                .ifPresent(name -> ours.text("image", ImageName.tagged(ImageName.in(registry, placeholders(name)))));
        if (plugin.element("authConfig").isPresent()) {
            ours.remark(
                    "image",
                    Credentials.remark(
                            "<authConfig>", ours.text("image").map(Text::value).orElse("")));
        }
        build();
        ours.text("retries", plugin.text("retries"));
        if (!ours.has("skip")) {
            ours.text("skip", plugin.text("skip").or(() -> plugin.text("skipBuild")));
        }
        for (var pull : List.of("imagePullPolicy", "autoPull")) {
            plugin.text(pull).flatMap(BuildTranslation::pull).ifPresent(policy -> ours.text("pull", policy));
        }
        ours.remarks(image.left());
        ours.remarks(plugin.left());
    }

    private void build() {
        var element = image.element("build").orElseGet(() -> Element.of("build", List.of()));
        var locations = new Reading(ForeignPlugin.DOCKER, IMAGE + "build/", element);
        var file = dockerfile(locations);
        if (file.isPresent()) {
            element = new DockerfileImage(ours, project.basedir())
                    .read(file.get(), context(locations, file.get()), arguments(element), element);
        }
        var build = new Reading(ForeignPlugin.DOCKER, IMAGE + "build/", element);
        if (file.isPresent()) {
            List.of("dockerFile", "dockerFileDir", "contextDir", "filter", "args", "assembly")
                    .forEach(build::element);
        }
        new BuildTranslation(build, ours).translate();
        plugin.text("pullRegistry")
                .ifPresent(registry -> ours.text("from")
                        .ifPresent(from -> ours.text("from", ImageName.in(Optional.of(registry), from))));
        assembly(build);
        ours.remarks(build.left());
    }

    private Optional<Element> arguments(Element build) {
        return build.at("args").or(() -> plugin.element("buildArgs"));
    }

    private Optional<Path> dockerfile(Reading build) {
        var source = project.basedir()
                .resolve(plugin.text("sourceDirectory").map(Text::value).orElse("src/main/docker"));
        var folder =
                build.text("contextDir").or(() -> build.text("dockerFileDir")).map(text -> text.value());
        var name = build.text("dockerFile").map(Text::value);
        if (name.isPresent()) {
            return Optional.of(
                    folder.map(project.basedir()::resolve).orElse(source).resolve(name.get()));
        }
        if (folder.isPresent()) {
            var below = project.basedir().resolve(folder.get());
            return Optional.of((Files.isDirectory(below) ? below : source.resolve(folder.get())).resolve("Dockerfile"));
        }
        var usual = source.resolve("Dockerfile");
        boolean other =
                build.has("from") || build.has("fromExt") || build.has("assembly") || build.has("dockerArchive");
        return other || !Files.isRegularFile(usual) ? Optional.empty() : Optional.of(usual);
    }

    private Path context(Reading build, Path file) {
        var parent = file.getParent();
        return build.text("contextDir")
                .map(text -> project.basedir().resolve(text.value()))
                .orElse(parent == null ? project.basedir() : parent);
    }

    private void assembly(Reading build) {
        var files = new CopiedFiles(ours);
        boolean application = false;
        for (var path : List.of("assembly", "assemblies/assembly")) {
            if (build.has(path)) {
                var assembly = build.element(path).orElseThrow();
                application |= new DockerAssembly(assembly, files, ours).translate();
            }
        }
        if (build.has("assemblies")) {
            build.element("assemblies");
        }
        if (application) {
            ours.remarks(
                    List.of(
                            new Remark(
                                    "<assembly>: the application goes in by itself, dependencies, resources and classes each in a layer below /app; nothing lies in /maven.")));
        }
        if (!ours.has("files")) {
            files.put();
        }
    }

    /** See the <a href="https://dmp.fabric8.io/#image-name">placeholders of image names</a>. */
    private Text placeholders(Text name) {
        var group = project.coordinates().group();
        boolean snapshot = project.coordinates().version().endsWith("-SNAPSHOT");
        var version = project.coordinates().version();
        if (name.value().contains("%l")) {
            ours.remark(
                    "image", "%l is latest for snapshots, and the version of a release; a tag is one of them here.");
        }
        if (name.value().contains("%t")) {
            ours.remark(
                    "image",
                    "%t has the time of the build for snapshots; here it is the version, since the same inputs give the same image.");
        }
        return new Text(
                replaced(name.value(), group, project.coordinates().artifact(), version, snapshot ? "latest" : version),
                replaced(
                        name.written(),
                        group,
                        "${project.artifactId}",
                        "${project.version}",
                        snapshot ? "latest" : "${project.version}"));
    }

    private static String replaced(String name, String group, String artifact, String version, String latest) {
        return name.replace("%g", group.substring(group.lastIndexOf('.') + 1))
                .replace("%a", artifact)
                .replace("%v", version)
                .replace("%t", version)
                .replace("%l", latest);
    }
}
