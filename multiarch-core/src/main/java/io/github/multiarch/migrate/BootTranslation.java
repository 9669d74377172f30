package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What Spring Boot's {@code build-image} (3 and 4) is told, as an image is configured here. */
final class BootTranslation {
    private static final Map<String, String> OCI_ANNOTATIONS = Map.ofEntries(
            Map.entry("BP_OCI_AUTHORS", "authors"),
            Map.entry("BP_OCI_CREATED", "created"),
            Map.entry("BP_OCI_DESCRIPTION", "description"),
            Map.entry("BP_OCI_DOCUMENTATION", "documentation"),
            Map.entry("BP_OCI_LICENSES", "licenses"),
            Map.entry("BP_OCI_REF_NAME", "ref.name"),
            Map.entry("BP_OCI_REVISION", "revision"),
            Map.entry("BP_OCI_SOURCE", "source"),
            Map.entry("BP_OCI_TITLE", "title"),
            Map.entry("BP_OCI_URL", "url"),
            Map.entry("BP_OCI_VENDOR", "vendor"),
            Map.entry("BP_OCI_VERSION", "version"));

    private final Reading boot;
    private final Parameters ours = new Parameters();
    private final ForeignProject project;

    private BootTranslation(ForeignProject project, Element configuration) {
        this.project = project;
        var known = new ArrayList<Node>();
        var whole = ForeignProperties.over(project, configuration);
        for (var element : whole.elements()) {
            if (Counterparts.of(ForeignPlugin.SPRING_BOOT, element.name()).isPresent()
                    || element.name().equals("image")) {
                known.add(element);
            }
        }
        this.boot = new Reading(ForeignPlugin.SPRING_BOOT, "", Element.of("configuration", known));
    }

    static List<Node> of(ForeignProject project, Element configuration) {
        var translation = new BootTranslation(project, configuration);
        translation.image();
        translation.environment();
        translation.ours.remarks(translation.boot.left());
        return translation.ours.nodes();
    }

    private void image() {
        var name = boot.text("image/name").or(() -> boot.text("imageName"));
        if (name.isEmpty()) {
            ours.remark("image", "Boot names the image after the project.");
        }
        ours.text(
                "image",
                name.map(ImageName::tagged)
                        .orElse(new Text(
                                "docker.io/library/" + project.coordinates().artifact() + ":"
                                        + project.coordinates().version(),
                                "docker.io/library/${project.artifactId}:${project.version}")));
        tags(ours.text("image").orElseThrow());
        boot.element("image/publish");
        if (boot.element("docker/publishRegistry").isPresent()) {
            ours.remark(
                    "image",
                    Credentials.remark(
                            "<docker><publishRegistry>",
                            ours.text("image").map(Text::value).orElse("")));
        }
        var platform = boot.text("image/imagePlatform");
        if (platform.isEmpty()) {
            ours.remark(
                    "platforms",
                    "Boot builds for the platform of the Docker engine alone. Add those that the image should run on, such as linux/arm64.");
        }
        ours.list("platforms", "platform", List.of(platform.orElse(Text.of("linux/amd64"))));
        boot.text("image/createdDate").ifPresent(this::created);
        boot.text("image/pullPolicy").flatMap(BuildTranslation::pull).ifPresent(pull -> ours.text("pull", pull));
        boot.text("image/applicationDirectory").ifPresent(path -> ours.text("container/appRoot", path));
        ours.text("skip", boot.text("skip"));
        ours.remark(
                "container/user",
                "Buildpacks run the application as a user of theirs, in /workspace. Here user and folder are the base's unless <user> and <workingDirectory> name others.");
    }

    /** Boot's tags are whole names. */
    private void tags(Text image) {
        var tags = new ArrayList<Text>();
        for (var name : boot.list("image/tags")) {
            var whole = ImageName.tagged(name);
            var tag = ImageName.hasTag(whole.written())
                    ? whole.with(ImageName::tag)
                    : Text.of(ImageName.tag(whole.value()));
            if (ImageName.repository(name.value()).equals(ImageName.repository(image.value()))) {
                tags.add(tag);
            } else {
                ours.remark(
                        "tags",
                        "Boot's tag " + name.written()
                                + " is another name. An <execution> of its own gives an image that name, or 'mvn multiarch:copy' after it is published.");
            }
        }
        ours.list("tags", "tag", tags);
    }

    private void created(Text date) {
        if (date.value().equalsIgnoreCase("now")) {
            ours.remark(
                    "outputTimestamp",
                    "Boot's <createdDate> is the time of the build. Here the same inputs give the same image: the time is project.build.outputTimestamp, or 1970.",
                    "<outputTimestamp>${maven.build.timestamp}</outputTimestamp> would be the build's; every layer is new then with every build.");
        } else {
            ours.text("outputTimestamp", date);
        }
    }

    private void environment() {
        var variables = new LinkedHashMap<String, Text>();
        var annotations = new LinkedHashMap<String, Text>();
        for (var variable : boot.element("image/env").map(Element::elements).orElse(List.of())) {
            take(variable.name(), variable.text(), variables, annotations);
        }
        ours.map("container/environment", variables);
        ours.map("annotations", annotations);
        if (!ours.has("from")) {
            ours.remark(
                    "from",
                    "The base is eclipse-temurin:N-jre for the project's Java release; no buildpacks run here.");
        }
    }

    private void take(String name, Text value, Map<String, Text> variables, Map<String, Text> annotations) {
        Optional<String> annotation = Optional.ofNullable(OCI_ANNOTATIONS.get(name));
        if (annotation.isPresent()) {
            annotations.put("org.opencontainers.image." + annotation.get(), value);
        } else if (name.equals("BP_JVM_VERSION")) {
            ours.text("from", value.with(version -> "eclipse-temurin:" + version.replace(".*", "") + "-jre"));
        } else if (name.equals("BP_IMAGE_LABELS")) {
            var labels = new LinkedHashMap<String, Text>();
            JavaCommand.split(value)
                    .forEach(pair -> labels.put(
                            pair.value().replaceFirst("=.*", ""),
                            pair.with(one -> one.substring(one.indexOf('=') + 1))));
            ours.map("container/labels", labels);
        } else if (name.matches("BPE_(?:APPEND|PREPEND)_JAVA_TOOL_OPTIONS")) {
            ours.list("container/jvmFlags", "jvmFlag", JavaCommand.split(value));
        } else if (name.startsWith("BPE_DELIM_")) {
            return;
        } else if (name.matches("BPE_(?:APPEND|PREPEND)_.+")) {
            remark(name, "nothing is added to a variable of the base; <environment> sets one.");
        } else if (name.startsWith("BPE_")) {
            variables.put(name.replaceFirst("^BPE_(?:DEFAULT_|OVERRIDE_)?", ""), value);
        } else if (name.startsWith("BPL_")) {
            remark(name, "is read by what buildpacks start; here the JVM is started directly, with <jvmFlags>.");
        } else if (name.equals("BP_NATIVE_IMAGE")) {
            remark(name, "native-image runs in Maven's build, and the executable is a file of <files>.");
        } else if (name.toLowerCase(Locale.ROOT).endsWith("_proxy")) {
            remark(name, "the <proxy> of settings.xml is taken.");
        } else {
            remark(name, "is for buildpacks, and none run here.");
        }
    }

    private void remark(String name, String sentence) {
        ours.remarks(List.of(new Remark("<image><env><" + name + ">: " + sentence)));
    }
}
