package io.github.multiarch.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.ApplicationContent.Packaged;
import io.github.multiarch.config.ApplicationContent.Unmade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpringBootWarTest {
    @TempDir
    private Path target;

    @Test
    void anExecutableWarIsOneJarLikeAnyOther() throws IOException {
        war("org.springframework.boot.loader.launch.WarLauncher");
        var output = read();
        assertEquals("Spring Boot war from target/orders.war", output.name());
        assertEquals(new Packaged(target.resolve("orders.war")), output.content());
    }

    @Test
    void aWarThatWasNotRepackagedIsAnError() throws IOException {
        assertTrue(reason().contains("target/orders.war is not there"), reason());
        war("com.acme.Main");
        assertTrue(reason().contains("repackage"), reason());
        assertTrue(reason().contains("behind"), reason());
    }

    private void war(String mainClass) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        new JarOutputStream(Files.newOutputStream(target.resolve("orders.war")), manifest).close();
    }

    private String reason() throws IOException {
        return ((Unmade) read().content()).reason();
    }

    private FrameworkOutput read() throws IOException {
        return SpringBootWar.read(target.resolve("orders.war"), "target/orders.war");
    }
}
