package io.github.multiarch.it;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** The elements that jib-maven-plugin knows below {@code <configuration>}, as its descriptor and its classes have them. */
final class JibElements {
    private static final String OWN = "com.google.cloud.tools.jib.maven.JibPluginConfiguration$";
    /** What Maven gives it. */
    private static final Set<String> INJECTED = Set.of("project", "session", "descriptor");

    private final ClassLoader classes;
    private final Set<String> found = new TreeSet<>();

    private JibElements(ClassLoader classes) {
        this.classes = classes;
    }

    /** Paths of those that have none below them; entries of lists only where they have elements. */
    static Set<String> of(Path jar) throws Exception {
        try (var classes = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            var elements = new JibElements(classes);
            elements.read();
            return elements.found;
        }
    }

    private void read() throws Exception {
        try (var stream = classes.getResourceAsStream("META-INF/maven/plugin.xml")) {
            if (stream == null) {
                throw new IOException("jib's jar has no descriptor");
            }
            var mojos = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(stream)
                    .getElementsByTagName("mojo");
            for (int at = 0; at < mojos.getLength(); at++) {
                var mojo = (Element) mojos.item(at);
                if (!text(mojo, "goal").startsWith("_")) {
                    parameters(mojo);
                }
            }
        }
    }

    private void parameters(Element mojo) throws ClassNotFoundException {
        var parameters = mojo.getElementsByTagName("parameter");
        for (int at = 0; at < parameters.getLength(); at++) {
            var parameter = (Element) parameters.item(at);
            var name = text(parameter, "name");
            if (!INJECTED.contains(name)) {
                var type = text(parameter, "type");
                if (type.startsWith(OWN)) {
                    fields(name + "/", classes.loadClass(type));
                } else {
                    found.add(name);
                }
            }
        }
    }

    private void fields(String prefix, Class<?> type) throws ClassNotFoundException {
        if (type.getSuperclass() != null && type.getSuperclass().getName().startsWith(OWN)) {
            fields(prefix, type.getSuperclass());
        }
        for (var field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())
                    && !field.isSynthetic()
                    && !Modifier.isFinal(field.getModifiers())) {
                field(prefix + field.getName(), field);
            }
        }
    }

    private void field(String path, Field field) throws ClassNotFoundException {
        if (field.getType().getName().startsWith(OWN)) {
            fields(path + "/", field.getType());
        } else if (Collection.class.isAssignableFrom(field.getType())
                && field.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> entry
                && entry.getName().startsWith(OWN)) {
            fields(path + "/" + path.substring(path.lastIndexOf('/') + 1).replaceFirst("s$", "") + "/", entry);
        } else {
            found.add(path);
        }
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent().strip();
    }
}
