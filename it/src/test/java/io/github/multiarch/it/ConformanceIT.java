package io.github.multiarch.it;

import io.github.multiarch.registry.conformance.ConformanceContract;
import io.github.multiarch.registry.conformance.Tested;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Debian's registry beside the distribution specification: the same requests as to the fake one of the unit tests. */
class ConformanceIT {
    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class AsItsPackageConfiguresIt extends Debian {
        @Override
        protected Tested tested() {
            return Tested.DEBIAN;
        }

        @Override
        DebianRegistry start(Path directory) throws IOException, InterruptedException {
            return DebianRegistry.start(directory);
        }
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class WithoutDeletes extends Debian {
        @Override
        protected Tested tested() {
            return Tested.DEBIAN_WITHOUT_DELETES;
        }

        @Override
        DebianRegistry start(Path directory) throws IOException, InterruptedException {
            return DebianRegistry.startWithoutDeletes(directory);
        }
    }

    private abstract static class Debian extends ConformanceContract {
        private Optional<DebianRegistry> registry = Optional.empty();

        abstract DebianRegistry start(Path directory) throws IOException, InterruptedException;

        @BeforeAll
        final void open(@TempDir Path directory) throws IOException, InterruptedException {
            registry = Optional.of(start(directory));
        }

        @AfterAll
        final void stop() {
            registry.ifPresent(DebianRegistry::close);
        }

        @Override
        protected final String host() {
            return registry.orElseThrow().host();
        }
    }
}
