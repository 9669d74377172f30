package io.github.multiarch.maven;

import io.github.multiarch.BaseAccess;
import io.github.multiarch.cache.Pull;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problem;
import io.github.multiarch.config.Problems;
import io.github.multiarch.credentials.ConfiguredCredentials;
import io.github.multiarch.credentials.CredentialChain;
import io.github.multiarch.credentials.CredentialChain.Source;
import io.github.multiarch.credentials.LoginFiles;
import io.github.multiarch.registry.Credentials;
import io.github.multiarch.registry.RegistryOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** What all goals have that talk to registries as somebody. */
abstract class RegistryMojo extends ConnectionMojo {
    /**
     * The user name for the registry of <code>image</code>, and for no other. Needs <code>password</code> too. Rather use <code>settings.xml</code>, or <code>docker login</code>
     * or <code>podman login</code>: all of them are found without any parameter.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;servers&gt;                              &lt;!-- in settings.xml --&gt;
     *   &lt;server&gt;
     *     &lt;id&gt;registry.example.com&lt;/id&gt;      &lt;!-- the registry, with its port if it has one --&gt;
     *     &lt;username&gt;deployer&lt;/username&gt;
     *     &lt;password&gt;{encrypted}&lt;/password&gt;   &lt;!-- see mvn --encrypt-password --&gt;
     *   &lt;/server&gt;
     * &lt;/servers&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.username")
    private @Nullable String username;

    /**
     * The password or token that goes with <code>username</code>. It is shown nowhere, but Maven itself prints a pom's configuration with <code>-X</code>: do not write it into
     * a pom. Rather use <code>settings.xml</code>.
     *
     * <p>Example:
     *
     * <pre>
     * mvn deploy -Dmultiarch.username=deployer -Dmultiarch.password="$REGISTRY_TOKEN"
     * </pre>
     */
    @Parameter(property = "multiarch.password")
    private @Nullable PlexusConfiguration password;

    private final SettingsServers servers;
    private final Pipelines pipelines;

    RegistryMojo(MavenSession session, SettingsServers servers, Pipelines pipelines) {
        super(session, servers);
        this.servers = servers;
        this.pipelines = pipelines;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            run();
        } catch (InvalidRequestException e) {
            var all = misread();
            all.addAll(e.problems());
            throw failed(new InvalidRequestException(all.found()));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static MojoExecutionException failed(Exception e) {
        return new MojoExecutionException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    }

    abstract void run() throws IOException, InvalidRequestException, MojoFailureException;

    /** User name and password as given for the target's registry. */
    final Optional<Credentials> credentials(Problems problems) {
        var user = commandLine().text("username", username).orElse(null);
        var secret = Password.of(password, session()).orElse(null);
        return problems.attempt(
                        "username, password",
                        () -> ConfiguredCredentials.pair("the pom or the command line", user, secret))
                .flatMap(pair -> pair);
    }

    /**
     * Opens the pipeline; credentials that were given are for this registry.
     *
     * @throws InvalidRequestException when the user says something that no goal can make sense of
     */
    final Pipeline open(RegistryOptions options, Optional<Credentials> given, String registry)
            throws InvalidRequestException {
        return open(options, bases(Pull.ALWAYS, new Problems()), given, registry);
    }

    /** The same, where bases are asked for by their names. */
    final Pipeline open(RegistryOptions options, BaseAccess bases, Optional<Credentials> given, String registry)
            throws InvalidRequestException {
        misread().throwIfAny();
        warnOfMisread();
        return opened(options, bases, given, registry);
    }

    /** The same for a goal that has opened it before. */
    final Pipeline reopen(RegistryOptions options, Optional<Credentials> given, String registry) {
        return opened(options, bases(Pull.ALWAYS, new Problems()), given, registry);
    }

    private Pipeline opened(RegistryOptions options, BaseAccess bases, Optional<Credentials> given, String registry) {
        var sources = new ArrayList<Source>();
        given.ifPresent(explicit -> sources.add(new Source(
                "multiarch.username and multiarch.password", new ConfiguredCredentials(registry, explicit))));
        sources.add(new Source("settings.xml", servers));
        sources.addAll(LoginFiles.sources(
                System.getenv(), Path.of(System.getProperty("user.home")), line -> getLog().warn(line)));
        return pipelines.open(options, bases, new CredentialChain(sources), shared(), line -> getLog().info(line));
    }

    static InvalidRequestException invalid(String subject, String message) {
        return new InvalidRequestException(List.of(new Problem(subject, message)));
    }
}
