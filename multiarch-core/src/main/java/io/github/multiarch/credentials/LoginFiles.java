package io.github.multiarch.credentials;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where {@code podman login} and {@code docker login} leave what they know, in the order in which podman reads it: its own files first, then docker's. As with
 * these programs, {@code REGISTRY_AUTH_FILE} stands in place of podman's files, {@code XDG_CONFIG_HOME} in place of {@code ~/.config} and {@code DOCKER_CONFIG}
 * in place of {@code ~/.docker}.
 *
 * @see <a href="https://github.com/containers/image/blob/v5.36.0/docs/containers-auth.json.5.md">containers-auth.json(5)</a>
 */
public final class LoginFiles {
    private LoginFiles() {}

    /**
     * Every source that needs no configuration of ours.
     *
     * @param environment the process's environment variables
     * @param home the user's home folder
     * @param warnings is told of files and helpers that should work and do not, in one line each, without any secret
     * @return one source for each file, whether it exists or not, then one for the well-known helpers
     */
    public static List<CredentialChain.Source> sources(
            Map<String, String> environment, Path home, Consumer<String> warnings) {
        var sources = new ArrayList<CredentialChain.Source>();
        for (var file : paths(environment, home)) {
            sources.add(new CredentialChain.Source(file.toString(), new DockerConfigCredentials(file, warnings)));
        }
        sources.add(
                new CredentialChain.Source("the cloud's credential helper", new WellKnownHelperCredentials(warnings)));
        return List.copyOf(sources);
    }

    /**
     * The files, existing or not.
     *
     * @param environment the process's environment variables; empty ones count as absent
     * @param home the user's home folder
     * @return the first counts most
     */
    public static List<Path> paths(Map<String, String> environment, Path home) {
        var paths = new ArrayList<Path>();
        var explicit = variable(environment, "REGISTRY_AUTH_FILE");
        if (explicit.isPresent()) {
            paths.add(explicit.get());
        } else {
            var inContainers = Path.of("containers", "auth.json");
            variable(environment, "XDG_RUNTIME_DIR").ifPresent(folder -> paths.add(folder.resolve(inContainers)));
            paths.add(variable(environment, "XDG_CONFIG_HOME")
                    .orElse(home.resolve(".config"))
                    .resolve(inContainers));
        }
        paths.add(variable(environment, "DOCKER_CONFIG")
                .orElse(home.resolve(".docker"))
                .resolve("config.json"));
        return List.copyOf(paths);
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
