package io.github.multiarch.plan;

import io.github.multiarch.config.ApplicationContent.WebApplication;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.Entrypoint;
import io.github.multiarch.config.ServletApi;
import io.github.multiarch.config.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the server of a base is started, where it needs to be told to serve a web application. */
final class WebStarts {
    private final BuildRequest request;
    private final List<String> remarks;

    /** The list is added to. */
    WebStarts(BuildRequest request, List<String> remarks) {
        this.request = request;
        this.remarks = remarks;
    }

    /** The same, each with its start. */
    List<PlannedImage> of(List<PlannedImage> images) {
        if (!(request.application().content() instanceof WebApplication web)) {
            return images;
        }
        var option = JettyModules.option(web.servlets().orElse(ServletApi.SERVLET_6));
        return images.stream().map(image -> of(image, option)).toList();
    }

    private PlannedImage of(PlannedImage image, String option) {
        var server = WebServer.of(image.base());
        var words = words(image.base());
        boolean isNeeded = server.filter(any -> any.kind() == WebServer.Kind.JETTY)
                        .filter(jetty -> jetty.major() >= JettyModules.FIRST)
                        .isPresent()
                && !JettyModules.areOn(image.base(), words);
        boolean isOwnCommand = request.container().entrypoint() instanceof Entrypoint.Command;
        if (!isNeeded || (isOwnCommand && !JettyModules.isStartedBy(words))) {
            return image;
        }
        boolean isByBase = request.container().entrypoint() instanceof Entrypoint.Java
                && request.container().args().isEmpty()
                && JettyModules.isStartedBy(words);
        var subject = "the base " + image.base().reference() + " has " + server.orElseThrow()
                + ", which deploys a war only with modules for it, and nothing tells that they are on";
        tell(
                isByBase
                        ? subject + "; the images start it with " + option
                        : subject + "; if they are not, add <arg>" + option + "</arg> to its <args>");
        return isByBase ? image.with(new Start.OfBase(List.of(option))) : image;
    }

    private void tell(String remark) {
        if (!remarks.contains(remark)) {
            remarks.add(remark);
        }
    }

    /** All that a container starts. */
    private List<String> words(Base base) {
        var container = request.container();
        var words = new ArrayList<>(
                container.entrypoint() instanceof Entrypoint.Command command
                        ? command.command()
                        : base.config().entrypoint());
        var cmd =
                Optional.of(base.config().cmd()).filter(any -> !(container.entrypoint() instanceof Entrypoint.Command));
        words.addAll(container.args().or(() -> cmd).orElse(List.of()));
        return words;
    }
}
