package io.github.multiarch.plan;

import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.Entrypoint;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.Start;
import io.github.multiarch.plan.JavaFit.Need;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says where a base's Java cannot run an application. What starts another program than the base's JVM may have another JVM, and is only told. */
final class JavaCheck {
    private static final String PREVIEW = "--enable-preview";
    private static final Pattern JAVA = Pattern.compile("(?:^|[\\s/])java(?:\\s|$)");
    private static final int SHOWN = 5;

    private final BuildRequest request;
    private final Problems problems;
    private final List<String> remarks;
    private final boolean isSure;

    /** The lists are added to. */
    JavaCheck(BuildRequest request, Problems problems, List<String> remarks) {
        this.request = request;
        this.problems = problems;
        this.remarks = remarks;
        this.isSure = request.container().entrypoint() instanceof Entrypoint.Java;
    }

    /** In the order of the platforms. */
    List<JavaFit> fits(ApplicationJava application, List<PlatformJars> jars, List<PlannedImage> images) {
        var fits = new ArrayList<JavaFit>();
        var told = new LinkedHashMap<String, List<String>>();
        var failing = new LinkedHashMap<Finding, List<String>>();
        for (var platform : jars) {
            var image = images.stream()
                    .filter(any -> any.request().equals(platform.request()))
                    .findFirst();
            var fit = application.on(platform, image.flatMap(planned -> BaseJava.of(planned.base())));
            fits.add(fit);
            if (image.isEmpty()) {
                continue;
            }
            var name = platform.request().platform().toString();
            var base = "the base " + platform.request().from();
            if (!fit.unmet().isEmpty()) {
                var finding = new Finding(base, unmet(fit));
                failing.computeIfAbsent(finding, any -> new ArrayList<>()).add(name);
            }
            for (var remark : remarks(application, platform, image.get(), fit)) {
                told.computeIfAbsent(base + "\0" + remark, any -> new ArrayList<>())
                        .add(name);
            }
        }
        failing.forEach(this::tell);
        told.forEach((text, names) -> remarks.add(text.replace("\0", " for " + String.join(", ", names) + " ")));
        return fits;
    }

    private record Finding(String base, String message) {}

    private void tell(Finding finding, List<String> platforms) {
        var subject = finding.base() + " for " + String.join(", ", platforms);
        if (isSure) {
            problems.add(subject, finding.message());
        } else {
            remarks.add(subject + " " + finding.message());
        }
    }

    private static String unmet(JavaFit fit) {
        int java = fit.java().orElseThrow();
        var unmet = fit.unmet().stream().sorted(Need.LATEST_FIRST).toList();
        var message = new StringBuilder("has Java ")
                .append(java)
                .append(", which cannot load all of the application: it needs ")
                .append(unmet.stream().limit(SHOWN).map(Need::toString).collect(Collectors.joining(", ")))
                .append(unmet.size() > SHOWN ? " and " + (unmet.size() - SHOWN) + " more" : "")
                .append(". Take a base with Java ")
                .append(unmet.get(0).release())
                .append(" (<from>)");
        if (unmet.stream().anyMatch(Need::isOwn)) {
            message.append(", or compile for Java ").append(java).append(" (<maven.compiler.release>)");
        }
        if (!unmet.stream().allMatch(Need::isOwn)) {
            message.append(", or take a version of the dependency that is for Java ")
                    .append(java)
                    .append(", or leave it out (<dependencies><exclude>)");
        }
        return message.toString();
    }

    private List<String> remarks(ApplicationJava application, PlatformJars platform, PlannedImage image, JavaFit fit) {
        var texts = new ArrayList<String>();
        if (fit.java().isEmpty() && !fit.needs().isEmpty() && mayStartJava()) {
            texts.add("does not say which Java it has; the application needs "
                    + fit.needs().get(0));
        }
        for (var need : fit.doubtful()) {
            texts.add("has Java " + fit.java().orElseThrow() + ", which cannot load some classes of a dependency: "
                    + need);
        }
        if (isSure && fit.unmet().isEmpty() && !isPreviewEnabled(platform.request(), image.base())) {
            application
                    .preview(platform)
                    .ifPresent(need -> texts.add("starts a JVM that does not load classes with preview features: "
                            + need + "; add " + remedy(image) + " to <container>"));
        }
        return texts;
    }

    /** A program of the user's own is none of Java, unless it is called so. */
    private boolean mayStartJava() {
        return !(request.container().entrypoint() instanceof Entrypoint.Command command)
                || command.command().stream()
                        .anyMatch(word -> JAVA.matcher(word).find());
    }

    /** The base of a web application starts a JVM of its own, which takes flags from the environment only. */
    private static String remedy(PlannedImage image) {
        return image.start().filter(Start.OfBase.class::isInstance).isPresent()
                ? "<environment><JAVA_TOOL_OPTIONS>" + PREVIEW + "</JAVA_TOOL_OPTIONS></environment>"
                : "<jvmFlags><jvmFlag>" + PREVIEW + "</jvmFlag></jvmFlags>";
    }

    private boolean isPreviewEnabled(PlatformRequest platform, Base base) {
        var environment = new LinkedHashMap<>(base.config().environment());
        environment.putAll(request.container().environment());
        environment.putAll(platform.environment());
        return request.container().jvmFlags().contains(PREVIEW)
                || platform.jvmFlags().contains(PREVIEW)
                || isIn(environment, "JDK_JAVA_OPTIONS")
                || isIn(environment, "JAVA_TOOL_OPTIONS");
    }

    private static boolean isIn(Map<String, String> environment, String variable) {
        return environment.getOrDefault(variable, "").contains(PREVIEW);
    }
}
