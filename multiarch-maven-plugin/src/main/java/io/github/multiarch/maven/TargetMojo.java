package io.github.multiarch.maven;

import io.github.multiarch.config.TagText;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals have that give an image names in a registry. */
abstract class TargetMojo extends RegistryMojo {
    /**
     * The image: <code>registry/name</code> or <code>registry/name:tag</code>. Without a tag it gets the project's version, or
     * <code>latest</code> where there is no project; without a registry it goes to Docker Hub.
     * Required.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;image&gt;registry.example.com/acme/orders&lt;/image&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.image")
    private @Nullable String image;

    /**
     * More tags for the same image. On the command line: <code>-Dmultiarch.tags=latest,1.4</code>.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;tags&gt;
     *   &lt;tag&gt;latest&lt;/tag&gt;
     * &lt;/tags&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.tags")
    private @Nullable List<String> tags;

    /**
     * Whether each platform's image gets tags of its own too: <code>1.0-amd64</code>, <code>1.0-arm64</code>, <code>1.0-armv7</code> beside <code>1.0</code>.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;platformTags&gt;true&lt;/platformTags&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.platformTags", defaultValue = "false")
    private boolean platformTags;

    /**
     * What the tag is made of where <code>image</code> has none: <code>version</code> for the project's version, or any text, such as the name of a branch. What no tag can have becomes an underscore, and the log says so:
     * <code>1.0+build.5</code> gets the tag <code>1.0_build.5</code>. When it is not given, the project's version is the tag, or an error where it is none.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;tagFrom&gt;version&lt;/tagFrom&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.tagFrom")
    private @Nullable String tagFrom;

    TargetMojo(MavenSession session, SettingsServers servers, Pipelines pipelines) {
        super(session, servers, pipelines);
    }

    final Optional<String> imageOfPom() {
        return Elements.text(image);
    }

    final List<String> tagsOfPom() {
        return Elements.list(tags);
    }

    final Optional<String> image() {
        return commandLine().text("image", image);
    }

    final List<String> tags() {
        return commandLine().list("tags", tags);
    }

    final boolean platformTags() {
        return commandLine().flag("platformTags", platformTags);
    }

    /** The tag of an image that has none, for a project of this version. */
    final String defaultTag(String version) {
        var from = commandLine().text("tagFrom", tagFrom);
        var tag = tag(from, version);
        var text = text(from, version);
        if (!tag.equals(text)) {
            getLog().info("tag " + tag + ", made of '" + text + "'");
        }
        return tag;
    }

    /** The same, of what is given for {@code tagFrom}; where that gives no tag, the text itself, for its reader to refuse. */
    static String tag(Optional<String> tagFrom, String version) {
        if (tagFrom.isEmpty()) {
            return version;
        }
        var text = text(tagFrom, version);
        try {
            return TagText.tag(text);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String text(Optional<String> tagFrom, String version) {
        return tagFrom.filter(text -> !text.equals("version")).orElse(version);
    }
}
