package io.github.multiarch.it;

import java.util.List;
import java.util.Optional;

/**
 * Applications as their frameworks' own starters make them, with this plugin's block of the README and no configuration of it; what the log says, what is in the images, layer by layer,
 * and the foreign platform that each is started on. All five have their turn.
 */
enum TestedApplication {
    QUARKUS_FAST_JAR("quarkus", "linux/s390x", "Quarkus fast-jar from target/quarkus-app", """
            dependencies: app/lib/boot/*.jar
            dependencies: app/lib/main/*.jar
            quarkus: app/quarkus-run.jar
            quarkus: app/quarkus/generated-bytecode.jar
            quarkus: app/quarkus/quarkus-application.dat
            quarkus: app/quarkus/transformed-bytecode.jar
            application: app/app/quarkus-1.0.jar
            """),
    QUARKUS_MUTABLE_JAR(
            "quarkus",
            "",
            "Quarkus mutable-jar from target/quarkus-app",
            """
            dependencies: app/lib/boot/*.jar
            dependencies: app/lib/deployment/*.jar
            dependencies: app/lib/main/*.jar
            quarkus: app/lib/deployment/appmodel.dat
            quarkus: app/lib/deployment/deployment-class-path.dat
            quarkus: app/quarkus-run.jar
            quarkus: app/quarkus/build-system.properties
            quarkus: app/quarkus/generated-bytecode.jar
            quarkus: app/quarkus/quarkus-application.dat
            quarkus: app/quarkus/transformed-bytecode.jar
            application: app/app/quarkus-1.0.jar
            """,
            "-Dquarkus.package.jar.type=mutable-jar"),
    QUARKUS_UBER_JAR(
            "quarkus",
            "linux/arm64",
            "Quarkus uber-jar from target/quarkus-1.0-runner.jar",
            """
            application: app/quarkus-1.0-runner.jar
            application: app/jvm-classpath
            application: app/jvm-main-class
            """,
            "-Dquarkus.package.jar.type=uber-jar"),
    QUARKUS_LEGACY_JAR(
            "quarkus",
            "linux/ppc64le",
            "Quarkus legacy-jar from target/quarkus-1.0-runner.jar",
            """
            dependencies: app/lib/*.jar
            application: app/quarkus-1.0-runner.jar
            """,
            "-Dquarkus.package.jar.type=legacy-jar"),
    MICRONAUT("micronaut", "linux/arm64", "Micronaut 4.10", """
            dependencies: app/libs/*.jar
            resources: app/resources/META-INF/micronaut/io.micronaut.inject.BeanDefinitionReference/com.example.$Application$Definition
            classes: app/classes/com/example/$Application$Definition$Exec.class
            classes: app/classes/com/example/$Application$Definition.class
            classes: app/classes/com/example/Application.class
            classes: app/jvm-classpath
            classes: app/jvm-main-class
            """),
    HELIDON_SE("helidon-se", "linux/arm64", "Helidon SE 4.5.0", """
            dependencies: app/libs/*.jar
            classes: app/classes/com/example/Main.class
            classes: app/jvm-classpath
            classes: app/jvm-main-class
            """),
    HELIDON_MP("helidon-mp", "linux/arm64", "Helidon MP 4.4.0", """
            dependencies: app/libs/*.jar
            resources: app/classes/META-INF/beans.xml
            classes: app/classes/com/example/Greeting.class
            classes: app/jvm-classpath
            classes: app/jvm-main-class
            """),
    VERTX("vertx", "linux/arm/v7", "Vert.x 5.1.6", """
            dependencies: app/libs/*.jar
            classes: app/classes/com/example/MainVerticle.class
            classes: app/jvm-classpath
            classes: app/jvm-main-class
            """),
    DROPWIZARD("dropwizard", "linux/ppc64le", "Dropwizard 5.0.2", """
            dependencies: app/libs/*.jar
            classes: app/classes/com/example/GreetingApplication$Greeting.class
            classes: app/classes/com/example/GreetingApplication.class
            classes: app/classes/com/example/GreetingConfiguration.class
            classes: app/jvm-classpath
            classes: app/jvm-main-class
            files of config.yml: app/config.yml
            """),
    SPRING_BOOT_3("spring-boot", "linux/arm64", "Spring Boot 3.5.16", """
            dependencies: app/libs/*.jar
            resources: app/resources/application.properties
            classes: app/classes/com/example/web/WebApplication.class
            classes: app/jvm-classpath
            classes: app/jvm-main-class
            """),
    SPRING_BOOT_4("spring-boot-4", "linux/s390x", "Spring Boot 4.1.2", """
            dependencies: app/libs/*.jar
            classes: app/classes/com/example/WebApplication.class
            classes: app/jvm-classpath
            classes: app/jvm-main-class
            """),
    SPRING_BOOT_WAR("spring-boot-war", "linux/arm64", "Spring Boot war from target/spring-boot-war-1.0.war", """
            application: app/spring-boot-war-1.0.war
            application: app/jvm-classpath
            application: app/jvm-main-class
            """),
    KOTLIN("kotlin", "linux/arm/v7", "Kotlin 2.4.21", """
            dependencies: app/libs/*.jar
            resources: app/resources/META-INF/kotlin.kotlin_module
            classes: app/classes/com/example/Greeter.class
            classes: app/classes/com/example/MainKt.class
            classes: app/jvm-classpath
            classes: app/jvm-main-class
            """),
    GROOVY("groovy", "linux/ppc64le", "Groovy 6.0.0", """
            dependencies: app/libs/*.jar
            classes: app/classes/com/example/Hello$_run_closure1.class
            classes: app/classes/com/example/Hello.class
            classes: app/jvm-classpath
            classes: app/jvm-main-class
            """),
    SCALA("scala", "linux/s390x", "Scala 3.8.4", """
            dependencies: app/libs/*.jar
            resources: app/resources/com/example/Greeter.tasty
            resources: app/resources/com/example/Hello$package.tasty
            resources: app/resources/com/example/hello.tasty
            classes: app/classes/com/example/Greeter.class
            classes: app/classes/com/example/Hello$package$.class
            classes: app/classes/com/example/Hello$package.class
            classes: app/classes/com/example/hello.class
            classes: app/jvm-classpath
            classes: app/jvm-main-class
            """);

    private final String project;
    private final String foreign;
    private final String recognised;
    private final String content;
    // What List.of makes does not change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> arguments;

    TestedApplication(String project, String foreign, String recognised, String content, String... arguments) {
        this.project = project;
        this.foreign = foreign;
        this.recognised = recognised;
        this.content = content;
        this.arguments = List.of(arguments);
    }

    /** The folder below {@code it/projects}. */
    String project() {
        return project;
    }

    /** Where it is started besides amd64; empty where it cannot be. */
    Optional<String> foreign() {
        return Optional.of(foreign).filter(platform -> !platform.isEmpty());
    }

    /** What the log says that it is. */
    String recognised() {
        return recognised;
    }

    /** Lines of {@link ImageFiles#lines}. */
    List<String> content() {
        return content.lines().toList();
    }

    /** What Maven is told besides. */
    List<String> arguments() {
        return arguments;
    }

    /** Its own repository in a registry. */
    String repository() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** To be built, and for its base: Helidon is for Java 21. */
    boolean needsNewerJava() {
        return project.startsWith("helidon");
    }

    /**
     * Whether a file of jib's image is in none of ours, or elsewhere: jib's own for start scripts; Boot's starters, which have nothing in them, and which Boot's own jar does without; what makes beans of
     * classes, which jib does not keep together.
     */
    boolean doesWithout(String path) {
        return path.equals("app/jib-classpath-file")
                || path.equals("app/jib-main-class-file")
                || (this == HELIDON_MP && path.equals("app/resources/META-INF/beans.xml"))
                || (project.startsWith("spring-boot") && path.startsWith("app/libs/spring-boot-starter"));
    }

    /** Whether a file of ours is in no image of jib's: what start scripts need, and what Dropwizard is given to start. */
    boolean hasBesides(String path) {
        return path.equals("app/jvm-classpath")
                || path.equals("app/jvm-main-class")
                || (this == HELIDON_MP && path.equals("app/classes/META-INF/beans.xml"))
                || (this == DROPWIZARD && path.equals("app/config.yml"));
    }

    /** Quarkus' generated main class is not among the classes, nor is a main method in a verticle: jib makes an image of these only when it is told the class. Of a war it makes one for
     * Jetty.
     */
    boolean hasImageOfJib() {
        return !project.equals("quarkus") && this != VERTX && this != SPRING_BOOT_WAR;
    }

    /** What it prints on a platform whose JVM says this of itself. */
    String answer(String osArch) {
        return switch (this) {
            case SPRING_BOOT_3 -> "it answered: hello from the resources";
            case DROPWIZARD -> "it answered: hello from config.yml on " + osArch;
            case KOTLIN, GROOVY, SCALA -> "it runs on " + osArch;
            default -> "it answered: " + osArch;
        };
    }
}
