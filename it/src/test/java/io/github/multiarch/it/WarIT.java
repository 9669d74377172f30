package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A web application with the README's block, on Tomcat and on Jetty: their distributions where the official images have them, on real bases. It has what the war has, and what jib's image of it
 * has; its servlet answers.
 */
class WarIT {
    private static final String AMD64 = "linux/amd64";
    private static final String ON_TOMCAT = "usr/local/tomcat/webapps/ROOT/";

    private static final int LAYERS_OF_THE_BASE = 5;

    @TempDir
    private static Path temp;

    private static DebianRegistry registry;
    private static Project shop;
    private static ImageFiles onTomcat;

    @BeforeAll
    static void deploy() throws IOException, InterruptedException {
        var bases = Bases.layoutOrSkip();
        registry = DebianRegistry.start(temp.resolve("registry"));
        Skopeo.push(bases, Bases.TAG, registry.name("base:1"));
        var project = Project.copy("war", temp.resolve("projects"));
        shop = project.module("shop");
        maven(project).run("deploy").succeeded();
        onTomcat = ImageFiles.of(shop, AMD64);
        maven(project)
                .with("-Dserver=jetty", "-Dmultiarch.nativeLibraries=matching", "-pl", "overlay,shop", "-Pjib")
                .with(
                        "-Djib.from.image=" + registry.name("jetty:1.0"),
                        "-Djib.from.platforms=" + AMD64,
                        "-Djib.to.image=" + registry.name("jib/shop"),
                        "-Djib.allowInsecureRegistries=true",
                        "-DsendCredentialsOverHttp=true",
                        "-Djib.baseImageCache=" + temp.resolve("jib"),
                        "-Djib.applicationCache=" + temp.resolve("jib"))
                .run("deploy")
                .succeeded()
                .says(
                        "which deploys a war only with modules for it, and nothing tells that they are on; the images start it with --module=ee10-deploy,");
    }

    private static Maven maven(Project project) throws IOException {
        return project.maven().with("-Dregistry=" + registry.host());
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void theImageHasWhatTheWarHas() throws IOException {
        assertEquals(
                List.of(
                        "dependencies: " + ON_TOMCAT + "WEB-INF/lib/*.jar",
                        "resources: " + ON_TOMCAT + "META-INF/MANIFEST.MF",
                        "resources: " + ON_TOMCAT + "META-INF/maven/com.example/overlay/pom.properties",
                        "resources: " + ON_TOMCAT + "META-INF/maven/com.example/overlay/pom.xml",
                        "resources: " + ON_TOMCAT + "META-INF/maven/com.example/shop/pom.properties",
                        "resources: " + ON_TOMCAT + "META-INF/maven/com.example/shop/pom.xml",
                        "resources: " + ON_TOMCAT + "WEB-INF/classes/shop.properties",
                        "resources: " + ON_TOMCAT + "WEB-INF/web.xml",
                        "resources: " + ON_TOMCAT + "shared/imprint.txt",
                        "resources: " + ON_TOMCAT + "title.txt",
                        "resources: " + ON_TOMCAT + "version.txt",
                        "classes: " + ON_TOMCAT + "WEB-INF/classes/com/example/shop/Customer.class",
                        "classes: " + ON_TOMCAT + "WEB-INF/classes/com/example/shop/Greeting.class"),
                onTomcat.lines());
        assertEquals(
                List.of(ON_TOMCAT + "WEB-INF/lib/slf4j-api-2.0.20.jar", ON_TOMCAT + "WEB-INF/lib/zstd-jni-1.5.7-4.jar"),
                onTomcat.paths().stream().filter(path -> path.endsWith(".jar")).collect(Collectors.toList()));
        assertEquals(
                filesOfTheWar(),
                onTomcat.paths().stream()
                        .map(path -> path.substring(ON_TOMCAT.length()))
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(List.of(), onTomcat.twice());
    }

    @Test
    void jibsImageHasTheSameFiles() throws IOException, InterruptedException {
        var layout = temp.resolve("image-of-jib");
        Skopeo.pull(registry.name("jib/shop"), AMD64, layout, "jib");
        assertEquals(
                ImageFiles.above(LAYERS_OF_THE_BASE, layout).paths(),
                ImageFiles.of(shop, AMD64).paths());
    }

    /** In the war's own folder of libraries, as anywhere. */
    @Test
    void eachPlatformHasItsNativeCodeOnly() throws IOException {
        assertEquals(List.of("linux/amd64/libzstd-jni-1.5.7-4.so"), nativeCode(AMD64));
        assertEquals(List.of("linux/s390x/libzstd-jni-1.5.7-4.so"), nativeCode("linux/s390x"));
    }

    private static List<String> nativeCode(String platform) throws IOException {
        var folder = Files.createTempDirectory(temp, "jars");
        var libraries = new ArrayList<String>();
        for (var jar : OwnFiles.of(shop, platform).unpackJars(folder)) {
            try (var zip = new ZipFile(jar.toFile())) {
                zip.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.matches("linux/.*\\.so"))
                        .forEach(libraries::add);
            }
        }
        return libraries;
    }

    private static Set<String> filesOfTheWar() throws IOException {
        try (var war =
                new ZipFile(shop.directory().resolve("target/shop-1.0.war").toFile())) {
            return war.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @ParameterizedTest
    @CsvSource({"tomcat, linux/amd64, amd64", "tomcat, linux/arm64, aarch64", "jetty, linux/amd64, amd64"})
    @Execution(ExecutionMode.CONCURRENT)
    void theServletAnswers(String server, String platform, String osArch) throws IOException, InterruptedException {
        var run = PlatformRun.succeedOrSkip(registry.name("shop-on-" + server + ":1.0"), platform);
        var answer = "it answered: hello from a resource on " + osArch + ", from the overlay";
        assertTrue(run.text().contains(answer), run::output);
    }
}
