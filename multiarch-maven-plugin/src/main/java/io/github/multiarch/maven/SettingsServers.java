package io.github.multiarch.maven;

import io.github.multiarch.config.Problems;
import io.github.multiarch.credentials.ConfiguredCredentials;
import io.github.multiarch.credentials.ServerCredentials;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Credentials;
import io.github.multiarch.registry.HttpProxy;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** The {@code <server>}s of {@code settings.xml}. The id of one is the registry, with its port or without. */
class SettingsServers implements CredentialSource {
    private static final Pattern PORT = Pattern.compile(":\\d+$");

    private final MavenSession session;
    private final SettingsDecrypter decrypter;
    private final ServerCredentials servers = new ServerCredentials(this::byId);

    @Inject
    SettingsServers(MavenSession session, SettingsDecrypter decrypter) {
        this.session = session;
        this.decrypter = decrypter;
    }

    /** The proxies of the same file; of no use when there are problems. */
    List<HttpProxy> proxies(Problems problems) {
        return new SettingsProxies(decrypter).read(session.getSettings(), problems);
    }

    @Override
    public Optional<Credentials> credentialsFor(String registry) throws IOException {
        var credentials = servers.credentialsFor(registry);
        return credentials.isPresent()
                ? credentials
                : servers.credentialsFor(PORT.matcher(registry).replaceFirst(""));
    }

    private Optional<Credentials> byId(String id) throws IOException {
        var server = session.getSettings().getServer(id);
        return server == null ? Optional.empty() : credentials(decrypted(server));
    }

    private Server decrypted(Server server) throws IOException {
        var result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (var problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                // Maven's own message says which file or key is missing; the password is not in it.
                throw new IOException("cannot decrypt the password of the server '" + server.getId()
                        + "' in settings.xml: " + problem.getMessage()
                        + "; encrypt it again, or see whether settings-security.xml is this user's");
            }
        }
        return result.getServer();
    }

    private static Optional<Credentials> credentials(Server server) throws IOException {
        try {
            return ConfiguredCredentials.pair(
                    "the server '" + server.getId() + "' in settings.xml", server.getUsername(), server.getPassword());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
