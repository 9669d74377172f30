package io.github.multiarch.plan;

import io.github.multiarch.config.ServletApi;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The server that a base is, as far as its config and name tell: layers are not looked at.
 *
 * @param kind which one
 * @param version such as {@code 10.1.55}; empty when nothing tells
 * @param root the folder of the web application that answers at {@code /}
 */
record WebServer(Kind kind, Optional<String> version, String root) {
    static final String WEB_ROOT = "/webapps/ROOT";

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\..*");
    private static final int FIRST_JAKARTA_TOMCAT = 10;
    private static final int FIRST_JAKARTA_JETTY = 11;

    /** With the variables of the official images, and their folders. */
    enum Kind {
        TOMCAT("Tomcat", "TOMCAT_VERSION", List.of("CATALINA_BASE", "CATALINA_HOME"), "/usr/local/tomcat"),
        JETTY("Jetty", "JETTY_VERSION", List.of("JETTY_BASE"), "/var/lib/jetty");

        private final String title;
        private final String version;
        // What List.of makes does not change.
        @SuppressWarnings("ImmutableEnumChecker")
        private final List<String> folders;

        private final String folder;

        Kind(String title, String version, List<String> folders, String folder) {
            this.title = title;
            this.version = version;
            this.folders = folders;
            this.folder = folder;
        }
    }

    /** Its variables count most, then its name and labels. Empty for a base that is no server, or one unknown here. */
    static Optional<WebServer> of(Base base) {
        var environment = base.config().environment();
        for (var kind : Kind.values()) {
            for (var variable : kind.folders) {
                var folder = environment.get(variable);
                if (folder != null && folder.startsWith("/")) {
                    return Optional.of(of(kind, base, folder.endsWith("/") ? folder.replaceFirst("/+$", "") : folder));
                }
            }
        }
        var words = (base.reference() + " " + base.config().labels().values()).toLowerCase(Locale.ROOT);
        for (var kind : Kind.values()) {
            if (words.matches("(?s).*(?<![a-z])" + kind.title.toLowerCase(Locale.ROOT) + "(?![a-z]).*")) {
                return Optional.of(of(kind, base, kind.folder));
            }
        }
        return Optional.empty();
    }

    private static WebServer of(Kind kind, Base base, String folder) {
        return new WebServer(
                kind, Optional.ofNullable(base.config().environment().get(kind.version)), folder + WEB_ROOT);
    }

    /** The first number of the version; zero when nothing tells. */
    int major() {
        return number(1);
    }

    private int number(int which) {
        return version.map(NUMBERS::matcher)
                .filter(match -> match.matches())
                .map(match -> Integer.valueOf(match.group(which)))
                .orElse(0);
    }

    /** Why it cannot serve what is written for this API; empty when it can, or nothing tells. */
    Optional<String> obstacle(ServletApi api) {
        if (major() == 0) {
            return Optional.empty();
        }
        boolean isJakarta = major() >= (kind == Kind.TOMCAT ? FIRST_JAKARTA_TOMCAT : FIRST_JAKARTA_JETTY);
        if (!servesAll() && isJakarta != api.isJakarta()) {
            return Optional.of("has " + this + ", which knows servlets of "
                    + (isJakarta ? "jakarta.servlet" : "javax.servlet") + " only, and the war is written for "
                    + (api.isJakarta() ? "jakarta.servlet" : "javax.servlet") + "; take "
                    + (kind == Kind.TOMCAT ? "a base with Tomcat " + api.tomcat() : "a base with Jetty 12"));
        }
        if (servesAll() && api == ServletApi.SERVLET_6_1 && major() == JettyModules.FIRST && number(2) == 0) {
            return Optional.of(
                    "has " + this
                            + ", which knows servlets up to version 6.0, and the war is written for a later one; take a base with Jetty 12.1");
        }
        return Optional.empty();
    }

    /** Jetty 12 has modules for each generation of servlets. */
    private boolean servesAll() {
        return kind == Kind.JETTY && major() >= JettyModules.FIRST;
    }

    /** Such as {@code Jetty 12.1.12}. */
    @Override
    public String toString() {
        return kind.title + version.map(text -> " " + text).orElse("");
    }
}
