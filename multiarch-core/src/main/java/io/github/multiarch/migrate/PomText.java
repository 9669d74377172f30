package io.github.multiarch.migrate;

import io.github.multiarch.migrate.PomTags.Place;
import java.util.List;
import java.util.Optional;

/** The text of a pom, into which a plugin is put without a change of anything else. */
public final class PomText {
    private static final String PLUGINS = "project/build/plugins";
    private static final String PROFILE_PLUGINS = "project/profiles/profile/build/plugins";
    private static final String OURS = "io.github.multiarch:multiarch-maven-plugin";

    private final String text;
    private final List<Place> places;

    /**
     * Reads the text.
     *
     * @param text of a whole pom
     * @throws IllegalArgumentException when it is no well-formed pom
     */
    public PomText(String text) {
        this.text = text;
        this.places = PomTags.of(text);
        if (places.isEmpty() || !places.get(0).path().equals("project")) {
            throw new IllegalArgumentException("there is no <project>");
        }
    }

    /**
     * Whether this plugin is there already, in {@code <build>} or a profile's.
     *
     * @return also when it lies in a profile that is not active
     */
    public boolean hasOurs() {
        return plugin(OURS).isPresent();
    }

    /**
     * Whether another plugin is configured in this very pom, not only managed there.
     *
     * @param plugin the other one
     * @return true for {@code <build><plugins>}, also of a profile
     */
    public boolean has(ForeignPlugin plugin) {
        return plugin(plugin.key()).isPresent();
    }

    /**
     * How it is formatted.
     *
     * @return the line end of its first line, and the indent of what is directly in {@code <project>}
     */
    public PomStyle style() {
        int end = text.indexOf('\n');
        var indent = places.stream()
                .filter(place -> place.parent() == 0)
                .map(place -> margin(place.start()))
                .filter(margin -> !margin.isEmpty())
                .findFirst();
        return new PomStyle(end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n", indent.orElse("  "));
    }

    /**
     * A plugin as it would be written into this pom, to be pasted.
     *
     * @param plugin to be written
     * @param other the plugin that it comes after, when this pom has it
     * @return lines with plain line ends
     */
    public String block(Element plugin, ForeignPlugin other) {
        var indent = style().indent();
        var margin = plugin(other.key()).map(place -> margin(place.start())).orElse(indent.repeat(3));
        return new PomStyle("\n", indent).write(plugin, margin);
    }

    /**
     * The text with a plugin behind another one, or at the end of {@code <build><plugins>}.
     *
     * @param plugin to put in
     * @param other the plugin that it comes after, when this pom has it
     * @return a new text, the old one in two parts around what is new
     */
    public String with(Element plugin, ForeignPlugin other) {
        var style = style();
        var neighbour = plugin(other.key());
        if (neighbour.isPresent()) {
            var margin = margin(neighbour.get().start());
            return inserted(neighbour.get().end(), style.lineEnd() + stripped(style.write(plugin, margin)));
        }
        return into(List.of("build", "plugins"), places.get(0), plugin, style);
    }

    /** Goes down as far as the elements are there, and makes the rest. */
    private String into(List<String> names, Place parent, Element plugin, PomStyle style) {
        if (!names.isEmpty()) {
            var next = place(parent.path() + "/" + names.get(0));
            if (next.isPresent()) {
                return into(names.subList(1, names.size()), next.get(), plugin, style);
            }
        }
        var content = plugin;
        for (int at = names.size() - 1; at >= 0; at--) {
            content = Element.of(names.get(at), List.of(content));
        }
        var margin = margin(parent.start());
        var block = style.write(content, margin + style.indent());
        if (parent.isOneTag()) {
            var name = parent.path().substring(parent.path().lastIndexOf('/') + 1);
            var tag = text.substring(parent.start(), parent.end()).replaceFirst("\\s*/>$", ">");
            return text.substring(0, parent.start()) + tag + style.lineEnd() + block + margin + "</" + name + ">"
                    + text.substring(parent.end());
        }
        int lineStart = text.lastIndexOf('\n', parent.innerEnd() - 1) + 1;
        boolean ownLine = text.substring(lineStart, parent.innerEnd()).isBlank() && lineStart > parent.inner() - 1;
        return ownLine ? inserted(lineStart, block) : inserted(parent.innerEnd(), style.lineEnd() + block + margin);
    }

    private Optional<Place> plugin(String key) {
        for (int at = 0; at < places.size(); at++) {
            var path = places.get(at).path();
            if ((path.equals(PLUGINS + "/plugin") || path.equals(PROFILE_PLUGINS + "/plugin")) && key.equals(key(at))) {
                return Optional.of(places.get(at));
            }
        }
        return Optional.empty();
    }

    private String key(int plugin) {
        return child(plugin, "groupId").orElse("org.apache.maven.plugins") + ":"
                + child(plugin, "artifactId").orElse("");
    }

    private Optional<String> child(int parent, String name) {
        return places.stream()
                .filter(place -> place.parent() == parent && place.path().endsWith("/" + name))
                .map(place -> text.substring(place.inner(), place.innerEnd())
                        .replaceAll("(?s)<!--.*?-->", "")
                        .strip())
                .findFirst();
    }

    private Optional<Place> place(String path) {
        return places.stream().filter(place -> place.path().equals(path)).findFirst();
    }

    /** The blanks before a tag that is the first on its line; else none. */
    private String margin(int at) {
        var line = text.substring(text.lastIndexOf('\n', at - 1) + 1, at);
        return line.isBlank() ? line : "";
    }

    private String inserted(int at, String more) {
        return text.substring(0, at) + more + text.substring(at);
    }

    private static String stripped(String block) {
        return block.stripTrailing();
    }
}
