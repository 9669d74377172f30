package io.github.multiarch.spec;

import io.github.multiarch.oci.Shown;
import java.util.Iterator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** What the library makes of a text, step by step: who stops asking spares it the rest. */
final class YamlEvents {
    private final Iterator<Event> events;
    private Position last = Position.START;

    YamlEvents(String text) {
        var settings =
                LoadSettings.builder().setCodePointLimit(SpecFile.MAX_BYTES).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    Event next() throws MalformedYamlException {
        try {
            var event = events.next();
            last = Position.of(event.getStartMark()).orElse(last);
            return event;
        } catch (MarkedYamlEngineException e) {
            throw new MalformedYamlException(
                    Position.of(e.getProblemMark())
                            .or(() -> Position.of(e.getContextMark()))
                            .orElse(last),
                    "is not YAML: " + Shown.of(e.getProblem())
                            + (e.getContext() == null ? "" : ", " + Shown.of(e.getContext())));
        } catch (YamlVersionException e) {
            throw new MalformedYamlException(last, "is another version of YAML than 1.2");
        } catch (RuntimeException e) {
            // Of the JDK's, that is: the library lets a NumberFormatException pass where an escape is damaged.
            throw new MalformedYamlException(last, "cannot be read as YAML from here on; is an escape damaged?");
        }
    }

    /** Where the last event began. */
    Position position() {
        return last;
    }
}
