package io.github.multiarch.registry.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The fake registry of the unit tests, as it comes and with {@code listReferrers}. */
class FakeConformanceTest {
    private static final Path PAGE =
            Path.of(System.getProperty("basedir")).resolveSibling("docs").resolve("registries.md");

    /** The page ends with it. */
    @Test
    void thePageHasTheTable() throws IOException {
        var page = Files.readString(PAGE);
        int table = page.indexOf("\n| | request |");
        assertEquals(
                String.join("\n", Conformance.table()),
                page.substring(table + 1).stripTrailing());
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class AsItComes extends Fake {
        @Override
        protected Tested tested() {
            return Tested.FAKE;
        }
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class WithReferrers extends Fake {
        WithReferrers() {
            registry.rules().listReferrers();
        }

        @Override
        protected Tested tested() {
            return Tested.FAKE_WITH_REFERRERS;
        }
    }

    private abstract static class Fake extends ConformanceContract {
        final FakeRegistry registry = FakeRegistry.start();

        @AfterAll
        final void close() {
            registry.close();
        }

        @Override
        protected final String host() {
            return registry.host();
        }
    }
}
