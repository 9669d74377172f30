package io.github.multiarch.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginFilesTest {
    private static final Path HOME = Path.of("home", "alice");

    @Test
    void withoutVariablesTheyAreBelowHome() {
        assertEquals(
                List.of(HOME.resolve(".config/containers/auth.json"), HOME.resolve(".docker/config.json")),
                LoginFiles.paths(Map.of(), HOME));
    }

    @Test
    void podmansComeBeforeDockers() {
        var environment = Map.of("XDG_RUNTIME_DIR", "run", "XDG_CONFIG_HOME", "xdg", "DOCKER_CONFIG", "docker");

        assertEquals(
                List.of(
                        Path.of("run/containers/auth.json"),
                        Path.of("xdg/containers/auth.json"),
                        Path.of("docker/config.json")),
                LoginFiles.paths(environment, HOME));
    }

    @Test
    void anAuthFileNamedStandsInPlaceOfPodmansOthers() {
        var environment = Map.of("REGISTRY_AUTH_FILE", "my/auth.json", "XDG_RUNTIME_DIR", "run");

        assertEquals(
                List.of(Path.of("my/auth.json"), HOME.resolve(".docker/config.json")),
                LoginFiles.paths(environment, HOME));
    }

    @Test
    void emptyVariablesCountAsAbsent() {
        var environment =
                Map.of("REGISTRY_AUTH_FILE", "", "XDG_RUNTIME_DIR", "", "XDG_CONFIG_HOME", "", "DOCKER_CONFIG", "");

        assertEquals(LoginFiles.paths(Map.of(), HOME), LoginFiles.paths(environment, HOME));
    }

    @Test
    void eachFileIsASourceThatIsNamedByItsPath() {
        var names = LoginFiles.sources(Map.of(), HOME, line -> {}).stream()
                .map(CredentialChain.Source::name)
                .toList();

        assertEquals(
                List.of(
                        HOME.resolve(".config/containers/auth.json").toString(),
                        HOME.resolve(".docker/config.json").toString(),
                        "the cloud's credential helper"),
                names);
    }
}
