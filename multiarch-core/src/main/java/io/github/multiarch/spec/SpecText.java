package io.github.multiarch.spec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Bytes that are text as YAML has it. The library would put another character in place of what is none, and says of control characters no place. */
final class SpecText {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private SpecText() {}

    /** The text, without a byte order mark. */
    static String of(byte[] bytes, Complaints complaints) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var chars = CharBuffer.allocate(bytes.length);
        var result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
        var decoded = chars.flip().toString();
        var text = decoded.startsWith(BYTE_ORDER_MARK) ? decoded.substring(1) : decoded;
        var end = refuseControls(text, complaints);
        if (result.isError()) {
            complaints.add(end, "", "is not UTF-8 from here on; write the spec as UTF-8");
        }
        return text;
    }

    /** Says where the text ends. */
    private static Position refuseControls(String text, Complaints complaints) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!StreamReader.isPrintable(c)) {
                complaints.add(
                        new Position(line, column),
                        "",
                        "is the character U+" + HexFormat.of().withUpperCase().toHexDigits(c, c > 0xFFFF ? 6 : 4)
                                + ", which is not allowed in YAML; write an escape in double quotes");
            }
            i += Character.charCount(c);
            boolean ends = c == '\n' || (c == '\r' && !text.startsWith("\n", i));
            line += ends ? 1 : 0;
            column = ends ? 1 : column + 1;
        }
        return new Position(line, column);
    }
}
