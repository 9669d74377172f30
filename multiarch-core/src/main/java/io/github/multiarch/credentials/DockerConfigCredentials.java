package io.github.multiarch.credentials;

import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Credentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file in the format of docker's {@code config.json}, which podman's {@code auth.json} shares: {@code credHelpers}, then {@code credsStore}, then {@code auths}.
 * The format is jib-core's; {@code docker-credential-NAME} is run from the {@code PATH} by {@link CredentialHelpers}, which puts limits on it. All names of Docker
 * Hub are tried, with and without {@code https://} and {@code /v1/}; every other registry must be written with its port, as its images are.
 *
 * <p>Known limits:
 *
 * <ul>
 *   <li>A lookup knows no repository. So podman's key for a part of a registry ({@code quay.io/team}) stands for the whole registry where the registry has no key
 *       of its own; where there are several such keys, none is taken.
 *   <li>An {@code identitytoken} arrives as a password of the user {@code <token>}, and is an OAuth 2 refresh token. It counts where there is no password.
 * </ul>
 *
 * <p>A file or helper that does not work is told to the warnings, and counts as having nothing: a registry may be open to everybody, and another source may know it.
 */
public final class DockerConfigCredentials implements CredentialSource {
    private final Path file;
    private final Consumer<String> warnings;
    private final CredentialHelpers helpers;

    /**
     * Credentials of one file.
     *
     * @param file may be absent, and then has none
     * @param warnings is told of trouble, in lines without any secret
     */
    public DockerConfigCredentials(Path file, Consumer<String> warnings) {
        this(file, warnings, CredentialHelpers.ON_THE_PATH);
    }

    DockerConfigCredentials(Path file, Consumer<String> warnings, CredentialHelpers helpers) {
        this.file = file;
        this.warnings = warnings;
        this.helpers = helpers;
    }

    @Override
    public Optional<Credentials> credentialsFor(String registry) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var login = LoginFile.read(file);
            var missing = new LinkedHashSet<String>();
            var found = ask(login, registry, missing);
            if (found.isEmpty()) {
                found = login.credentials(registry);
            }
            if (found.isEmpty()) {
                missing.forEach(warnings);
            }
            return found;
        } catch (MalformedLoginException e) {
            warnings.accept("cannot read the credentials for " + registry + " from " + file + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Asks under each name that a helper may know the registry by, and tells each trouble once. */
    private Optional<Credentials> ask(LoginFile login, String registry, Set<String> missing)
            throws MalformedLoginException {
        var failures = new LinkedHashSet<String>();
        Optional<Credentials> found = Optional.empty();
        for (var question : login.questions(registry)) {
            var answer = helpers.ask(question);
            if (answer instanceof HelperAnswer.Found known) {
                found = Optional.of(known.credentials());
                break;
            } else if (answer instanceof HelperAnswer.Absent) {
                missing.add(question.absent(file.toString(), registry));
            } else if (answer instanceof HelperAnswer.Failed failure) {
                failures.add(question.failed(file.toString(), registry, failure));
                if (failure.always()) {
                    break;
                }
            }
        }
        if (found.isEmpty()) {
            failures.forEach(warnings);
        }
        return found;
    }
}
