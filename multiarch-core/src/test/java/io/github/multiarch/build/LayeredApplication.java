package io.github.multiarch.build;

import io.github.multiarch.Multiarch;
import io.github.multiarch.Session;
import io.github.multiarch.application.WebFolder;
import io.github.multiarch.config.AccessParameters;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.ApplicationContent.Exploded;
import io.github.multiarch.config.ApplicationContent.LaidOut;
import io.github.multiarch.config.ApplicationContent.Packaged;
import io.github.multiarch.config.ApplicationContent.Tree;
import io.github.multiarch.config.ApplicationContent.TreeFile;
import io.github.multiarch.config.ApplicationContent.WebApplication;
import io.github.multiarch.config.LayerParameters;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.config.Start;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TarContent;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.plan.Artifacts;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An application in each shape, with files beside it, for tests of the layers that the user wants. */
abstract class LayeredApplication {
    static final String AMD = "linux/amd64";
    static final String ARM = "linux/arm64";

    @TempDir
    Path project;

    TestParameters given;
    private int builds;

    /** In which an application goes into an image. */
    enum AShape {
        EXPLODED,
        LAID_OUT,
        WEB,
        PACKAGED,
        AT_THE_ROOT
    }

    @BeforeEach
    void anApplication() throws IOException {
        given = TestParameters.in(project, AMD, ARM);
        given.from = TestBases.layout(project.resolve("bases"), AMD, ARM);
        shape(AShape.EXPLODED);
    }

    void shape(AShape shape) throws IOException {
        var classes = project.resolve("target/classes");
        TestApplications.write(
                classes.resolve("com/example/Main.class"), TestApplications.classFile("com/example/Main", true, 1));
        TestApplications.write(
                classes.resolve("com/example/generated/Table.class"),
                TestApplications.classFile("com/example/generated/Table", false, 1));
        TestApplications.write(classes.resolve("static/app.js"), "alert()\n");
        TestApplications.write(classes.resolve("static/img/a.png"), "png\n");
        TestApplications.write(classes.resolve("app.properties"), "a=b\n");
        var place = shape == AShape.WEB ? "WEB-INF/lib/" : "lib/";
        boolean isPlaced = shape == AShape.WEB || shape == AShape.LAID_OUT;
        var all = new ArrayList<Dependency>();
        for (var id :
                List.of("org.other:zebra:2", "com.acme.core:core:1", "com.acme:moving:1-SNAPSHOT", "com.acme:own:1")) {
            var name = id.replace(':', '-') + ".jar";
            var kind = id.contains("SNAPSHOT") ? Kind.SNAPSHOT : id.contains("own") ? Kind.MODULE : Kind.RELEASE;
            var file = TestApplications.jar(project.resolve("web").resolve(place + name), id);
            all.add(new Dependency(file, kind, id, isPlaced ? Optional.of(place + name) : Optional.empty()));
        }
        given.application = new Application(classes, content(shape), all, List.of(PlacedFiles.atRoot(files())));
        given.appRoot = shape == AShape.AT_THE_ROOT ? Optional.of("/") : Optional.of("/srv/app");
        given.permissions = List.of(
                new AccessParameters(Optional.of("/etc/app/*.key"), Optional.of("0400"), Optional.of("1000:1000")));
    }

    private ApplicationContent content(AShape shape) throws IOException {
        return switch (shape) {
            case LAID_OUT -> {
                var run = TestApplications.jar(project.resolve("web/run.jar"), "run");
                var tool = TestApplications.write(project.resolve("web/static/app.js"), "js");
                yield new LaidOut(
                        List.of(
                                new Tree("quick", List.of(new TreeFile(tool, "static/app.js", false))),
                                new Tree("slow", List.of(new TreeFile(run, "run.jar", true)))),
                        new Start.Jar("run.jar"));
            }
            case WEB -> {
                TestApplications.write(project.resolve("web/static/app.js"), "js");
                TestApplications.write(project.resolve("web/WEB-INF/classes/static/app.js"), "other");
                TestApplications.write(project.resolve("web/WEB-INF/classes/x/Page.class"), "class");
                TestApplications.write(project.resolve("web/WEB-INF/web.xml"), "<web-app/>");
                var web = WebFolder.read(
                        project.resolve("web"), Optional.empty(), project.resolve("target/besides"), List.of());
                yield new WebApplication(web.trees(), Optional.empty());
            }
            case PACKAGED -> {
                var jar = project.resolve("target/orders.jar");
                try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
                    out.putNextEntry(new ZipEntry("com/example/Main.class"));
                }
                given.mainClass = Optional.of("com.example.Main");
                yield new Packaged(jar);
            }
            case EXPLODED, AT_THE_ROOT -> new Exploded(Optional.empty());
        };
    }

    /** With a link, a program, a file for its owner alone, an empty folder. */
    private Path files() throws IOException {
        var files = project.resolve("src/main/multiarch/all");
        TestApplications.write(files.resolve("etc/app/app.conf"), "conf\n");
        TestApplications.write(files.resolve("etc/app/secret.key"), "key\n");
        TestApplications.write(files.resolve("opt/model/weights.bin"), "weights\n");
        var link = files.resolve("opt/model/latest");
        if (!Files.isSymbolicLink(link)) {
            Files.createSymbolicLink(link, Path.of("weights.bin"));
        }
        TestApplications.write(files.resolve("usr/bin/tool"), "tool\n").toFile().setExecutable(true);
        Files.createDirectories(files.resolve("var/spool/app"));
        return files;
    }

    static LayerParameters dependencies(String name, String... patterns) {
        return new LayerParameters(Optional.of(name), List.of(patterns), List.of(), List.of());
    }

    static LayerParameters classes(String name, String... patterns) {
        return new LayerParameters(Optional.of(name), List.of(), List.of(patterns), List.of());
    }

    static LayerParameters files(String name, String... patterns) {
        return new LayerParameters(Optional.of(name), List.of(), List.of(), List.of(patterns));
    }

    /** In a folder of its own: the one before is still there to be compared. */
    FinishedBuild build() throws Exception {
        builds++;
        given.outputDirectory = project.resolve("target/build-" + builds);
        return FinishedBuild.of(given.request());
    }

    static List<String> names(FinishedBuild build, String layer) throws IOException {
        return build.layer(AMD, layer).names().stream()
                .filter(name -> !name.endsWith("/"))
                .sorted()
                .toList();
    }

    static String layer(FinishedBuild build, String platform, String name) {
        return build.layers(platform).stream()
                .filter(layer -> layer.name().equals(Optional.of(name)))
                .map(layer -> layer.digest().toString())
                .findFirst()
                .orElseThrow();
    }

    static SortedMap<String, TarContent.Entry> seen(FinishedBuild build, String platform) throws IOException {
        var seen = new TreeMap<String, TarContent.Entry>();
        for (var name : build.layerNames(platform)) {
            build.layer(platform, name).entries().forEach(entry -> seen.put(entry.name(), entry));
        }
        return seen;
    }

    static List<String> twice(FinishedBuild build, String platform) throws IOException {
        var known = new HashSet<String>();
        var twice = new ArrayList<String>();
        for (var layer : build.layerNames(platform)) {
            for (var name : build.layer(platform, layer).names()) {
                if (!name.endsWith("/") && !known.add(name)) {
                    twice.add(name);
                }
            }
        }
        return twice;
    }

    String lines() throws Exception {
        var lines = new ArrayList<String>();
        try (var session = Session.inMemory();
                var multiarch = new Multiarch(
                        session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add))) {
            multiarch.build(given.request(), Artifacts.NONE);
        }
        return String.join("\n", lines);
    }
}
