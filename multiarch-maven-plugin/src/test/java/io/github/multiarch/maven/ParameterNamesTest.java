package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.junit.jupiter.api.Test;

/** The {@code @Parameter} fields are the one list of parameters: whatever else names one, names one of them. */
class ParameterNamesTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Pattern WHOLE_FILE = Pattern.compile("```xml\\s*<\\?xml.*?```", Pattern.DOTALL);
    private static final Pattern ASKED = Pattern.compile(
            "(?:commandLine\\(\\)|\\bline)\\s*\\.(?:text|choice|list|flag|number|path)\\(\\s*\"(\\w+)\"");
    private static final Pattern PROPERTY = Pattern.compile("-Dmultiarch\\.([A-Za-z]+(?:\\.[A-Za-z]+)*)");
    private static final Pattern PLUGIN = Pattern.compile("<configuration>(.*?)</configuration>", Pattern.DOTALL);
    private static final Pattern SNIPPET = Pattern.compile("```xml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);

    private final Parameters parameters =
            new Parameters(PluginRun.DESCRIPTOR, getClass().getClassLoader());

    @Test
    void theCommandLineIsAskedForNoOther() throws IOException {
        var asked = new ArrayList<String>();
        for (var file : files(MODULE.resolve("src/main/java"), ".java")) {
            var match = ASKED.matcher(Files.readString(file));
            while (match.find()) {
                asked.add(match.group(1));
            }
        }
        assertTrue(asked.containsAll(Set.of("format", "skip", "sources", "timeout", "spec", "tags")), asked.toString());
        asked.removeAll(parameters.properties());
        assertEquals(List.of(), asked);
    }

    /** What only the pom can say, a property must not seem to say. */
    @Test
    void theCommandLineIsAskedForEach() throws IOException {
        var sources = new StringBuilder();
        for (var file : files(MODULE.resolve("src/main/java"), ".java")) {
            sources.append(Files.readString(file));
        }
        for (var property : parameters.properties()) {
            assertTrue(
                    property.equals("password")
                            || Pattern.compile("\\(\\s*\"" + property + "\"")
                                    .matcher(sources)
                                    .find(),
                    property + " is of no weight on the command line where the pom has it too");
        }
    }

    @Test
    void documentsNameNoOther() throws IOException {
        var documents = new ArrayList<>(files(MODULE.resolve("../docs"), ".md"));
        Stream.of("README.md", "SECURITY.md", "ARCHITECTURE.md")
                .forEach(name -> documents.add(MODULE.resolve("..").resolve(name)));
        var unknown = new TreeMap<String, String>();
        for (var document : documents) {
            // A whole file is another tool's: poms are shown in parts.
            var text = WHOLE_FILE.matcher(Files.readString(document)).replaceAll("");
            properties(text, String.valueOf(document.getFileName()), unknown);
            var snippets = SNIPPET.matcher(text);
            while (snippets.find()) {
                check(snippets.group(1), String.valueOf(document.getFileName()), unknown);
            }
        }
        assertEquals(Map.of(), unknown);
    }

    @Test
    void examplesInTheHelpNameNoOther() {
        var unknown = new TreeMap<String, String>();
        for (MojoDescriptor goal : PluginRun.DESCRIPTOR.getMojos()) {
            if (!goal.getGoal().equals("help")) {
                goal.getParameters().forEach(parameter -> {
                    properties(parameter.getDescription(), parameter.getName(), unknown);
                    var examples = EXAMPLE.matcher(parameter.getDescription());
                    while (examples.find()) {
                        var text = examples.group(1)
                                .replace("&lt;", "<")
                                .replace("&gt;", ">")
                                .replace("&amp;", "&");
                        check(text.strip(), parameter.getName(), unknown);
                    }
                });
            }
        }
        assertEquals(Map.of(), unknown);
    }

    @Test
    void everyGoalChecksThem() {
        assertAll(PluginRun.DESCRIPTOR.getMojos().stream()
                .filter(goal -> !goal.getGoal().equals("help"))
                .map(goal -> () -> assertEquals("multiarch", goal.getComponentConfigurator(), goal.getGoal())));
    }

    private void properties(String text, String where, SortedMap<String, String> unknown) {
        var match = PROPERTY.matcher(text);
        while (match.find()) {
            if (!parameters.properties().contains(match.group(1))) {
                unknown.put("-Dmultiarch." + match.group(1), where);
            }
        }
    }

    /** Elements of the plugin's configuration, alone or within a plugin; elements of other places are for others. */
    private void check(String snippet, String where, SortedMap<String, String> unknown) {
        var whole = PLUGIN.matcher(snippet);
        var elements = whole.find() ? whole.group(1) : snippet;
        if (Stream.of("mvn ", "<plugin>", "<properties>", "<servers>").anyMatch(elements::startsWith)) {
            return;
        }
        if (elements.startsWith("<platform>")) {
            elements = "<platforms>" + elements + "</platforms>";
        }
        PluginRun.of(elements).problems("build").forEach(problem -> unknown.put(problem, where));
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
