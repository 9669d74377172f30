package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.Multiarch;
import io.github.multiarch.Session;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.plan.Artifacts;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Applications that are modules. */
class ModulesTest {
    private static final String AMD = "linux/amd64";

    @TempDir
    Path project;

    private TestParameters given;
    private Path classes;

    @BeforeEach
    void aModule() throws IOException {
        given = TestParameters.in(project, AMD, "linux/arm64");
        classes = project.resolve("classes");
        TestApplications.write(classes.resolve("app/Main.class"), TestApplications.classFile("app/Main", true, 1));
        TestApplications.write(classes.resolve("app/list.txt"), "a resource of the module");
        module(List.of("lib"), List.of("lib.Service"));
        given.application = new Application(
                classes,
                List.of(
                        jar("lib-1", "lib/Service.class", moduleInfo("lib", List.of(), "lib", List.of(), "")),
                        jar(
                                "provider-1",
                                "provider/Impl.class",
                                moduleInfo("provider", List.of("lib"), "", List.of(), "lib/Service")),
                        jar("loose-1", "loose/Some.class", new byte[0]),
                        jar("1-not-a-name", "odd/Some.class", new byte[0])),
                List.of());
    }

    @Test
    void whatTheModuleReachesIsOnTheModulePathAndAllElseOnTheClassPath() throws Exception {
        given.jvmFlags = List.of("-Xmx1g");
        var build = build();
        assertEquals(
                List.of(
                        "java",
                        "-Xmx1g",
                        "--module-path",
                        "/app/classes:/app/libs/lib-1.jar:/app/libs/provider-1.jar",
                        "-cp",
                        "/app/libs/loose-1.jar:/app/libs/1-not-a-name.jar",
                        "--module",
                        "orders/app.Main"),
                build.config(AMD).entrypoint());
        assertTrue(build.layer(AMD, "resources").names().contains("app/classes/app/list.txt"));
        var arguments = build.layer(AMD, "classes");
        assertEquals(
                "/app/classes:/app/libs/lib-1.jar:/app/libs/provider-1.jar:/app/libs/loose-1.jar:/app/libs/1-not-a-name.jar",
                arguments.entry("app/jvm-classpath").text());
        assertEquals("app.Main", arguments.entry("app/jvm-main-class").text());
        assertEquals(
                "/app/classes:/app/libs/lib-1.jar:/app/libs/provider-1.jar",
                arguments.entry("app/jvm-module-path").text());
    }

    @Test
    void whatDoesNotResolveIsStartedOnTheClassPathAndSaid() throws Exception {
        module(List.of("lib", "missing.one"), List.of());
        var entrypoint = build().config(AMD).entrypoint();
        assertEquals("-cp", entrypoint.get(1));
        assertTrue(
                entrypoint.get(2).startsWith("/app/resources:/app/classes:/app/libs/lib-1.jar"), entrypoint.toString());
        var lines = lines();
        assertTrue(lines.contains("module-info") && lines.contains("missing.one"), lines);
        assertEquals(1, lines.split("module-info", -1).length - 1, "once for all platforms");
        given.mainClass = Optional.of("orders/app.Main");
        var problem = assertThrows(InvalidRequestException.class, this::build).getMessage();
        assertTrue(problem.contains("missing.one"), problem);
    }

    @Test
    void aMainClassOfAnotherJarIsStartedOnTheClassPath() throws Exception {
        given.mainClass = Optional.of("loose.Some");
        assertEquals("loose.Some", build().config(AMD).entrypoint().get(3));
        assertTrue(lines().contains("loose.Some is not in the module orders"), lines());
    }

    @Test
    void anApplicationWithoutModuleInfoIsNone() throws Exception {
        Files.delete(classes.resolve("module-info.class"));
        assertEquals("-cp", build().config(AMD).entrypoint().get(1));
        assertFalse(lines().contains("module"), lines());
        assertFalse(build().layer(AMD, "classes").names().contains("app/jvm-module-path"));
    }

    private void module(List<String> requires, List<String> uses) throws IOException {
        TestApplications.write(
                classes.resolve("module-info.class"),
                moduleInfo(
                        "orders",
                        requires,
                        "",
                        uses.stream().map(name -> name.replace('.', '/')).toList(),
                        ""));
    }

    private static byte[] moduleInfo(
            String name, List<String> requires, String exports, List<String> uses, String provides) {
        var writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
        var module = writer.visitModule(name, 0, null);
        module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
        requires.forEach(required -> module.visitRequire(required, 0, null));
        uses.forEach(module::visitUse);
        if (!exports.isEmpty()) {
            module.visitExport(exports, 0);
        }
        if (!provides.isEmpty()) {
            module.visitProvide(provides, "provider/Impl");
        }
        module.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private Dependency jar(String name, String entry, byte[] moduleInfo) throws IOException {
        var file = project.resolve("libs").resolve(name + ".jar");
        Files.createDirectories(file.getParent());
        try (var out = new JarOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(entry));
            if (moduleInfo.length > 0) {
                out.putNextEntry(new ZipEntry("module-info.class"));
                out.write(moduleInfo);
            }
        }
        return new Dependency(file, Kind.RELEASE);
    }

    private FinishedBuild build() throws Exception {
        return FinishedBuild.of(given.request());
    }

    private String lines() throws Exception {
        var lines = new ArrayList<String>();
        try (var session = Session.inMemory();
                var multiarch = new Multiarch(
                        session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add))) {
            multiarch.build(given.request(), Artifacts.NONE);
        }
        return String.join("\n", lines);
    }
}
