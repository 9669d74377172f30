package io.github.multiarch.credentials;

import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Credentials;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The helpers that some clouds give to their users, tried for the registries of these clouds without any configuration: {@code docker-credential-gcr} for Google's
 * {@code gcr.io} and {@code docker-credential-ecr-login} for Amazon's {@code amazonaws.com}. That they are not installed is no trouble.
 */
public final class WellKnownHelperCredentials implements CredentialSource {
    private final Consumer<String> warnings;

    /**
     * The well-known helpers.
     *
     * @param warnings is told of trouble, in lines without any secret
     */
    public WellKnownHelperCredentials(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    @Override
    public Optional<Credentials> credentialsFor(String registry) {
        if (!ImageReference.isValidRegistry(registry)) {
            return Optional.empty();
        }
        try {
            return retriever(registry)
                    .retrieve()
                    .map(credential -> new Credentials(credential.getUsername(), credential.getPassword()));
        } catch (CredentialRetrievalException e) {
            // Its message may quote what the helper printed.
            warnings.accept(
                    "the credential helper of " + registry
                            + "'s cloud could not be run; see whether it works on the command line, or give the credentials in settings.xml");
            return Optional.empty();
        }
    }

    /** A lookup that says nothing: that a helper is absent, or has nothing, is usual, and what it printed may be a secret. */
    private static CredentialRetriever retriever(String registry) {
        var anyImage = ImageReference.of(registry, "image", null);
        return CredentialRetrieverFactory.forImage(anyImage, event -> {}).wellKnownCredentialHelpers();
    }
}
