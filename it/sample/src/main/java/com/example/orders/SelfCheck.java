package com.example.orders;

import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * Where this process runs and what it finds there.
 *
 * @param osArch the architecture the JVM was made for
 * @param javaVersion the JVM's version
 * @param jvmFlags the flags the JVM was started with
 * @param greeting a text of the application's own resources
 * @param platform the content of the file that each platform has its own of
 * @param banner the content of the file that all platforms share, read through a symbolic link
 * @param healthScript whether the script is there and kept its executable bit
 * @param orders how many orders the book has
 */
record SelfCheck(
        String osArch,
        String javaVersion,
        List<String> jvmFlags,
        String greeting,
        String platform,
        String banner,
        boolean healthScript,
        int orders) {

    static SelfCheck run() throws IOException {
        var files = Path.of(System.getenv().getOrDefault("ORDERS_CONFIG", "/etc/orders"));
        return new SelfCheck(
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                readGreeting(),
                Files.readString(files.resolve("platform.txt")).strip(),
                Files.readString(files.resolve("motd")).strip(),
                Files.isExecutable(Path.of("/usr/local/bin/orders-health")),
                OrderBook.read().size());
    }

    private static String readGreeting() throws IOException {
        var resource =
                Objects.requireNonNull(SelfCheck.class.getResourceAsStream("/greeting.properties"), "greeting.properties");
        try (var text = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(text);
            return properties.getProperty("greeting");
        }
    }
}
