package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportTest {
    @TempDir
    static Path folder;

    private static TlsIdentity known;

    @BeforeAll
    static void makeKey() throws IOException {
        known = TlsIdentity.create(folder, "ip:127.0.0.1");
    }

    @Test
    void aLoopbackRegistryMaySpeakPlainHttp() throws IOException {
        try (var registry = FakeRegistry.start()) {
            assertAbsent(registry, Fixture.options(Set.of(), Optional.empty()));
        }
    }

    @Test
    void aLoopbackRegistryMaySpeakTlsWithACertificateOfTheCaFile() throws IOException {
        try (var registry = FakeRegistry.startTls(known.context())) {
            assertAbsent(registry, Fixture.options(Set.of(), Optional.of(known.certificate())));
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefusedAlsoOnLoopback() {
        try (var registry = FakeRegistry.startTls(known.context())) {
            var failure = assertThrows(
                    RegistryException.class, () -> assertAbsent(registry, Fixture.options(Set.of(), Optional.empty())));
            assertInstanceOf(SSLException.class, failure.getCause());
            assertMessage(failure, registry.host(), "<caFile>", "<insecureRegistries>");
        }
    }

    @Test
    void theCertificateOfAnInsecureRegistryIsNotVerified() throws IOException {
        try (var registry = FakeRegistry.startTls(known.context())) {
            assertAbsent(registry, Fixture.options(Set.of(registry.host()), Optional.empty()));
            assertAbsent(registry, Fixture.options(Set.of("127.0.0.1"), Optional.empty()));
            assertThrows(
                    RegistryException.class,
                    () -> assertAbsent(registry, Fixture.options(Set.of("127.0.0.1:1"), Optional.empty())));
        }
    }

    @Test
    void theCertificateMustBeForThisHost(@TempDir Path other) throws IOException {
        var stranger = TlsIdentity.create(other, "dns:elsewhere.invalid");
        try (var registry = FakeRegistry.startTls(stranger.context())) {
            var failure = assertThrows(
                    RegistryException.class,
                    () -> assertAbsent(registry, Fixture.options(Set.of(), Optional.of(stranger.certificate()))));
            assertInstanceOf(SSLException.class, failure.getCause());
            assertAbsent(registry, Fixture.options(Set.of(registry.host()), Optional.empty()));
        }
    }

    @Test
    void tokensComeOverTlsToo() throws IOException {
        try (var registry = FakeRegistry.startTls(known.context()).requireBearer("ann", "secret");
                var registries = TestRegistries.open(
                        Fixture.options(Set.of(), Optional.of(known.certificate())),
                        host -> Optional.of(new Credentials("ann", "secret")))) {
            var reference = ImageReference.parse(registry.host() + "/team/app");
            registries.repository(reference).checkPushAccess();
            Fixture.write(registries.repository(reference), new byte[] {1});
            assertFalse(registry.requests().isEmpty());
        }
    }

    @Test
    void aCaFileWithoutCertificatesIsNamed() throws IOException {
        var empty = Files.createFile(folder.resolve("empty.pem"));
        for (var file : new Path[] {empty, folder.resolve("absent.pem")}) {
            try (var registry = FakeRegistry.start()) {
                var failure = assertThrows(
                        IOException.class, () -> assertAbsent(registry, Fixture.options(Set.of(), Optional.of(file))));
                assertMessage(failure, "<caFile> " + file);
            }
        }
    }

    @Test
    void whereNothingListensTheMessageSaysSo() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var failure = assertThrows(RegistryException.class, () -> resolve("127.0.0.1:" + port));
        assertMessage(failure, "nothing answers at 127.0.0.1:" + port, "Check that the registry is running");
        assertEquals(false, failure.status().isPresent());
    }

    @Test
    void aHostThatIsNotKnownIsNamed() {
        var failure = assertThrows(RegistryException.class, () -> resolve("registry.invalid"));
        assertMessage(failure, "registry.invalid is not known", "Check the name");
    }

    private static void resolve(String host) throws IOException {
        try (var registries = TestRegistries.open(Fixture.options(Set.of(), Optional.empty()), CredentialSource.NONE)) {
            registries.repository(ImageReference.parse(host + "/team/app")).resolve("1");
        }
    }

    private static void assertAbsent(FakeRegistry registry, RegistryOptions options) throws IOException {
        try (var registries = TestRegistries.open(options, CredentialSource.NONE)) {
            var repository = registries.repository(ImageReference.parse(registry.host() + "/team/app"));
            assertEquals(Optional.empty(), repository.resolve("1"));
        }
    }
}
