package io.github.multiarch.mirrors;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where other tools have their settings on this machine, in the places of the tools themselves.
 *
 * @param environment variables of the process; empty ones count as absent
 * @param home the user's
 * @param etc {@code /etc}
 */
record MachineFiles(Map<String, String> environment, Path home, Path etc) {
    private static final String CONF = "registries.conf";

    /**
     * The files of {@code registries.conf}, what counts more behind what counts less: the file that {@code CONTAINERS_REGISTRIES_CONF} names, the user's, or the system's, then the files of the folders
     * {@code registries.conf.d}. Where the user's file is there, the system's folder does not count.
     *
     * @see <a href="https://github.com/containers/image/blob/v5.36.0/docs/containers-registries.conf.d.5.md">containers-registries.conf.d(5)</a>
     */
    List<Path> registriesConf() throws IOException {
        var user = userConfig().resolve("containers");
        var system = etc.resolve("containers");
        var named = variable("CONTAINERS_REGISTRIES_CONF");
        var files = new ArrayList<Path>();
        boolean ofUser = named.isEmpty() && Files.exists(user.resolve(CONF));
        if (named.isPresent()) {
            if (!Files.exists(named.get())) {
                throw new IOException(named.get() + " does not exist; CONTAINERS_REGISTRIES_CONF names it");
            }
            files.add(named.get());
        } else {
            files.add((ofUser ? user : system).resolve(CONF));
        }
        if (!ofUser) {
            files.addAll(dropIns(system));
        }
        files.addAll(dropIns(user));
        return files;
    }

    /** The files {@code daemon.json} of Docker daemons, the user's own before the system's: of a rootless one, of Docker Desktop, of the system. */
    List<Path> dockerDaemon() {
        var files = new ArrayList<Path>();
        files.add(userConfig().resolve("docker").resolve("daemon.json"));
        files.add(home.resolve(".docker").resolve("daemon.json"));
        files.add(etc.resolve("docker").resolve("daemon.json"));
        variable("ProgramData").ifPresent(folder -> files.add(folder.resolve("docker/config/daemon.json")));
        return files;
    }

    private static List<Path> dropIns(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(folder.resolve("registries.conf.d"))) {
            for (var file : all) {
                if (file.toString().endsWith(".conf") && !Files.isDirectory(file)) {
                    files.add(file);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        files.sort(null);
        return files;
    }

    private Path userConfig() {
        return variable("XDG_CONFIG_HOME").orElse(home.resolve(".config"));
    }

    private Optional<Path> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
