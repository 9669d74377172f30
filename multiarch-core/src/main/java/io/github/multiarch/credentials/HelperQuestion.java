package io.github.multiarch.credentials;

/**
 * What to ask of which helper.
 *
 * @param program {@code docker-credential-NAME}
 * @param server the name under which the helper keeps the credentials, {@code https://index.docker.io/v1/} for Docker Hub
 */
record HelperQuestion(String program, String server) {
    private static final String PREFIX = "docker-credential-";

    static HelperQuestion of(String helper, String server) throws MalformedLoginException {
        // It becomes the name of a program, which must be looked for on the PATH and nowhere else, and a part of
        // messages.
        if (!helper.matches("[A-Za-z0-9._+-]{1,80}")) {
            throw new MalformedLoginException(
                    "'credsStore' or 'credHelpers' has a name that no helper can have; correct it, or log in again");
        }
        return new HelperQuestion(PREFIX + helper, server);
    }

    String absent(String where, String registry) {
        return program + ", which " + where + " names for " + registry
                + ", is not on the PATH; install it, or log in again";
    }

    String failed(String where, String registry, HelperAnswer.Failed failure) {
        return program + ", which " + where + " names, failed to give credentials for " + registry + ": "
                + failure.how() + "; see whether '" + program + " list' works, or log in again";
    }
}
