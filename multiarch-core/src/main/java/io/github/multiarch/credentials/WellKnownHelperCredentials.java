package io.github.multiarch.credentials;

import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Credentials;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The helpers that some clouds give to their users, tried for the registries of these clouds without any configuration: {@code docker-credential-gcr} for Google's
 * {@code gcr.io} and {@code docker-credential-ecr-login} for Amazon's {@code *.dkr.ecr.*.amazonaws.com}. That they are not installed is no trouble; that they do
 * not work is told.
 */
public final class WellKnownHelperCredentials implements CredentialSource {
    // Other names of amazonaws.com, a bucket's say, belong to whoever rents them.
    private static final Pattern AMAZON =
            Pattern.compile("[0-9]+\\.dkr\\.ecr(?:-fips)?\\.[a-z0-9-]+\\.amazonaws\\.com(?:\\.cn)?");
    private static final String WHERE = "the cloud of this registry";

    private final Consumer<String> warnings;
    private final CredentialHelpers helpers;

    /**
     * The well-known helpers.
     *
     * @param warnings is told of trouble, in lines without any secret
     */
    public WellKnownHelperCredentials(Consumer<String> warnings) {
        this(warnings, CredentialHelpers.ON_THE_PATH);
    }

    WellKnownHelperCredentials(Consumer<String> warnings, CredentialHelpers helpers) {
        this.warnings = warnings;
        this.helpers = helpers;
    }

    @Override
    public Optional<Credentials> credentialsFor(String registry) {
        if (registry.equals("gcr.io") || registry.endsWith(".gcr.io")) {
            return ask(new HelperQuestion("docker-credential-gcr", registry), registry);
        }
        if (AMAZON.matcher(registry).matches()) {
            return ask(new HelperQuestion("docker-credential-ecr-login", registry), registry);
        }
        return Optional.empty();
    }

    private Optional<Credentials> ask(HelperQuestion question, String registry) {
        var answer = helpers.ask(question);
        if (answer instanceof HelperAnswer.Found found) {
            return Optional.of(found.credentials());
        }
        if (answer instanceof HelperAnswer.Failed failure) {
            warnings.accept(question.failed(WHERE, registry, failure));
        } else if (answer instanceof HelperAnswer.Nothing
                && AMAZON.matcher(registry).matches()) {
            // Google's registries may be open to everybody. Amazon's are not, and its helper says this whatever went
            // wrong.
            warnings.accept(question.program() + " has no credentials for " + registry
                    + ", which is never open to everybody; see whether your AWS credentials are valid, and ~/.ecr/log");
        }
        return Optional.empty();
    }
}
