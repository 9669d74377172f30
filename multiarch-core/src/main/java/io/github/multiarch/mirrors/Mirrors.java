package io.github.multiarch.mirrors;

import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Shown;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where images of registries are to be asked for: first at the mirrors that the user names, then at those of {@code registries.conf}, for Docker Hub at those of {@code daemon.json}, and last at the
 * registry itself. The files are read when the first image is asked for. For use by several threads at once.
 */
public final class Mirrors {
    private static final String PARAMETER = "registryMirrors";

    private final List<RegistryRule> given;
    private final Optional<MachineFiles> files;
    private final Consumer<String> warnings;
    private @Nullable List<RegistryRule> conf;
    private @Nullable List<RegistryRule> docker;

    Mirrors(List<RegistryRule> given, Optional<MachineFiles> files, Consumer<String> warnings) {
        this.given = List.copyOf(given);
        this.files = files;
        this.warnings = warnings;
    }

    /**
     * No mirrors at all.
     *
     * @return each registry stands for itself
     */
    public static Mirrors none() {
        return new Mirrors(List.of(), Optional.empty(), line -> {});
    }

    /**
     * The user's, and those of this machine. Nothing is read yet.
     *
     * @param given each {@code registry=mirror}, as in {@code docker.io=mirror.example.com/hub}; several for one registry are asked in this order
     * @param environment the process's environment variables
     * @param home the user's home folder
     * @param warnings is told of what the files say and cannot be done
     * @return the mirrors
     * @throws IllegalArgumentException when one of those given is something else
     */
    public static Mirrors of(
            List<String> given, Map<String, String> environment, Path home, Consumer<String> warnings) {
        return new Mirrors(parse(given), Optional.of(new MachineFiles(environment, home, Path.of("/etc"))), warnings);
    }

    static List<RegistryRule> parse(List<String> given) {
        var mirrors = new LinkedHashMap<String, List<Mirror>>();
        for (var text : given) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("'" + Shown.of(text)
                        + "' names no mirror; expected registry=mirror, as in docker.io=mirror.example.com/hub");
            }
            var mirror = Location.parse(text.substring(equals + 1));
            if (mirror.hasAnyHost()) {
                throw new IllegalArgumentException("'" + Shown.of(text) + "' has a mirror without a host of its own");
            }
            mirrors.computeIfAbsent(Location.parse(text.substring(0, equals)).text(), key -> new ArrayList<>())
                    .add(new Mirror(mirror, false, Mirror.Use.ALL));
        }
        var rules = new ArrayList<RegistryRule>();
        mirrors.forEach((prefix, its) ->
                rules.add(new RegistryRule(new Location(prefix), Optional.empty(), false, false, its, PARAMETER)));
        return rules;
    }

    /**
     * Where to ask for an image.
     *
     * @param image as the user names it
     * @return in the order of asking, each place once; the last is the registry itself, or what a file says that takes its place
     * @throws IOException when a file cannot be read or makes no sense, or says that this image must not be asked for
     */
    public List<PullSource> sources(ImageReference image) throws IOException {
        var rule = RegistryRule.of(image, conf());
        if (rule.filter(RegistryRule::isBlocked).isPresent()) {
            throw new IOException(
                    "the registry of " + image + " is blocked by " + rule.get().saidBy() + " (prefix "
                            + rule.get().prefix() + "); take another base, or ask whoever keeps that file");
        }
        try {
            var asked = new ArrayList<PullSource>();
            RegistryRule.of(image, given).ifPresent(user -> asked.addAll(user.mirrorsOf(image)));
            rule.ifPresent(ofFile -> asked.addAll(ofFile.mirrorsOf(image)));
            if (image.registry().equals(ImageReference.DOCKER_HUB)) {
                for (var daemon : docker()) {
                    asked.addAll(daemon.mirrorsOf(image));
                }
            }
            var itself =
                    rule.map(ofFile -> ofFile.itself(image)).orElseGet(() -> new PullSource(image, false, "its name"));
            return eachOnce(asked, itself);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "the mirrors of " + image + ", as "
                            + rule.map(RegistryRule::saidBy).orElse(PARAMETER) + " has them, give no name of an image: "
                            + e.getMessage(),
                    e);
        }
    }

    /** Nobody is asked after the registry itself. */
    private static List<PullSource> eachOnce(List<PullSource> asked, PullSource itself) {
        var sources = new LinkedHashMap<ImageReference, PullSource>();
        for (var source : asked) {
            if (source.image().equals(itself.image())) {
                break;
            }
            sources.putIfAbsent(source.image(), source);
        }
        sources.put(itself.image(), itself);
        return List.copyOf(sources.values());
    }

    private synchronized List<RegistryRule> conf() throws IOException {
        if (conf == null) {
            conf = files.isPresent() ? readConf(files.get().registriesConf()) : List.of();
        }
        return conf;
    }

    /** A later file replaces what an earlier one says of the same prefix. */
    private static List<RegistryRule> readConf(List<Path> files) throws IOException {
        var rules = new LinkedHashMap<String, RegistryRule>();
        for (var file : files) {
            var content = ConfigFile.read(file);
            if (content.isPresent()) {
                var its = new LinkedHashMap<String, RegistryRule>();
                try {
                    RegistriesConf.read(content.get(), file.toString())
                            .forEach(rule -> its.putIfAbsent(rule.prefix().text(), rule));
                } catch (MalformedTomlException e) {
                    throw new IOException(file + ", line " + e.line() + ": " + e.getMessage(), e);
                }
                rules.putAll(its);
            }
        }
        return List.copyOf(rules.values());
    }

    private synchronized List<RegistryRule> docker() throws IOException {
        if (docker == null) {
            docker = files.isPresent() ? readDocker(files.get().dockerDaemon()) : List.of();
        }
        return docker;
    }

    private List<RegistryRule> readDocker(List<Path> files) throws IOException {
        var rules = new ArrayList<RegistryRule>();
        for (var file : files) {
            try {
                ConfigFile.read(file)
                        .flatMap(content -> DockerMirrors.read(content, file.toString(), warnings))
                        .ifPresent(rules::add);
            } catch (MalformedDocumentException e) {
                throw new IOException(String.valueOf(e.getMessage()), e);
            } catch (IOException e) {
                if (!(e.getCause() instanceof AccessDeniedException)) {
                    throw e;
                }
                // It is the daemon's, who is somebody else than the user.
                warnings.accept(file + " may not be read, so mirrors that it names are not asked");
            }
        }
        return List.copyOf(rules);
    }
}
