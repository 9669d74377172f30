package io.github.multiarch.credentials;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.registry.credentials.DockerConfigCredentialRetriever;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file in the format of docker's {@code config.json}, which podman's {@code auth.json} shares: {@code credHelpers}, then {@code credsStore}, then {@code auths}.
 * The reading, and the running of {@code docker-credential-NAME} from the {@code PATH}, is jib-core's. It tries all names of Docker Hub, with and without {@code
 * https://} and {@code /v1/}; every other registry must be written with its port, as its images are.
 *
 * <p>Known limits:
 *
 * <ul>
 *   <li>Podman's keys for a part of a registry ({@code quay.io/team}) stand for the whole registry; the first of them counts where the registry has no key of its
 *       own. A lookup knows no repository.
 *   <li>An {@code identitytoken} is used where its user name is Azure's, or where it comes from a helper; it arrives as a password of the user {@code <token>}, and
 *       is an OAuth 2 refresh token. Elsewhere it is left alone, with a warning.
 *   <li>A helper that never ends is waited for: it may be asking the user for something.
 * </ul>
 *
 * <p>A file or helper that does not work is told to the warnings, and counts as having nothing: a registry may be open to everybody, and another source may know it.
 */
public final class DockerConfigCredentials implements CredentialSource {
    private final Path file;
    private final Consumer<String> warnings;

    /**
     * Credentials of one file.
     *
     * @param file may be absent, and then has none
     * @param warnings is told of trouble, in lines without any secret
     */
    public DockerConfigCredentials(Path file, Consumer<String> warnings) {
        this.file = file;
        this.warnings = warnings;
    }

    @Override
    public Optional<Credentials> credentialsFor(String registry) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var trouble = new HelperTrouble(registry);
        try {
            var found = DockerConfigCredentialRetriever.create(registry, file).retrieve(trouble);
            if (found.isEmpty()) {
                trouble.lines(file.toString()).forEach(warnings);
            }
            return found.flatMap(credential -> usable(credential, registry));
        } catch (IOException e) {
            // Neither exception's message may be shown: the parser quotes what it stumbled over, and that can be a
            // secret.
            warnings.accept("cannot read credentials from " + file + ": "
                    + (Files.isReadable(file) && Files.isRegularFile(file)
                            ? "it is not valid JSON, or not in the format of docker's config.json"
                            : "it is not a readable file"));
        } catch (RuntimeException e) {
            warnings.accept("cannot read the credentials for " + registry + " from " + file
                    + ": its 'auths' are damaged; log in again, or remove the entry");
        }
        return Optional.empty();
    }

    private Optional<Credentials> usable(Credential credential, String registry) {
        if (credential.getUsername().isEmpty() || credential.getPassword().isEmpty()) {
            warnings.accept(
                    file + " has no password for " + registry
                            + ", perhaps only an identity token, which cannot be used; log in with a password or an access token");
            return Optional.empty();
        }
        return Optional.of(new Credentials(credential.getUsername(), credential.getPassword()));
    }
}
