package io.github.multiarch.migrate;

import java.util.Map;

/** What jib's extensions do, and what does it here. */
final class JibExtensions {
    private static final Map<String, String> KNOWN = Map.of(
            "JibSpringBootExtension",
                    "what Spring Boot's own jar leaves out, such as its developer tools, is left out here by itself.",
            "JibLayerFilterExtension",
                    "<dependencies><exclude>groupId:artifactId</exclude></dependencies> leaves out dependencies, and <layers> makes layers of its own.",
            "JibOwnershipExtension", "<permissions> with an <owner> gives files to somebody else.",
            "JibNativeImageExtension", "the executable is a file of <files>, and <entrypoint> starts it.",
            "JibQuarkusExtension", "Quarkus is recognised by itself.");

    private JibExtensions() {}

    static Remark remark(Element extension) {
        var type = extension.textAt("implementation").map(Text::value).orElse("without an <implementation>");
        var name = type.substring(type.lastIndexOf('.') + 1);
        return new Remark("jib's extension " + type + " does not run here: "
                + KNOWN.getOrDefault(name, "do what it does with the parameters of this plugin."));
    }
}
