package io.github.multiarch.maven;

import io.github.multiarch.config.ContainerParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code <container>} element: how containers of every platform are run. */
public final class ContainerParameter {
    private @Nullable String mainClass;
    private @Nullable List<String> jvmFlags;
    private @Nullable List<String> args;
    private @Nullable List<String> entrypoint;
    private @Nullable Map<String, String> environment;
    private @Nullable Map<String, String> labels;
    private @Nullable List<String> ports;
    private @Nullable List<String> volumes;
    private @Nullable String user;
    private @Nullable String workingDirectory;
    private @Nullable String appRoot;

    /** For Maven, which sets the fields next. */
    public ContainerParameter() {}

    /**
     * What the element says.
     *
     * @param otherMainClass the main class when the element has none
     * @param otherArgs the arguments when the element has none
     */
    ContainerParameters toParameters(Optional<String> otherMainClass, Optional<List<String>> otherArgs) {
        return new ContainerParameters(
                Elements.text(mainClass).or(() -> otherMainClass),
                Elements.list(jvmFlags),
                Optional.ofNullable(args).map(Elements::list).or(() -> otherArgs),
                Elements.list(entrypoint),
                Elements.map(environment),
                Elements.map(labels),
                Elements.list(ports),
                Elements.list(volumes),
                Elements.text(user),
                Elements.text(workingDirectory),
                Elements.text(appRoot));
    }
}
