package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class OutputFormTest {
    @Test
    void formsAreReadInAnyCaseAndLocale() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertEquals(OutputForm.TABLE, OutputForm.parse("table"));
            assertEquals(OutputForm.JSON, OutputForm.parse("Json"));
            assertEquals(OutputForm.JSON, OutputForm.parseForDocument("json"));
            assertEquals(OutputForm.RAW, OutputForm.parseForDocument("RAW"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void otherFormsAreRefusedByName() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> OutputForm.parse("xml"));
        assertEquals("'xml' is not a form of output; use table or json", refusal.getMessage());
        refusal = assertThrows(IllegalArgumentException.class, () -> OutputForm.parseForDocument("xml"));
        assertEquals("'xml' is not a form of output; use table or json or raw", refusal.getMessage());
    }

    @Test
    void onlyDocumentsAreShownAsTheirBytes() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> OutputForm.parse("raw"));
        assertEquals("'raw' is not a form of output of this goal; use table or json", refusal.getMessage());
    }
}
