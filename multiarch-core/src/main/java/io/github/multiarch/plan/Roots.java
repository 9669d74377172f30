package io.github.multiarch.plan;

import io.github.multiarch.config.ApplicationContent.WebApplication;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.Entrypoint;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Problems;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.workers.Begun;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** In which folder of its image each platform's application lies: the one that the user names, else {@code /app}; for a web application the one that the base's server looks into. */
final class Roots {
    private final String common;
    private final Map<Platform, String> own;

    private Roots(String common, Map<Platform, String> own) {
        this.common = common;
        this.own = own;
    }

    /** Waits for the bases only where they decide. */
    static Roots of(BuildRequest request, Begun<List<Bases.Resolved>> bases, Problems problems) throws IOException {
        var own = new LinkedHashMap<Platform, String>();
        if (request.application().content() instanceof WebApplication web) {
            var resolved = bases.get().iterator();
            for (var platform : request.platforms()) {
                var base = resolved.next().base();
                if (base.isPresent()) {
                    checkStart(request, base.get(), problems);
                    if (!request.container().appRootIsNamed()) {
                        own.put(platform.platform(), root(base.get(), problems));
                        checkServlets(web, base.get(), problems);
                    }
                }
            }
        }
        return new Roots(request.container().appRoot(), own);
    }

    private static void checkStart(BuildRequest request, Base base, Problems problems) {
        if (!(request.container().entrypoint() instanceof Entrypoint.Command)
                && base.config().entrypoint().isEmpty()
                && base.config().cmd().isEmpty()) {
            problems.add(
                    "from",
                    base.reference()
                            + " starts nothing by itself, and a war is started by its server; take a base that is a server, such as tomcat or jetty, or say what to start with <entrypoint>");
        }
    }

    /** A user who names the folder knows his server. */
    private static void checkServlets(WebApplication web, Base base, Problems problems) {
        var server = WebServer.of(base);
        if (server.isPresent() && web.servlets().isPresent()) {
            server.get()
                    .obstacle(web.servlets().get())
                    .ifPresent(obstacle -> problems.add("from", base.reference() + " " + obstacle));
        }
    }

    private static String root(Base base, Problems problems) {
        return WebServer.of(base).map(WebServer::root).orElseGet(() -> {
            problems.add(
                    "from",
                    "the project's packaging is war, and " + base.reference()
                            + " is no server that is known here: neither its name nor its environment tells of Tomcat or Jetty. Say where its server looks for web applications, with"
                            + " <container><appRoot>/path/to/webapps/ROOT</appRoot></container>, or take a base such as tomcat or jetty");
            return WebServer.WEB_ROOT;
        });
    }

    String of(PlatformRequest platform) {
        return Objects.requireNonNullElse(own.get(platform.platform()), common);
    }

    /** That of the first platform that has one: for messages, and for exclusions of paths. */
    String any() {
        return own.values().stream().findFirst().orElse(common);
    }
}
