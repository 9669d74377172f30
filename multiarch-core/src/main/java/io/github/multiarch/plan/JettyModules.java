package io.github.multiarch.plan;

import io.github.multiarch.config.ServletApi;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The modules by which Jetty, from 12 on, deploys a war: those of the war's generation of servlets. Up to Jetty 11, the official image had them on; since then it has none, so that Jetty starts and
 * serves nothing: <a href="https://github.com/jetty/jetty.docker">jetty.docker</a>, "Using the Jetty 12 images".
 */
final class JettyModules {
    static final int FIRST = 12;

    private static final Pattern NAMED = Pattern.compile("\\bee\\d{1,2}-[a-z]");
    private static final String STARTER = "start.jar";

    private JettyModules() {}

    /** Whether they are said to be on: by the commands that a base was made with, or by the words that start it. */
    static boolean areOn(Base base, List<String> words) {
        return Stream.concat(base.config().commands().stream(), words.stream())
                .anyMatch(text -> NAMED.matcher(text).find());
    }

    /** Whether these words start Jetty so that one more is for it. */
    static boolean isStartedBy(List<String> words) {
        return words.stream().anyMatch(word -> word.endsWith(STARTER));
    }

    /** The word that turns on what earlier images had on: deployment, JSP with JSTL, annotations and WebSocket. */
    static String option(ServletApi api) {
        var name = api.jetty();
        return "--module=" + name + "-deploy," + name + "-jstl," + name
                + (api.isJakarta() ? "-websocket-jakarta" : "-websocket-javax");
    }
}
