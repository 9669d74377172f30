package io.github.multiarch.maven;

import io.github.multiarch.BaseAccess;
import io.github.multiarch.Session;
import io.github.multiarch.cache.Pull;
import io.github.multiarch.config.Problem;
import io.github.multiarch.config.Problems;
import io.github.multiarch.mirrors.Mirrors;
import io.github.multiarch.registry.Limits;
import io.github.multiarch.registry.RegistryOptions;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What all goals have that talk to registries: whom to trust, how much to ask, for how long. */
abstract class ConnectionMojo extends AbstractMojo {
    /**
     * Registries, <code>host</code> or <code>host:port</code>, that are spoken to over plain HTTP when they speak no TLS, and whose certificates are not verified. Those on
     * this machine (<code>localhost</code>) need no mention. On the command line: <code>-Dmultiarch.insecureRegistries=registry.local:5000</code>, several between commas.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;insecureRegistries&gt;
     *   &lt;insecureRegistry&gt;registry.local:5000&lt;/insecureRegistry&gt;
     * &lt;/insecureRegistries&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.insecureRegistries")
    private @Nullable List<String> insecureRegistries;

    /**
     * A file with the certificates, in PEM, of the authorities that sign for your registries, trusted besides those that Java trusts. On the command line it is relative to the
     * directory where Maven was started.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;caFile&gt;${project.basedir}/company-ca.pem&lt;/caFile&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.caFile")
    private @Nullable File caFile;

    /**
     * Hosts, <code>host</code> or <code>host:port</code>, that may be shown your credentials although they are of another domain than the registry that names them as its token
     * server. Token servers of the registry's own domain need no mention. On the command line: <code>-Dmultiarch.tokenServers=auth.example.net</code>, several between commas.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;tokenServers&gt;
     *   &lt;tokenServer&gt;auth.example.net&lt;/tokenServer&gt;
     * &lt;/tokenServers&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.tokenServers")
    private @Nullable List<String> tokenServers;

    /**
     * How many seconds the goal may take against registries in all, from its first request on. What is not done by then is broken off. No tag ever
     * stands for anything incomplete.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;timeout&gt;600&lt;/timeout&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.timeout", defaultValue = "1800")
    private int timeout;

    /**
     * How often a request is sent again after a fault that may pass: no connection, a broken one, or a status like 429 or 503. The pauses grow from a third of a second to 20
     * seconds, or are as long as the registry says, up to two minutes. <code>0</code> for never.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;retries&gt;10&lt;/retries&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.retries", defaultValue = "5")
    private int retries;

    /**
     * How many layers and images are under way at once.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;parallelism&gt;2&lt;/parallelism&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.parallelism", defaultValue = "4")
    private int parallelism;

    /**
     * Where documents of bases, what their names stood for, and packed layers are kept from one build to the next. Can be deleted at any time, and shared by builds that run at once. When it is not
     * given: <code>multiarch</code> in the user's folder for caches, such as <code>~/.cache/multiarch</code>.
     *
     * <p>Example:
     *
     * <pre>
     * mvn package -Dmultiarch.cache=/ci/cache/multiarch
     * </pre>
     */
    @Parameter(property = "multiarch.cache")
    private @Nullable File cache;

    /**
     * How many MiB the folder <code>cache</code> may take. When it grows past that, what was not used for longest goes.
     *
     * <p>Example:
     *
     * <pre>
     * mvn package -Dmultiarch.cacheSize=500
     * </pre>
     */
    @Parameter(property = "multiarch.cacheSize", defaultValue = "2048")
    private int cacheSize;

    /**
     * Mirrors of registries that bases come from, <code>registry=mirror</code>: what stands behind the sign takes the place of what stands before it in a base's name. They are asked first, then those that
     * this machine's <code>registries.conf</code> and Docker's <code>daemon.json</code> name, then the registry itself; one that fails, or lacks the image, gives way to the next, with a line in the log.
     * A mirror is shown its own credentials only. <code>docker.io=docker.io</code> asks the registry itself first, and no mirror. On the command line several between commas.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;registryMirrors&gt;
     *   &lt;registryMirror&gt;docker.io=mirror.example.com/hub&lt;/registryMirror&gt;
     * &lt;/registryMirrors&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.registryMirrors")
    private @Nullable List<String> registryMirrors;

    private final MavenSession session;
    private final SettingsServers settings;
    private List<Problem> misread = List.of();
    private List<String> misreadWarnings = List.of();

    ConnectionMojo(MavenSession session, SettingsServers settings) {
        this.session = session;
        this.settings = settings;
    }

    /** What is wrong with what the user says to this plugin, whichever goal it is for. The goal tells it before it touches anything, unless it is skipped. */
    final void misread(List<Problem> problems, List<String> warnings) {
        misread = problems;
        misreadWarnings = warnings;
    }

    /** What may be wrong, once in a build. */
    final void warnOfMisread() {
        misreadWarnings.stream()
                .filter(warning -> Sessions.isNew(session, warning))
                .forEach(getLog()::warn);
    }

    final Problems misread() {
        var problems = new Problems();
        problems.addAll(misread);
        return problems;
    }

    final CommandLine commandLine() {
        return new CommandLine(session.getUserProperties());
    }

    final MavenSession session() {
        return session;
    }

    final Session shared() {
        var folder = commandLine()
                .path("cache", Path.of(session.getExecutionRootDirectory()), cache)
                .orElseGet(() -> CacheFolder.of(
                        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home"))));
        return Sessions.of(session, folder, cacheBytes(new Problems()), line -> getLog().warn(line));
    }

    private long cacheBytes(Problems problems) {
        return commandLine().number("cacheSize", cacheSize, 0, problems) * 1024L * 1024;
    }

    /** How registries are talked to; of no use when there are problems. */
    final RegistryOptions options(Problems problems) {
        var defaults = RegistryOptions.defaults();
        cacheBytes(problems);
        bases(Pull.ALWAYS, problems);
        return new RegistryOptions(
                new TreeSet<>(commandLine().list("insecureRegistries", insecureRegistries)),
                new TreeSet<>(commandLine().list("tokenServers", tokenServers)),
                commandLine().path("caFile", Path.of(session.getExecutionRootDirectory()), caFile),
                limits(problems, defaults.limits()),
                settings.proxies(problems),
                defaults.userAgent());
    }

    /** How bases are got at; of no use when there are problems. */
    final BaseAccess bases(Pull pull, Problems problems) {
        var mirrors = problems.attempt(
                "registryMirrors",
                () -> Mirrors.of(
                        commandLine().list("registryMirrors", registryMirrors),
                        System.getenv(),
                        Path.of(System.getProperty("user.home")),
                        line -> getLog().warn(line)));
        return new BaseAccess(mirrors.orElseGet(Mirrors::none), pull);
    }

    private Limits limits(Problems problems, Limits defaults) {
        var line = commandLine();
        return new Limits(
                line.number("parallelism", parallelism, 1, problems),
                line.number("retries", retries, 0, problems),
                Duration.ofSeconds(line.number("timeout", timeout, 1, problems)),
                defaults.connectTimeout(),
                defaults.readTimeout());
    }
}
