package io.github.multiarch.registry;

/**
 * What a token allows, as in the <a href="https://distribution.github.io/distribution/spec/auth/scope/">distribution project's token scopes</a>.
 *
 * @param value such as {@code repository:team/app:pull,push}
 */
record Scope(String value) {
    static Scope pull(String repository) {
        return new Scope("repository:" + repository + ":pull");
    }

    static Scope pullAndPush(String repository) {
        return new Scope("repository:" + repository + ":pull,push");
    }

    static Scope pullPushAndDelete(String repository) {
        return new Scope("repository:" + repository + ":pull,push,delete");
    }

    @Override
    public String toString() {
        return value;
    }
}
