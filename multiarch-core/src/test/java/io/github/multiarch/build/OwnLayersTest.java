package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.LayerParameters;
import io.github.multiarch.fixtures.NativeJars;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Layers that the user wants: which file is in which of them, and where they lie. */
class OwnLayersTest extends LayeredApplication {
    @Test
    void theyLieOnTheReleasesInTheirOrder() throws Exception {
        given.layers = List.of(
                dependencies("company", "com.acme.*:*", "com.acme:*"),
                classes("assets", "static/**"),
                files("model", "/opt/model/**"));
        var build = build();
        assertEquals(
                List.of("dependencies", "company", "assets", "model", "resources", "classes", "files of all"),
                build.layerNames(AMD));
        assertEquals(
                build.manifest(AMD).layers().subList(2, 9),
                build.manifest(ARM).layers().subList(2, 9));
        assertEquals(
                List.of(
                        "srv/app/libs/com.acme-moving-1-SNAPSHOT.jar",
                        "srv/app/libs/com.acme-own-1.jar",
                        "srv/app/libs/com.acme.core-core-1.jar"),
                names(build, "company"));
        assertEquals(List.of("srv/app/libs/org.other-zebra-2.jar"), names(build, "dependencies"));
        assertEquals(
                List.of("srv/app/resources/static/app.js", "srv/app/resources/static/img/a.png"),
                names(build, "assets"));
        assertEquals(List.of("opt/model/latest", "opt/model/weights.bin"), names(build, "model"));
        assertEquals(
                "weights.bin",
                build.layer(AMD, "model").entry("opt/model/latest").link());
        assertEquals(List.of("etc/app/app.conf", "etc/app/secret.key", "usr/bin/tool"), names(build, "files of all"));
    }

    @Test
    void theFirstThatNamesAFileHasIt() throws Exception {
        given.layers = List.of(
                dependencies("core", "com.acme.core:core"),
                dependencies("company", "com.acme*:*"),
                files("rest", "/srv/app/libs/**"));
        var build = build();
        assertEquals(List.of("srv/app/libs/com.acme.core-core-1.jar"), names(build, "core"));
        assertEquals(2, names(build, "company").size());
        assertEquals(List.of("srv/app/libs/org.other-zebra-2.jar"), names(build, "rest"));
        assertEquals("core", build.layerNames(AMD).get(0), "nothing is left for the layer below");
    }

    @Test
    void classesOfAWebApplicationAreThoseInItsFolder() throws Exception {
        shape(AShape.WEB);
        given.layers = List.of(classes("static", "static/**"), classes("pages", "x/*.class"));
        var build = build();
        assertEquals(List.of("srv/app/WEB-INF/classes/static/app.js"), names(build, "static"));
        assertEquals(List.of("srv/app/WEB-INF/classes/x/Page.class"), names(build, "pages"));
    }

    @Test
    void whatPlatformsHaveInCommonIsOneLayerForAll() throws Exception {
        given.nativeLibraries = "matching";
        var jars = List.of(
                NativeJars.dependency(project.resolve("jars"), "com.acme:pure:1"),
                NativeJars.dependency(project.resolve("jars"), "com.acme:codec:1", "amd64", "arm64"),
                NativeJars.dependency(project.resolve("jars"), "org.other:crypt:1", "amd64", "arm64"));
        given.application = new Application(given.application.classes(), jars, given.application.files());
        given.layers = List.of(new LayerParameters(
                Optional.of("company"), List.of("com.acme:*"), List.of(), List.of("/opt/model/**")));
        var build = build();
        assertEquals(
                List.of(
                        "dependencies for linux/arm64",
                        "company",
                        "company for linux/arm64",
                        "resources",
                        "classes",
                        "files of all"),
                build.layerNames(ARM).stream()
                        .filter(name -> !name.equals("class path"))
                        .toList());
        assertEquals(layer(build, AMD, "company"), layer(build, ARM, "company"));
        assertEquals(
                List.of("opt/model/latest", "opt/model/weights.bin", "srv/app/libs/com.acme-pure-1.jar"),
                names(build, "company"));
        assertEquals(List.of("srv/app/libs/com.acme-codec-1.jar"), names(build, "company for linux/amd64"));
    }

    @Test
    void theSameInputsGiveTheSameBytes() throws Exception {
        given.layers = List.of(new LayerParameters(
                Optional.of("mixed"), List.of("com.acme:*"), List.of("static/**"), List.of("/etc/**")));
        var first = build().report().indexDescriptor();
        assertEquals(first, build().report().indexDescriptor());
    }
}
