package io.github.multiarch.it.bench;

import io.github.multiarch.it.ItFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One contestant's copy of a project, with caches and a repository in the registry of its own.
 *
 * @param story what it goes through
 * @param contestant who builds
 * @param folder where everything is
 * @param repository where images go, no other lane's
 */
record Lane(Story story, Contestant contestant, Path folder, String repository) {
    /** Makes it, with nothing built and all caches empty. */
    static Lane make(Story story, Contestant contestant, Path folder, String repository) throws IOException {
        var lane = new Lane(story, contestant, folder, repository);
        lane.delete();
        ItFiles.copyTree(ItFiles.of("projects/bench"), folder.resolve("projects"));
        if (story.isFleet()) {
            for (int i = 1; i <= Story.MODULES; i++) {
                service(lane.project().resolve(String.format(Locale.ROOT, "service-%02d", i)));
            }
        }
        return lane;
    }

    Path project() {
        return folder.resolve("projects").resolve(story.project());
    }

    private Path caches() {
        return folder.resolve("caches");
    }

    /** Does what a step begins with. Its place in the story is not looked at. */
    void prepare(Step step, int number) throws IOException {
        if (step == Step.FRESH) {
            delete(caches());
            try (var files = Files.walk(project())) {
                for (var target : files.filter(file -> file.endsWith("target")).toList()) {
                    delete(target);
                }
            }
        } else if (step == Step.CHANGED) {
            var file = project().resolve("src/main/java/com/example/bench/Greeting.java");
            Files.writeString(file, Files.readString(file).replace("\"first\"", "\"changed " + number + "\""));
        }
    }

    /** Runs Maven, against these registries. */
    MavenProcess run(Step step, String registry, String baseRegistry) throws IOException, InterruptedException {
        var arguments =
                new ArrayList<>(contestant.arguments(BaseImage.PLATFORMS.subList(0, story.platforms()), caches()));
        arguments.add("-Dregistry=" + registry);
        arguments.add("-Drepository=" + repository);
        arguments.add("-Dbase=" + BaseImage.name(baseRegistry));
        if (story.threads() > 1) {
            arguments.addAll(List.of("-T", String.valueOf(story.threads())));
        }
        arguments.add(step.phase());
        return MavenProcess.run(project(), folder.resolve(step.name().toLowerCase(Locale.ROOT) + ".log"), arguments);
    }

    /** Nothing is left of it but what the registry has. */
    void delete() throws IOException {
        delete(folder);
    }

    private static void service(Path folder) throws IOException {
        var name = String.valueOf(folder.getFileName());
        Files.createDirectories(folder.resolve("src/main/java/com/example/bench"));
        Files.writeString(folder.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>com.example</groupId>
                    <artifactId>fleet</artifactId>
                    <version>1.0</version>
                  </parent>
                  <artifactId>%s</artifactId>
                  <dependencies>
                    <dependency>
                      <groupId>com.example</groupId>
                      <artifactId>library</artifactId>
                      <version>${project.version}</version>
                    </dependency>
                  </dependencies>
                </project>
                """.replace("%s", name));
        Files.writeString(folder.resolve("src/main/java/com/example/bench/Main.java"), """
                package com.example.bench;

                import com.example.library.Greeting;

                /** One of many. */
                public final class Main {
                    private Main() {}

                    public static void main(String[] args) {
                        System.out.println(Greeting.of("%s"));
                    }
                }
                """.replace("%s", name));
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
