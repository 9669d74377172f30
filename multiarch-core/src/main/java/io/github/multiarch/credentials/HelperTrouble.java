package io.github.multiarch.credentials;

import com.google.cloud.tools.jib.api.LogEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Listens to jib-core while it runs credential helpers and keeps what users should know. Its texts are looked at but never passed on: they quote the output of a
 * helper, and that may be a secret.
 */
final class HelperTrouble implements Consumer<LogEvent> {
    private static final Pattern TRYING = Pattern.compile("trying (.+) for \\S+");
    private static final String PREFIX = "docker-credential-";
    private static final int MAX_NAME = 80;

    private final String registry;
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> failed = new LinkedHashSet<>();
    private String helper = "a credential helper";

    HelperTrouble(String registry) {
        this.registry = registry;
    }

    @Override
    public void accept(LogEvent event) {
        var message = event.getMessage();
        var trying = TRYING.matcher(message);
        if (event.getLevel() != LogEvent.Level.WARN) {
            if (trying.matches()) {
                helper = shown(trying.group(1));
            }
        } else if (message.startsWith("The system does not have ")) {
            // An empty credsStore is how some tools say "none".
            if (!helper.equals(PREFIX)) {
                missing.add(helper);
            }
        } else if (!isNotLoggedIn(message)) {
            failed.add(helper);
        }
    }

    /** Whether a helper says, in the words that its protocol prescribes, that it works and has nothing: the usual case for a registry that is open to everybody. */
    static boolean isNotLoggedIn(String message) {
        return message.contains("credentials not found in native keychain");
    }

    /** What went wrong, a line for each helper. */
    List<String> lines(String namedBy) {
        var lines = new ArrayList<String>();
        missing.forEach(name -> lines.add(name + ", which " + namedBy + " names for " + registry
                + ", is not on the PATH; install it, or log in again"));
        // jib-core repeats "Caused by" for a missing program at the same level.
        failed.stream()
                .filter(name -> !missing.contains(name) && !name.equals(PREFIX))
                .forEach(name -> lines.add(failure(name, registry, namedBy)));
        return lines;
    }

    static String failure(String helper, String registry, String namedBy) {
        return helper + ", which " + namedBy + " names, failed to give credentials for " + registry + "; see whether '"
                + helper + " list' works, or log in again";
    }

    private static String shown(String name) {
        var clean = name.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > MAX_NAME ? clean.substring(0, MAX_NAME) + "…" : clean;
    }
}
