package io.github.multiarch.maven;

import io.github.multiarch.config.AccessParameters;
import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.FileSourceParameters;
import io.github.multiarch.config.PlatformParameters;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals have that decide about platforms: bases and files of each. */
abstract class PlatformsMojo extends ImageMojo {
    static final List<String> DEFAULT_PLATFORMS = List.of("linux/amd64", "linux/arm64");

    /**
     * What the images start from: an image of a registry, <code>oci:path</code> or <code>oci:path:tag</code> for an OCI image layout on disk,
     * <code>oci-archive:path</code> for a tar archive of one, <code>docker-archive:path</code> or <code>docker-archive:path:name:tag</code> for what <code>docker save</code> wrote, or <code>scratch</code> for nothing. By
     * default <code>eclipse-temurin:N-jre</code>, where N is the Java release that the project is compiled for; for a war that does not start
     * itself <code>tomcat:V-jreN</code>, where V knows its servlet API.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;from&gt;eclipse-temurin:21-jre&lt;/from&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.from")
    private @Nullable String from;

    /**
     * The platforms, in the order of the index; by default <code>linux/amd64</code> and <code>linux/arm64</code>. Each is a name, or an element with a name, a base of its own, and
     * environment variables, flags of the JVM, labels and directories with files that only this platform gets. On the command line
     * <code>-Dmultiarch.platforms=linux/arm64,linux/s390x</code> builds only these; those that are in the pom keep what the pom says of them.
     *
     * <p><code>all</code>, or <code>base</code>, stands for every platform that the base has; <code>linux/*</code>, <code>linux/arm/*</code> and the like for those of them whose names match, where a star is a whole part, and at the
     * end all that may follow. <code>!linux/386</code> and <code>!windows/*</code> leave some of these out. Platforms that are named stay, and those with a base of their own are none of the
     * common base's. Artifacts, <code>unknown</code> and
     * Windows are left out anyway; the log says what was taken. What an element with such a name says holds for each platform that it stands for; with a <code>from</code> they are that base's.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;platforms&gt;
     *   &lt;platform&gt;linux/amd64&lt;/platform&gt;
     *   &lt;platform&gt;
     *     &lt;name&gt;linux/arm/v7&lt;/name&gt;
     *     &lt;from&gt;docker.io/acme/jre21-armhf:1&lt;/from&gt;
     *     &lt;jvmFlags&gt;&lt;jvmFlag&gt;-Xss512k&lt;/jvmFlag&gt;&lt;/jvmFlags&gt;
     *     &lt;environment&gt;&lt;LIMIT&gt;small&lt;/LIMIT&gt;&lt;/environment&gt;
     *     &lt;labels&gt;&lt;board&gt;rpi&lt;/board&gt;&lt;/labels&gt;
     *     &lt;files&gt;&lt;directory&gt;src/main/boards/rpi&lt;/directory&gt;&lt;/files&gt;
     *   &lt;/platform&gt;
     * &lt;/platforms&gt;
     * </pre>
     */
    @Parameter
    private @Nullable List<PlatformParameter> platforms;

    /**
     * Which of the platforms to build in this run: <code>-Dmultiarch.platforms</code>, which also takes <code>all</code>, patterns and what they leave out. <code>all</code> means those that
     * have a base of their own in the pom, too. Not for the pom. It is a parameter of its own since Maven gives a list that is on the
     * command line to the parameter whose property it is, and all that the pom says of each platform would be lost.
     *
     * <p>Example:
     *
     * <pre>
     * mvn package -Dmultiarch.platforms=linux/arm64,linux/s390x
     * mvn package '-Dmultiarch.platforms=all,!linux/386,!linux/arm/*'
     * </pre>
     */
    @Parameter(property = "multiarch.platforms")
    private @Nullable List<String> selectedPlatforms;

    /**
     * Holds files that land at <code>/</code> of the images: of all images those in its folder <code>all</code>, of one platform's those in the folder that is named like it,
     * such as <code>linux-arm-v7</code>. Need not exist.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;filesDirectory&gt;${project.basedir}/src/main/image&lt;/filesDirectory&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.filesDirectory", defaultValue = "${project.basedir}/src/main/multiarch")
    private File filesDirectory;

    /**
     * Files from anywhere, for all platforms at once. Each is the path of a folder, whose content lands at <code>/</code>, or an element: a <code>path</code> of a file or folder, relative to
     * the project, or an <code>artifact</code> as <code>groupId:artifactId:version:type:classifier</code>, from where Maven takes the project's dependencies from. It goes <code>into</code> a path
     * in the image: a file becomes exactly that, or lies in it when it ends with a slash. <code>executable</code> makes every file one that can be started, else the files are as they are
     * here; <code>unpack</code> takes what is in a zip, jar, tar or tar.gz.
     *
     * <p>In a path, <code>{os}</code>, <code>{arch}</code> and <code>{variant}</code> are what Go calls the platform (<code>linux</code>, <code>arm</code>, <code>v7</code>), and
     * <code>{platform}</code> is <code>linux-arm-v7</code>. In a classifier <code>{arch}</code> has the spelling that the artifact uses: <code>x86_64</code>, <code>aarch_64</code>,
     * <code>arm64</code>, … What names no platform is the same in all images, and sent once. Files from here take the place of those for all platforms in <code>filesDirectory</code>, and
     * give way to a platform's own.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;files&gt;
     *   &lt;directory&gt;target/native/{os}-{arch}{variant}&lt;/directory&gt;
     *   &lt;source&gt;
     *     &lt;path&gt;target/orders-{os}-{arch}&lt;/path&gt;
     *     &lt;into&gt;/usr/bin/orders&lt;/into&gt;
     *     &lt;executable&gt;true&lt;/executable&gt;
     *   &lt;/source&gt;
     *   &lt;source&gt;
     *     &lt;artifact&gt;com.google.protobuf:protoc:4.31.1:exe:linux-{arch}&lt;/artifact&gt;
     *     &lt;into&gt;/usr/bin/protoc&lt;/into&gt;
     *     &lt;executable&gt;true&lt;/executable&gt;
     *   &lt;/source&gt;
     *   &lt;source&gt;
     *     &lt;artifact&gt;com.acme:model:1.0:tar.gz:{os}-{arch}&lt;/artifact&gt;
     *     &lt;unpack&gt;true&lt;/unpack&gt;
     *     &lt;into&gt;/opt/model&lt;/into&gt;
     *   &lt;/source&gt;
     * &lt;/files&gt;
     * </pre>
     */
    @Parameter
    private @Nullable List<FileSourceParameter> files;

    /**
     * Folders that the images are to have, although nothing lies in them or with an owner or mode of their own. Each is a path in the image, or an element: its <code>path</code>, its
     * <code>mode</code> in octal digits (<code>0755</code> by default) and its <code>owner</code> in numbers, <code>1000:1000</code>; by default that is the user that containers run
     * as. What is said here counts more than what the base says. A <code>workingDirectory</code> and <code>volumes</code> need no mention: they are made for the <code>user</code>
     * when that is a number and not root, unless the base says that it has them.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;directories&gt;
     *   &lt;directory&gt;/var/cache/orders&lt;/directory&gt;
     *   &lt;directory&gt;
     *     &lt;path&gt;/var/spool/orders&lt;/path&gt;
     *     &lt;mode&gt;1777&lt;/mode&gt;
     *     &lt;owner&gt;0:0&lt;/owner&gt;
     *   &lt;/directory&gt;
     * &lt;/directories&gt;
     * </pre>
     */
    @Parameter
    private @Nullable List<AccessParameter> directories;

    /**
     * Owners and modes of what the build places in the images, by patterns for paths there: <code>*</code> and <code>?</code> stand for anything within a name, <code>**</code> for any
     * number of folders. An <code>owner</code> is a number or two, or <code>user</code> for the one that containers run as; a <code>mode</code> has octal digits. Of several that a path
     * matches, the later count more. Without this, files belong to root with mode 0644, or 0755 where they can be started; unpacked archives keep the owners and modes that they say;
     * and of the modes on this machine those are kept that no umask makes: setuid, setgid and sticky bits, files for their owner alone (which then belong to the
     * <code>user</code>), folders that everybody may write to.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;permissions&gt;
     *   &lt;permission&gt;
     *     &lt;path&gt;/etc/orders/*.key&lt;/path&gt;
     *     &lt;mode&gt;0400&lt;/mode&gt;
     *     &lt;owner&gt;user&lt;/owner&gt;
     *   &lt;/permission&gt;
     * &lt;/permissions&gt;
     * </pre>
     */
    @Parameter
    private @Nullable List<AccessParameter> permissions;

    PlatformsMojo(MavenSession session, MavenProject project, SettingsServers servers, Pipelines pipelines) {
        super(session, project, servers, pipelines);
    }

    /** The base of all platforms that have none of their own. */
    final String from(Pom pom, ApplicationContent content) {
        return namedFrom().orElseGet(() -> defaultBase(pom, content));
    }

    /** The same where the user names it. */
    final Optional<String> namedFrom() {
        return commandLine().text("from", from);
    }

    private String defaultBase(Pom pom, ApplicationContent content) {
        boolean needed =
                platforms().stream().anyMatch(platform -> platform.from().isEmpty());
        return DefaultBase.of(
                JavaRelease.of(pom),
                ProjectServlets.ofServer(content),
                needed ? line -> getLog().info(line) : line -> {});
    }

    final List<PlatformParameters> platforms() {
        return platforms == null || platforms.isEmpty()
                ? DEFAULT_PLATFORMS.stream().map(PlatformParameters::of).toList()
                : platforms.stream().map(PlatformParameter::toParameters).toList();
    }

    final List<String> selectedPlatforms() {
        return commandLine().list("platforms", selectedPlatforms);
    }

    final Path filesDirectory() {
        return commandLine().path("filesDirectory", basedir(), filesDirectory).orElseThrow();
    }

    final List<FileSourceParameters> files() {
        return Elements.list(files).stream()
                .map(FileSourceParameter::toParameters)
                .toList();
    }

    final List<AccessParameters> directories() {
        return Elements.list(directories).stream()
                .map(AccessParameter::toParameters)
                .toList();
    }

    final List<AccessParameters> permissions() {
        return Elements.list(permissions).stream()
                .map(AccessParameter::toParameters)
                .toList();
    }

    final Path basedir() {
        return project().getBasedir().toPath();
    }
}
