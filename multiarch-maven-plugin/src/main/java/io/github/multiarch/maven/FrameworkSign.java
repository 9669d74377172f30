package io.github.multiarch.maven;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a framework, or a language, shows in a pom.
 *
 * @param name as its makers write it
 * @param dependency {@code groupId:artifactId} of what every application with it has
 * @param plugin the artifactId of what compiles it, with goals that have to be named; empty for Java
 * @param goals of that plugin
 * @param advice what to write when there is nothing to start
 */
record FrameworkSign(String name, String dependency, Optional<String> plugin, List<String> goals, String advice) {
    private static final String CONTAINER = "name it with <container><mainClass>";

    /** Frameworks first, since they say how to start what a language has compiled; Quarkus brings parts of Vert.x, and so stands before it. */
    static final List<FrameworkSign> ALL = List.of(
            framework("Quarkus", "io.quarkus:quarkus-core", "quarkus-maven-plugin makes its main class"),
            framework(
                    "Micronaut",
                    "io.micronaut:micronaut-context",
                    "the class that calls Micronaut.run is named with <properties><exec.mainClass>com.example.Application</exec.mainClass></properties>"),
            framework(
                    "Helidon MP",
                    "io.helidon.microprofile.cdi:helidon-microprofile-cdi",
                    "it is started by a class of its own, <properties><mainClass>io.helidon.Main</mainClass></properties>"),
            framework(
                    "Helidon SE",
                    "io.helidon.webserver:helidon-webserver",
                    "the class that starts WebServer is named with <properties><mainClass>com.example.Main</mainClass></properties> below Helidon's parent, and with"
                            + " <container><mainClass> elsewhere"),
            framework(
                    "Dropwizard",
                    "io.dropwizard:dropwizard-core",
                    "its Application class needs 'public static void main(String[] args)' that calls run(args); "
                            + CONTAINER + "com.example.OrdersApplication</mainClass></container>"),
            framework(
                    "Spring Boot",
                    "org.springframework.boot:spring-boot",
                    "the class with @SpringBootApplication is named with <properties><start-class>com.example.Application</start-class></properties>"),
            framework(
                    "Vert.x",
                    "io.vertx:vertx-core",
                    "a verticle is started by Vert.x' launcher; name both with <container><mainClass>io.vertx.launcher.application.VertxApplication</mainClass>"
                            + "<args><arg>com.example.MainVerticle</arg></args></container>, or the verticle with <vertx.verticle> of vertx-maven-plugin"),
            language(
                    "Kotlin",
                    "org.jetbrains.kotlin:kotlin-stdlib",
                    "kotlin-maven-plugin",
                    List.of("compile"),
                    "the main function of Application.kt is in the class ApplicationKt; " + CONTAINER
                            + "com.example.ApplicationKt</mainClass></container>"),
            language(
                    "Groovy",
                    "org.apache.groovy:groovy",
                    "gmavenplus-plugin",
                    List.of("compile"),
                    "a script Orders.groovy is the class Orders; " + CONTAINER
                            + "com.example.Orders</mainClass></container>"),
            language(
                    "Scala",
                    "org.scala-lang:scala-library",
                    "scala-maven-plugin",
                    List.of("compile", "add-source"),
                    "the class of '@main def orders' is orders, that of 'object Main' is Main; " + CONTAINER
                            + "com.example.Main</mainClass></container>"));

    private static FrameworkSign framework(String name, String dependency, String advice) {
        return new FrameworkSign(name, dependency, Optional.empty(), List.of(), advice);
    }

    private static FrameworkSign language(
            String name, String dependency, String plugin, List<String> goals, String advice) {
        return new FrameworkSign(name, dependency, Optional.of(plugin), goals, advice);
    }

    /** Name and version, where the project is written with it; a language only where something compiles it, since libraries bring its classes too. */
    Optional<String> in(Pom pom) {
        return pom.dependencyVersion(dependency)
                .filter(version -> plugin.isEmpty() || pom.hasPlugin(plugin.get()))
                .map(version -> name + " " + version);
    }

    /** What to write when nothing can be started; nothing has been compiled when the goal for it is missing. */
    Stream<String> advice(Pom pom) {
        var compiler = plugin.filter(artifactId -> !pom.runs(artifactId, goals.toArray(String[]::new)));
        return Stream.concat(
                compiler.stream()
                        .map(artifactId ->
                                artifactId + " compiles nothing here; add to it <executions><execution><goals><goal>"
                                        + goals.get(0) + "</goal></goals></execution></executions>"),
                compiler.isPresent() ? Stream.empty() : Stream.of(advice));
    }
}
