package io.github.multiarch.maven;

import io.github.multiarch.config.NativeCodeParameters;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals have that decide about native code. */
abstract class NativeCodeMojo extends PlatformsMojo {
    /**
     * What to do about native code that its platform cannot run: <code>fail</code>, <code>warn</code>, or <code>off</code> to look for none. Files are told by their bytes, not by
     * their names. <code>build</code> looks at files outside jars, <code>check</code> at jars too. A platform may have its own.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;nativeCode&gt;warn&lt;/nativeCode&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.nativeCode", defaultValue = "fail")
    private String nativeCode;

    /**
     * Native code that is known to be missing, or to be for another machine, and why that is right. Each names a <code>path</code> in the image, where <code>*</code> stands for
     * anything in a name and <code>**</code> for any number of folders, or a <code>dependency</code>; and perhaps the one <code>platform</code> that it is about.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;nativeCodeExclusions&gt;
     *   &lt;exclusion&gt;
     *     &lt;dependency&gt;org.xerial.snappy:snappy-java&lt;/dependency&gt;
     *     &lt;platform&gt;linux/riscv64&lt;/platform&gt;
     *     &lt;reason&gt;falls back to Java&lt;/reason&gt;
     *   &lt;/exclusion&gt;
     *   &lt;exclusion&gt;
     *     &lt;path&gt;/opt/firmware/**&lt;/path&gt;
     *     &lt;reason&gt;is loaded into boards, never run here&lt;/reason&gt;
     *   &lt;/exclusion&gt;
     * &lt;/nativeCodeExclusions&gt;
     * </pre>
     */
    @Parameter
    private @Nullable List<NativeCodeExclusionParameter> nativeCodeExclusions;

    /**
     * Which native code of its dependencies each platform gets: <code>all</code>, or <code>matching</code>, which leaves out of jars what the platform cannot load. A jar that is another platform's part of a library, by its classifier or artifactId, is left out whole where the platform has its own. The jars concerned
     * lie in a layer of their platform then; all else in them stays byte for byte. Signed jars, and libraries that have nothing for the platform, stay as they are, and the log says so.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;nativeLibraries&gt;matching&lt;/nativeLibraries&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.nativeLibraries", defaultValue = "all")
    private String nativeLibraries;

    /**
     * Dependencies that exist once for each platform, as <code>groupId:artifactId</code>: each platform gets its own artifact instead of the one that the project has. Its classifier follows
     * from the project's, in all usual spellings: <code>linux-x86_64</code> leads to <code>linux-aarch_64</code>, <code>linux-ppcle_64</code> and so on. Where it does not, an element with
     * a name says the classifiers; an empty one says that there is none. Artifacts come from where Maven takes the project's dependencies from. That there is none for a platform counts as native code that is missing.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;platformClassifiers&gt;
     *   &lt;dependency&gt;io.netty:netty-transport-native-epoll&lt;/dependency&gt;
     *   &lt;dependency&gt;
     *     &lt;name&gt;com.acme:codec&lt;/name&gt;
     *     &lt;classifiers&gt;
     *       &lt;linux-amd64&gt;pc&lt;/linux-amd64&gt;
     *       &lt;linux-arm-v7&gt;board&lt;/linux-arm-v7&gt;
     *       &lt;linux-s390x/&gt;
     *     &lt;/classifiers&gt;
     *   &lt;/dependency&gt;
     * &lt;/platformClassifiers&gt;
     * </pre>
     */
    @Parameter
    private @Nullable List<PlatformClassifierParameter> platformClassifiers;

    NativeCodeMojo(MavenSession session, MavenProject project, SettingsServers servers, Pipelines pipelines) {
        super(session, project, servers, pipelines);
    }

    final NativeCodeParameters nativeCode() {
        return new NativeCodeParameters(
                commandLine().choice("nativeCode", nativeCode),
                Elements.list(nativeCodeExclusions).stream()
                        .map(NativeCodeExclusionParameter::toParameters)
                        .toList(),
                commandLine().choice("nativeLibraries", nativeLibraries),
                Elements.list(platformClassifiers).stream()
                        .map(PlatformClassifierParameter::toParameters)
                        .toList());
    }
}
