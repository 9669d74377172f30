package io.github.multiarch.migrate;

import java.util.Optional;

/** Where credentials belong that another plugin's configuration has. They are never repeated. */
final class Credentials {
    private Credentials() {}

    static String remark(String element, String image) {
        return element
                + " is not taken over: credentials do not belong into a pom. Put them into settings.xml, in a <server> whose <id> is "
                + ImageName.server(image) + "; 'docker login' and 'podman login' are found, too.";
    }

    static String helper(String element, Optional<Text> helper, String image) {
        return element + helper.map(name -> " (" + name.written() + ")").orElse("")
                + " is not taken over: the helper is the one that ~/.docker/config.json names for "
                + ImageName.server(image)
                + " in credHelpers, or for all in credsStore.";
    }
}
