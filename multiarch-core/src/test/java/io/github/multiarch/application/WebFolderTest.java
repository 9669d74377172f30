package io.github.multiarch.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.ApplicationContent.TreeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebFolderTest {
    @TempDir
    Path target;

    private Path folder;

    @BeforeEach
    void unpacked() throws IOException {
        folder = target.resolve("shop");
        for (var file : List.of(
                "index.html",
                "WEB-INF/web.xml",
                "WEB-INF/classes/a.properties",
                "WEB-INF/classes/x/A.class",
                "applet/Old.class",
                "WEB-INF/lib/b-1.jar",
                "WEB-INF/lib/a-1.jar",
                "WEB-INF/lib/native/c.jar",
                "secrets.txt")) {
            var path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file);
        }
    }

    @Test
    void aFolderAloneIsTakenWhole() throws IOException {
        var known = new Dependency(target.resolve("repo/a-1.jar"), Kind.SNAPSHOT, "org:a:1", Optional.empty());
        var web = WebFolder.read(folder, Optional.empty(), target.resolve("war"), List.of(known));
        assertEquals(
                List.of(
                        "resources: WEB-INF/classes/a.properties",
                        "resources: WEB-INF/lib/native/c.jar",
                        "resources: WEB-INF/web.xml",
                        "resources: applet/Old.class",
                        "resources: index.html",
                        "resources: secrets.txt",
                        "classes: WEB-INF/classes/x/A.class"),
                lines(web));
        assertEquals(
                List.of(
                        new Dependency(
                                folder.resolve("WEB-INF/lib/a-1.jar"),
                                Kind.SNAPSHOT,
                                "org:a:1",
                                Optional.of("WEB-INF/lib/a-1.jar")),
                        new Dependency(
                                folder.resolve("WEB-INF/lib/b-1.jar"),
                                Kind.RELEASE,
                                "b-1.jar",
                                Optional.of("WEB-INF/lib/b-1.jar"))),
                web.dependencies());
    }

    @Test
    void theWarSaysWhatIsPacked() throws IOException {
        var war = war("index.html", "WEB-INF/classes/x/A.class", "WEB-INF/lib/a-1.jar", "META-INF/MANIFEST.MF");
        var web = WebFolder.read(folder, Optional.of(war), target.resolve("war"), List.of());
        assertEquals(
                List.of(
                        "resources: META-INF/MANIFEST.MF",
                        "resources: index.html",
                        "classes: WEB-INF/classes/x/A.class"),
                lines(web));
        assertEquals(
                List.of(folder.resolve("WEB-INF/lib/a-1.jar")),
                web.dependencies().stream().map(Dependency::file).toList());
        assertEquals("packed META-INF/MANIFEST.MF", Files.readString(target.resolve("war/META-INF/MANIFEST.MF")));
    }

    @Test
    void whatIsThereAndTheSameIsNotWrittenAgain() throws IOException {
        var war = war("META-INF/MANIFEST.MF");
        var file = target.resolve("war/META-INF/MANIFEST.MF");
        WebFolder.read(folder, Optional.of(war), target.resolve("war"), List.of());
        var time = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, time);
        WebFolder.read(folder, Optional.of(war), target.resolve("war"), List.of());
        assertEquals(time, Files.getLastModifiedTime(file));
        Files.writeString(file, "older");
        WebFolder.read(folder, Optional.of(war), target.resolve("war"), List.of());
        assertEquals("packed META-INF/MANIFEST.MF", Files.readString(file));
    }

    /** The loader of Spring Boot and its libraries for a server that is inside belong to the jar that starts itself. */
    @Test
    void onlyMetaInfIsTakenFromTheWar() throws IOException {
        var war = war("index.html", "WEB-INF/lib-provided/t.jar", "org/x/Loader.class", "META-INF/../../evil");
        var web = WebFolder.read(folder, Optional.of(war), target.resolve("war"), List.of());
        assertEquals(List.of("resources: index.html"), lines(web));
        assertTrue(Files.notExists(target.resolve("evil")));
    }

    @Test
    void aDamagedWarIsNamed() throws IOException {
        var war = Files.writeString(target.resolve("shop.war"), "no zip");
        var message = assertThrows(
                        IOException.class,
                        () -> WebFolder.read(folder, Optional.of(war), target.resolve("war"), List.of()))
                .getMessage();
        assertTrue(message.contains(war.toString()), message);
    }

    private Path war(String... names) throws IOException {
        var war = target.resolve("shop.war");
        try (var zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry("WEB-INF/"));
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(("packed " + name).getBytes(StandardCharsets.UTF_8));
            }
        }
        return war;
    }

    private static List<String> lines(WebFolder web) {
        var lines = new ArrayList<String>();
        web.trees()
                .forEach(tree -> tree.files().stream()
                        .map(TreeFile::place)
                        .forEach(place -> lines.add(tree.name() + ": " + place)));
        return lines;
    }
}
