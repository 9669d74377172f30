package io.github.multiarch.registry.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.registry.fake.RawClient;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of {@link Conformance} against one registry. Where it is known to answer otherwise than the specification wants, it has to go on to do so. */
public abstract class ConformanceContract {
    /**
     * The registry under test, open to everybody, over plain HTTP.
     *
     * @return {@code host:port}
     */
    protected abstract String host();

    /**
     * Its column.
     *
     * @return which one it is
     */
    protected abstract Tested tested();

    static List<Row> rows() {
        return Conformance.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    final void theAnswerIsTheKnownOne(Row row) throws IOException {
        var name = "conformance/row-"
                + Conformance.rows().stream().map(Row::request).toList().indexOf(row.request());
        var seen =
                row.ask().of(new Place(new RawClient("http://" + host()), name)).toString();
        assertTrue(
                row.known(tested()).contains(seen),
                () -> tested() + " answered '" + seen + "' instead of " + row.known(tested()));
    }
}
