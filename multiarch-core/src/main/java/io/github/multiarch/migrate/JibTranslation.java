package io.github.multiarch.migrate;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One configuration of jib-maven-plugin (3.5), as an image is configured here. */
final class JibTranslation {
    private static final ForeignPlugin JIB = ForeignPlugin.JIB;

    private final ForeignProject project;
    private final Reading jib;
    private final Parameters ours = new Parameters();

    private JibTranslation(ForeignProject project, Element configuration) {
        this.project = project;
        this.jib = new Reading(JIB, "", configuration);
    }

    static List<Node> of(ForeignProject project, Element configuration, List<String> goals) {
        var translation = new JibTranslation(project, ForeignProperties.over(project, configuration));
        translation.names();
        translation.base();
        translation.container();
        translation.time();
        new JibDirectories(project, translation.jib, translation.ours).translate();
        translation.rest(goals);
        translation.ours.remarks(translation.jib.left());
        return translation.ours.nodes();
    }

    private void names() {
        var name = jib.text("to/image");
        if (name.isEmpty()) {
            ours.remark("image", "jib names no image, and its goals for Docker take the project's own name.");
        } else if (!ImageName.hasTag(name.get().value())) {
            ours.remark(
                    "image",
                    "jib's tag is latest where the name has none. Without a tag here, the project's version is the tag.");
        }
        ours.text(
                "image",
                name.map(ImageName::tagged)
                        .orElse(new Text(
                                project.coordinates().artifact() + ":"
                                        + project.coordinates().version(),
                                "${project.artifactId}:${project.version}")));
        ours.list("tags", "tag", jib.list("to/tags"));
        secrets("to", name.map(Text::value).orElse(""));
    }

    private void secrets(String side, String image) {
        if (jib.element(side + "/auth").isPresent()) {
            ours.remark(
                    side.equals("to") ? "image" : "from", Credentials.remark(Reading.elements(side + "/auth"), image));
        }
        jib.element(side + "/credHelper")
                .ifPresent(helper -> ours.remark(
                        side.equals("to") ? "image" : "from",
                        Credentials.helper(
                                Reading.elements(side + "/credHelper"),
                                Optional.of(helper.text())
                                        .filter(text -> !text.isBlank())
                                        .or(() -> helper.textAt("helper")),
                                image)));
    }

    private void base() {
        var from = jib.text("from/image");
        secrets("from", from.map(Text::value).orElse(""));
        if (from.isEmpty()) {
            ours.remark(
                    "from",
                    project.coordinates().packaging().equals("war")
                            ? "jib's base for a war is jetty; without <from> it is the default base for wars here."
                            : "The base is eclipse-temurin:N-jre for the project's Java release, as with jib.");
        } else if (from.get().value().startsWith("docker://")) {
            var name = from.get().with(text -> text.replaceFirst("^docker://", ""));
            ours.remark(
                    "from",
                    "jib takes " + from.get().written()
                            + " from the Docker engine. No engine is asked here: the base comes from its registry. One that only the engine has, "
                            + "'docker save' writes to a file: <from>docker-archive:PATH</from>.");
            ours.text("from", name);
        } else if (from.get().value().startsWith("tar://")) {
            ours.text("from", from.get().with(text -> text.replaceFirst("^tar://", "docker-archive:")));
        } else {
            ours.text("from", from.get().with(text -> text.replaceFirst("^registry://", "")));
        }
        if (from.filter(name -> ImageName.isOpenjdk(name.value())).isPresent()) {
            ours.remark("from", ImageName.OPENJDK);
        }
        var platforms = new ArrayList<Text>();
        for (var platform : jib.element("from/platforms").map(Element::elements).orElse(List.of())) {
            platforms.add(platform(platform));
        }
        if (platforms.isEmpty()) {
            ours.remark(
                    "platforms",
                    "jib builds linux/amd64 alone when it names no platform. Add those that the image should run on, such as linux/arm64.");
            platforms.add(Text.of("linux/amd64"));
        }
        if (platforms.stream().anyMatch(platform -> platform.value().equals("linux/arm"))) {
            ours.remark(
                    "platforms",
                    "jib knows no variants: its linux/arm is the base's first one. Here linux/arm is linux/arm/v7.");
        }
        ours.list("platforms", "platform", platforms);
    }

    private static Text platform(Element platform) {
        var os = platform.textAt("os").orElse(Text.of("linux"));
        var architecture = platform.textAt("architecture").orElse(Text.of("amd64"));
        return platform.elements().isEmpty()
                ? platform.text()
                : new Text(os.value() + "/" + architecture.value(), os.written() + "/" + architecture.written());
    }

    private void container() {
        var entrypoint = jib.list("container/entrypoint");
        var mainClass = jib.text("container/mainClass");
        var flags = jib.list("container/jvmFlags");
        if (entrypoint.isEmpty()) {
            ours.text("container/mainClass", mainClass);
            ours.list("container/jvmFlags", "jvmFlag", flags);
        } else {
            inherited(entrypoint);
            if (mainClass.isPresent() || !flags.isEmpty()) {
                ours.remark("container/entrypoint", "jib ignores <mainClass> and <jvmFlags> beside an <entrypoint>.");
            }
        }
        ours.list("container/args", "arg", jib.list("container/args"));
        jib.element("container/environment").ifPresent(map -> ours.map("container/environment", map));
        jib.element("container/labels").ifPresent(map -> ours.map("container/labels", map));
        ours.list("container/ports", "port", jib.list("container/ports"));
        ours.list("container/volumes", "volume", jib.list("container/volumes"));
        ours.text("container/user", jib.text("container/user"));
        ours.text("container/workingDirectory", jib.text("container/workingDirectory"));
        ours.text("container/appRoot", jib.text("container/appRoot"));
        jib.text("container/format")
                .ifPresentOrElse(
                        format -> ours.text(
                                "format",
                                format.with(text -> text.equalsIgnoreCase("Docker")
                                        ? "docker"
                                        : text.equalsIgnoreCase("OCI") ? "oci" : text)),
                        () -> ours.remark(
                                "format",
                                "jib writes Docker's media types unless told OCI; here OCI's are the default. <format>docker</format> is for registries that take nothing else."));
    }

    private void inherited(List<Text> entrypoint) {
        if (entrypoint.size() == 1 && entrypoint.get(0).value().equals("INHERIT")) {
            ours.text("container/entrypoint", entrypoint.get(0));
        } else {
            ours.list("container/entrypoint", "word", entrypoint);
            ours.remark(
                    "container/entrypoint",
                    "Hold the paths in the command against where files lie here: dependencies in /app/libs, classes in /app/classes.");
        }
    }

    private void time() {
        var created = jib.text("container/creationTime").orElse(Text.of("EPOCH"));
        switch (created.value()) {
            case "EPOCH" -> {}
            case "USE_CURRENT_TIMESTAMP" ->
                ours.remark(
                        "outputTimestamp",
                        "jib's <creationTime> is the time of the build. Here the same inputs give the same image: the time is project.build.outputTimestamp, or 1970.",
                        "<outputTimestamp>${maven.build.timestamp}</outputTimestamp> would be the build's; every layer is new then with every build.");
            default -> ours.text("outputTimestamp", created);
        }
        jib.text("container/filesModificationTime")
                .filter(time -> !time.value().equals("EPOCH_PLUS_SECOND"))
                .ifPresent(
                        time -> ours.remark(
                                "outputTimestamp",
                                "jib's <filesModificationTime> (" + time.written()
                                        + ") has no counterpart: <outputTimestamp> is the time of the image and of all its files."));
    }

    private void rest(List<String> goals) {
        jib.text("containerizingMode").ifPresent(mode -> ours.text("containerizingMode", mode));
        ours.text("skip", jib.text("skip"));
        if (goals.contains("buildTar")) {
            tar();
        }
        if (goals.contains("dockerBuild")) {
            ours.text("engine", jib.text("dockerClient/executable"));
        }
        if (jib.flag("allowInsecureRegistries")) {
            insecure();
        }
        for (var extension :
                jib.element("pluginExtensions").map(Element::elements).orElse(List.of())) {
            if (!JibLayers.translate(extension, ours)) {
                ours.remarks(List.of(JibExtensions.remark(extension)));
            }
        }
    }

    private void tar() {
        ours.text(
                "to",
                jib.text("outputPaths/tar")
                        .orElse(Text.of("${project.build.directory}/jib-image.tar"))
                        .with(path -> "docker-archive:" + path));
        ours.remark(
                "to", "For the goal export. A docker-archive holds one platform; <to>oci-archive:PATH</to> holds all.");
        ours.firstPlatform();
    }

    private void insecure() {
        var registries = new TreeMap<String, Text>();
        for (var path : List.of("to/image", "from/image")) {
            jib.text(path)
                    .map(name -> name.with(text -> text.replaceFirst("^[a-z]+://", "")))
                    .flatMap(ImageName::registry)
                    .ifPresent(registry -> registries.put(registry.value(), registry));
        }
        ours.remark("insecureRegistries", "jib allows every registry to be insecure; here they are named.");
        ours.list("insecureRegistries", "insecureRegistry", List.copyOf(registries.values()));
    }

    /** Where jib finds files without being told. */
    static boolean hasDefaultDirectory(ForeignProject project) {
        return Files.isDirectory(project.basedir().resolve("src/main/jib"));
    }
}
