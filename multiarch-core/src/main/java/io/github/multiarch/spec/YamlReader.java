package io.github.multiarch.spec;

import io.github.multiarch.oci.Shown;
import io.github.multiarch.spec.YamlNode.Entry;
import io.github.multiarch.spec.YamlNode.Size;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Reads the one document of a text as nodes, within bounds. The library's own composer knows none for depth, and would make of aliases in aliases more than
 * fits into memory.
 */
final class YamlReader {
    /** A spec goes five deep. The library's time grows with the square of it. */
    static final int DEEPEST = 20;
    /** A thousand images with ten annotations each have 25 000. */
    static final int MOST_NODES = 30_000;

    private final YamlEvents events;
    private final Complaints complaints;
    private final Map<Anchor, Optional<YamlNode>> anchors = new HashMap<>();
    private Size read = new Size(0, 0);

    private YamlReader(String text, Complaints complaints) {
        this.events = new YamlEvents(text);
        this.complaints = complaints;
    }

    /** The document; empty when there is none. */
    static Optional<YamlNode> read(String text, Complaints complaints) throws MalformedYamlException {
        return new YamlReader(text, complaints).document();
    }

    private Optional<YamlNode> document() throws MalformedYamlException {
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            return Optional.empty();
        }
        var node = node(events.next(), 0);
        events.next();
        if (events.next().getEventId() != Event.ID.StreamEnd) {
            complaints.add(events.position(), "", "is a second document; a spec is one");
        }
        return Optional.of(node);
    }

    private YamlNode node(Event event, int depth) throws MalformedYamlException {
        var position = events.position();
        if (depth > DEEPEST) {
            throw new MalformedYamlException(position, "is nested more than " + DEEPEST + " deep");
        }
        if (event instanceof AliasEvent alias) {
            return named(alias.getAlias(), position);
        }
        // Known from here on, and not yet read: an alias for it within itself is one without end.
        var anchor = event instanceof NodeEvent node ? node.getAnchor() : Optional.<Anchor>empty();
        anchor.ifPresent(name -> anchors.put(name, Optional.empty()));
        var node = event instanceof ScalarEvent scalar ? text(scalar, position) : collection(event, position, depth);
        anchor.ifPresent(name -> anchors.put(name, Optional.of(node)));
        return node;
    }

    private YamlNode named(Anchor name, Position position) throws MalformedYamlException {
        var shown = "the alias *" + Shown.of(name.getValue());
        var target = anchors.get(name);
        if (target == null) {
            throw new MalformedYamlException(position, shown + " names nothing that comes before it");
        }
        var node = target.orElseThrow(
                () -> new MalformedYamlException(position, shown + " stands for what it is a part of"));
        spend(node.size(), position);
        return node;
    }

    private YamlNode text(ScalarEvent scalar, Position position) throws MalformedYamlException {
        refuseTag(scalar.getTag(), position);
        var text = new YamlNode.Text(position, scalar.getValue(), scalar.isPlain());
        spend(text.size(), position);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text.value())) {
            throw new MalformedYamlException(position, "has half a character, written as \\uD800 to \\uDFFF");
        }
        return text;
    }

    private YamlNode collection(Event start, Position position, int depth) throws MalformedYamlException {
        if (start instanceof CollectionStartEvent collection) {
            refuseTag(collection.getTag(), position);
        }
        var before = read;
        spend(new Size(1, 0), position);
        if (start instanceof MappingStartEvent) {
            var entries = new ArrayList<Entry>();
            for (var event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
                var key = node(event, depth + 1);
                entries.add(new Entry(key, node(events.next(), depth + 1)));
            }
            return new YamlNode.Entries(position, entries, read.minus(before));
        }
        var items = new ArrayList<YamlNode>();
        for (var event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new YamlNode.Items(position, items, read.minus(before));
    }

    private void refuseTag(Optional<String> tag, Position position) {
        tag.ifPresent(name -> complaints.add(
                position, "", "has the tag '" + Shown.of(name) + "'; leave it out, all that is in a spec is text"));
    }

    private void spend(Size size, Position position) throws MalformedYamlException {
        read = read.plus(size);
        if (read.nodes() > MOST_NODES || read.characters() > SpecFile.MAX_BYTES) {
            throw new MalformedYamlException(
                    position,
                    "is too much: a spec has at most " + MOST_NODES + " parts and " + SpecFile.MAX_BYTES
                            + " characters, with what its aliases stand for");
        }
    }
}
