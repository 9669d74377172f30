package io.github.multiarch.maven;

import io.github.multiarch.config.Problems;
import io.github.multiarch.credentials.ConfiguredCredentials;
import io.github.multiarch.registry.HttpProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** The active {@code <proxy>}s of {@code settings.xml}, with their passwords decrypted. */
final class SettingsProxies {
    /** Others are for what Maven does not do over HTTP. */
    private static final Set<String> PROTOCOLS = Set.of("http", "https");

    private final SettingsDecrypter decrypter;

    SettingsProxies(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    List<HttpProxy> read(Settings settings, Problems problems) {
        var proxies = new ArrayList<HttpProxy>();
        for (var proxy : settings.getProxies()) {
            if (proxy.isActive() && PROTOCOLS.contains(protocol(proxy))) {
                var where = "the proxy '" + proxy.getId() + "' in settings.xml";
                decrypted(proxy, where, problems)
                        .flatMap(open -> problems.attempt(where, () -> read(open, where)))
                        .ifPresent(proxies::add);
            }
        }
        return proxies;
    }

    private Optional<Proxy> decrypted(Proxy proxy, String where, Problems problems) {
        var result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(proxy));
        for (var problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                // Maven's own message says which file or key is missing; the password is not in it.
                problems.add(
                        where,
                        "its password cannot be decrypted: " + problem.getMessage()
                                + "; encrypt it again, or see whether settings-security.xml is this user's");
                return Optional.empty();
            }
        }
        return Optional.of(result.getProxy());
    }

    private static HttpProxy read(Proxy proxy, String where) {
        return new HttpProxy(
                protocol(proxy),
                proxy.getHost() == null ? "" : proxy.getHost().strip(),
                proxy.getPort(),
                proxy.getNonProxyHosts() == null ? "" : proxy.getNonProxyHosts(),
                ConfiguredCredentials.pair(where, proxy.getUsername(), proxy.getPassword()));
    }

    private static String protocol(Proxy proxy) {
        return proxy.getProtocol() == null
                ? "http"
                : proxy.getProtocol().strip().toLowerCase(Locale.ROOT);
    }
}
