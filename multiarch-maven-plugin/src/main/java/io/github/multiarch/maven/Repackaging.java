package io.github.multiarch.maven;

import io.github.multiarch.config.DependencyPattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * What spring-boot-maven-plugin leaves out of the jar that it makes, as its documentation, its descriptor and its classes say: those of 3.5.16 and 4.1.2. Its parameters count with their names, their
 * properties and their defaults, whether it runs or not.
 */
final class Repackaging {
    static final String PLUGIN = "org.springframework.boot:spring-boot-maven-plugin";
    private static final String GOAL = "repackage";
    private static final String GROUP = "org.springframework.boot";
    private static final String DEVTOOLS = "spring-boot-devtools";
    private static final String COMPOSE = "spring-boot-docker-compose";

    /** In which {@code includeOptional} became false. */
    private static final int WITHOUT_OPTIONAL = 4;

    private static final Set<String> TYPES = Set.of("annotation-processor", "dependencies-starter");
    private static final String TYPE_SINCE_4 = "development-tool";

    private final Pom pom;
    private final String execution;
    private final List<DependencyPattern> includes;
    private final List<DependencyPattern> excludes;
    private final List<String> groups;

    Repackaging(Pom pom) {
        this.pom = pom;
        this.execution = execution(pom);
        this.includes = patterns("includes");
        this.excludes = patterns("excludes");
        this.groups =
                parts(text("excludeGroupIds", "spring-boot.excludeGroupIds").orElse(""));
    }

    /** The one that makes the main artifact, where there are several. */
    static String execution(Pom pom) {
        var all = pom.executions(PLUGIN, GOAL);
        return all.stream()
                .filter(id -> pom.setting(PLUGIN, id, "classifier").isEmpty())
                .findFirst()
                .orElseGet(() -> all.isEmpty() ? GOAL : all.get(0));
    }

    /** Whether the pom names the plugin. */
    boolean isThere() {
        return pom.version(PLUGIN).isPresent();
    }

    /** Whether it makes a jar in this build. */
    boolean isBound() {
        return !pom.executions(PLUGIN, GOAL).isEmpty();
    }

    /** Whether a dependency shows that the application is one of Spring Boot's. */
    static boolean isBoot(Artifact artifact) {
        return artifact.getGroupId().equals(GROUP);
    }

    /** Why the plugin leaves out an artifact; empty when it does not, as far as that can be told without opening its file. */
    Optional<String> reason(Artifact artifact) {
        if (isBoot(artifact, DEVTOOLS) && flag("excludeDevtools", true)) {
            return Optional.of("a development tool");
        }
        if (isBoot(artifact, COMPOSE) && flag("excludeDockerCompose", true)) {
            return Optional.of("a development tool");
        }
        if (!isThere()) {
            return isOptionalLombok(artifact) ? Optional.of("for the compiler alone") : Optional.empty();
        }
        if (artifact.getScope().equals(Artifact.SCOPE_SYSTEM) && !flag("includeSystemScope", false)) {
            return Optional.of("of the scope system; <includeSystemScope> of spring-boot-maven-plugin takes it in");
        }
        if (artifact.isOptional() && !flag("includeOptional", major() < WITHOUT_OPTIONAL)) {
            return Optional.of("optional; <includeOptional> of spring-boot-maven-plugin takes it in");
        }
        if (groups.contains(artifact.getGroupId())) {
            return Optional.of("its group is in <excludeGroupIds>");
        }
        if (!includes.isEmpty() && includes.stream().noneMatch(pattern -> matches(pattern, artifact))) {
            return Optional.of("it is not in <includes>");
        }
        return excludes.stream().anyMatch(pattern -> matches(pattern, artifact))
                ? Optional.of("it is in <excludes>")
                : Optional.empty();
    }

    /** Whether the plugin leaves out a jar whose manifest says this of itself. */
    boolean leavesOut(String springBootType) {
        return TYPES.contains(springBootType)
                || (springBootType.equals(TYPE_SINCE_4) && (!isThere() || major() >= WITHOUT_OPTIONAL));
    }

    private static boolean isBoot(Artifact artifact, String name) {
        return isBoot(artifact) && artifact.getArtifactId().equals(name);
    }

    private static boolean isOptionalLombok(Artifact artifact) {
        return artifact.isOptional()
                && artifact.getGroupId().equals("org.projectlombok")
                && artifact.getArtifactId().equals("lombok");
    }

    static boolean matches(DependencyPattern pattern, Artifact artifact) {
        return pattern.matches(
                artifact.getGroupId(), artifact.getArtifactId(), Elements.text(artifact.getClassifier()));
    }

    /** Of a version that cannot be read, the newest counts. */
    private int major() {
        return pom.version(PLUGIN)
                .map(version -> version.split("\\D", 2)[0])
                .filter(digits -> !digits.isEmpty() && digits.length() < 4)
                .map(Integer::valueOf)
                .orElse(WITHOUT_OPTIONAL);
    }

    private boolean flag(String parameter, boolean other) {
        var property = parameter.startsWith("exclude") ? "spring-boot.repackage." + parameter : "";
        return text(parameter, property).map(Boolean::parseBoolean).orElse(other);
    }

    private Optional<String> text(String parameter, String property) {
        return pom.setting(PLUGIN, execution, parameter)
                .or(() -> property.isEmpty() ? Optional.empty() : pom.property(property));
    }

    /** Elements with words of their own, or each as one text; on the command line several between commas. */
    private List<DependencyPattern> patterns(String parameter) {
        var elements = pom.elements(PLUGIN, execution, parameter);
        var texts = elements.isEmpty()
                ? parts(pom.property("spring-boot." + parameter).orElse(""))
                : elements.stream().map(Repackaging::text).toList();
        return texts.stream().flatMap(this::pattern).toList();
    }

    private Stream<DependencyPattern> pattern(String text) {
        try {
            return Stream.of(DependencyPattern.parse(text));
        } catch (IllegalArgumentException e) {
            // Boot's plugin says so itself.
            return Stream.empty();
        }
    }

    private static String text(Xpp3Dom element) {
        if (element.getChildCount() == 0) {
            return String.valueOf(element.getValue());
        }
        Function<String, Optional<String>> child =
                name -> Optional.ofNullable(element.getChild(name)).flatMap(found -> Elements.text(found.getValue()));
        return child.apply("groupId").orElse("") + ":"
                + child.apply("artifactId").orElse("")
                + child.apply("classifier").map(classifier -> ":" + classifier).orElse("");
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(","))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
