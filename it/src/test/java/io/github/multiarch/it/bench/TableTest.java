package io.github.multiarch.it.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsFiguresUnderTheirHeader() {
        var table = new Table("case", "requests");
        table.row(List.of("nothing changed", "8"));
        assertEquals("""
                | case            | requests |
                |-----------------|---------:|
                | nothing changed |        8 |
                """, table.toString());
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThrows(IllegalArgumentException.class, () -> new Table("case").row(List.of("a", "b")));
    }
}
