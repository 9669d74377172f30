package io.github.multiarch.migrate;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Other plugins' configuration as Maven would hand it over: each {@code ${…}} is resolved to the words in it. */
final class Poms {
    private Poms() {}

    static Element element(String xml) {
        try {
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)));
            return element(document.getDocumentElement());
        } catch (Exception e) {
            throw new IllegalArgumentException(xml, e);
        }
    }

    private static Element element(Node node) {
        var children = new ArrayList<Element>();
        var text = new StringBuilder();
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.ELEMENT_NODE) {
                children.add(element(child));
            } else if (child.getNodeType() == Node.TEXT_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return new Element(node.getNodeName(), text(text.toString().strip()), List.copyOf(children));
    }

    static Text text(String written) {
        return new Text(written.replaceAll("\\$\\{[^}]*?([A-Za-z]+)}", "$1"), written);
    }

    static Element configuration(String xml) {
        return element("<configuration>" + xml + "</configuration>");
    }

    static ForeignExecution execution(String id, String phase, String goals, Element configuration) {
        return new ForeignExecution(
                id,
                Optional.of(phase).filter(name -> !name.isEmpty()).map(Text::of),
                List.of(goals.split(" ")),
                configuration);
    }

    static ForeignProject project(ForeignPlugin plugin, String xml) {
        return project(plugin, xml, Path.of("nowhere"));
    }

    static ForeignProject project(ForeignPlugin plugin, String xml, Path basedir) {
        return project(plugin, configuration(xml), List.of(), Map.of(), basedir);
    }

    static ForeignProject project(
            ForeignPlugin plugin,
            Element configuration,
            List<ForeignExecution> executions,
            Map<String, Text> properties,
            Path basedir) {
        return new ForeignProject(
                plugin,
                configuration,
                executions,
                properties,
                new ForeignProject.Coordinates("com.acme", "orders", "1.0-SNAPSHOT", "jar"),
                basedir);
    }

    /** What is written for a project with one image: the lines of its block, without indents, comments joined. */
    static String block(ForeignProject project) {
        return lines(Migration.plugin(Migration.of(project), "1.0"));
    }

    static String lines(Element element) {
        return new PomStyle("\n", "").write(element, "");
    }

    /** Only what Maven reads, in one line. */
    static String configurationOf(ForeignProject project) {
        return withoutRemarks(block(project))
                .replaceFirst("(?s).*?</executions>\\s*", "")
                .replaceFirst("</plugin>\\s*$", "")
                .lines()
                .collect(Collectors.joining());
    }

    static String withoutRemarks(String block) {
        return block.replaceAll("(?s) *<!--.*?-->\n", "");
    }

    /** Comments in one line each. */
    static String remarks(ForeignProject project) {
        return block(project).replaceAll("\n +(?! *<)", " ");
    }
}
