package io.github.multiarch.mirrors;

import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.JsonFields;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Shown;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the {@code registry-mirrors} of a Docker daemon, which stand in for Docker Hub.
 *
 * @see <a href="https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file">dockerd, daemon configuration file</a>
 */
final class DockerMirrors {
    private static final Location HUB = new Location(ImageReference.DOCKER_HUB);

    private DockerMirrors() {}

    /**
     * Reads it.
     *
     * @param content of a {@code daemon.json}; an empty one is as good as none
     * @param file its name, for messages
     * @param warnings is told of mirrors that cannot be asked here
     * @return what it says of Docker Hub; empty when it names no mirror
     * @throws MalformedDocumentException when it is something else
     */
    static Optional<RegistryRule> read(String content, String file, Consumer<String> warnings) {
        if (content.isBlank()) {
            return Optional.empty();
        }
        var json = new JsonFields(OciJson.parseObject(content.getBytes(StandardCharsets.UTF_8), file), file);
        var mirrors = new ArrayList<Mirror>();
        for (var url : json.strings("registry-mirrors")) {
            mirror(url)
                    .ifPresentOrElse(
                            mirrors::add,
                            () -> warnings.accept(file + " names the mirror '" + Shown.of(withoutUser(url))
                                    + "', which is not asked: only http://host[:port] and https://host[:port] are"));
        }
        return mirrors.isEmpty()
                ? Optional.empty()
                : Optional.of(new RegistryRule(HUB, Optional.of(HUB), false, false, List.copyOf(mirrors), file));
    }

    /** What Docker puts behind the host goes before {@code /v2/}, where the specification has nothing. */
    private static Optional<Mirror> mirror(String url) {
        try {
            var uri = new URI(url);
            boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean isHostOnly = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && List.of("", "/").contains(uri.getRawPath())
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return isWeb && isHostOnly
                    ? Optional.of(new Mirror(
                            Location.parse(uri.getRawAuthority()),
                            uri.getScheme().equals("http"),
                            Mirror.Use.ALL))
                    : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A password may stand before the host. */
    private static String withoutUser(String url) {
        return url.replaceFirst("//.*@", "//…@");
    }
}
