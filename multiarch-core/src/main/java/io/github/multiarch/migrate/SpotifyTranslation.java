package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Spotify's two plugins say, as an image is configured here. */
final class SpotifyTranslation {
    private final ForeignProject project;
    private final Reading spotify;
    private final Parameters ours = new Parameters();

    private SpotifyTranslation(ForeignProject project, Element configuration) {
        this.project = project;
        this.spotify = new Reading(project.plugin(), "", ForeignProperties.over(project, configuration));
    }

    static List<Node> of(ForeignProject project, Element configuration) {
        var translation = new SpotifyTranslation(project, configuration);
        if (project.plugin() == ForeignPlugin.DOCKERFILE) {
            translation.dockerfile();
        } else {
            translation.docker();
        }
        translation.ours.remarks(translation.spotify.left());
        return translation.ours.nodes();
    }

    private void dockerfile() {
        var tag = spotify.text("tag").orElse(Text.of("latest"));
        spotify.text("repository")
                .ifPresent(name -> ours.text(
                        "image", new Text(name.value() + ":" + tag.value(), name.written() + ":" + tag.written())));
        var user = spotify.element("username");
        if (spotify.element("password").or(() -> user).isPresent()) {
            ours.remark(
                    "image",
                    Credentials.remark(
                            "<username> and <password>",
                            ours.text("image").map(Text::value).orElse("")));
        }
        var context = project.basedir()
                .resolve(spotify.text("contextDirectory").map(Text::value).orElse(""));
        var file = spotify.text("dockerfile")
                .map(text -> project.basedir().resolve(text.value()))
                .orElse(context.resolve("Dockerfile"));
        var build = new DockerfileImage(ours, project.basedir())
                .read(file, context, spotify.element("buildArgs"), Element.of("build", List.of()));
        new BuildTranslation(new Reading(project.plugin(), "", build), ours).translate();
        ours.text("retries", spotify.text("retryCount"));
        ours.text("skip", spotify.text("skip").or(() -> spotify.text("skipBuild")));
        spotify.text("pullNewerImage")
                .ifPresent(newer ->
                        ours.text("pull", Text.of(Boolean.parseBoolean(newer.value()) ? "always" : "missing")));
    }

    private void docker() {
        spotify.text("imageName").ifPresent(name -> ours.text("image", ImageName.tagged(name)));
        var elements = new ArrayList<Element>();
        rename(elements, "baseImage", "from");
        rename(elements, "exposes", "ports");
        rename(elements, "imageTags", "tags");
        for (var same : List.of("env", "labels", "volumes", "user", "workdir", "entryPoint", "cmd", "maintainer")) {
            rename(elements, same, same);
        }
        var build = Element.of("build", elements);
        var folder =
                spotify.text("dockerDirectory").map(text -> project.basedir().resolve(text.value()));
        if (folder.isPresent()) {
            build = new DockerfileImage(ours, project.basedir())
                    .read(folder.get().resolve("Dockerfile"), folder.get(), spotify.element("buildArgs"), build);
        }
        build = Element.of(
                build.name(),
                build.elements().stream().map(SpotifyTranslation::json).toList());
        new BuildTranslation(new Reading(project.plugin(), "", build), ours).translate();
        resources();
        ours.text("skip", spotify.text("skipDocker").or(() -> spotify.text("skipDockerBuild")));
        spotify.text("pullOnBuild")
                .filter(pull -> Boolean.parseBoolean(pull.value()))
                .ifPresent(pull -> ours.text("pull", Text.of("always")));
        for (var flag : List.of("pushImage", "pushImageTag")) {
            spotify.element(flag);
        }
    }

    private void rename(List<Element> elements, String theirs, String name) {
        spotify.element(theirs)
                .ifPresent(element -> elements.add(new Element(name, element.text(), element.children())));
    }

    /** A command that is written as a JSON list. */
    private static Element json(Element element) {
        var text = element.text().value();
        if (!List.of("entryPoint", "cmd").contains(element.name()) || !text.startsWith("[")) {
            return element;
        }
        var words = JavaCommand.split(element.text()
                .with(list -> list.substring(1, list.length() - 1).replaceAll("\"\\s*,\\s*\"", "\" \"")));
        return Element.of(
                element.name(),
                List.of(Element.of(
                        "exec",
                        words.stream().map(word -> Element.of("arg", word)).toList())));
    }

    private void resources() {
        var files = new CopiedFiles(ours);
        for (var resource : spotify.element("resources").map(Element::elements).orElse(List.of())) {
            var include = resource.textAt("include").or(() -> resource.textAt("includes/include"));
            var directory = resource.textAt("directory").orElse(Text.of(""));
            var target = resource.textAt("targetPath")
                    .orElse(Text.of("/"))
                    .with(path -> path.endsWith("/") ? path : path + "/");
            if (include.map(Text::value)
                    .filter(name -> name.endsWith(".jar") || name.endsWith(".war"))
                    .isPresent()) {
                ours.remarks(List.of(new Remark(
                        "<resources> with " + include.get().written() + ": the application goes in by itself.")));
            } else if (include.isPresent() && !include.get().value().contains("*")) {
                files.add(
                        new Text(
                                directory.value() + "/" + include.get().value(),
                                directory.written() + "/" + include.get().written()),
                        target);
            } else if (!directory.isBlank()) {
                Optional<Text> pattern = include;
                pattern.ifPresent(filter -> ours.remark(
                        "files",
                        "<include> " + filter.written() + " has no counterpart: all files of a folder are taken."));
                files.add(directory, target);
            }
        }
        if (!ours.has("files")) {
            files.put();
        }
    }
}
