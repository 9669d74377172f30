package io.github.multiarch.publish;

import io.github.multiarch.content.Remedy;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.registry.Repository;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets tags to content that is complete. When one cannot be set, those that were set before are set back, as far as the registry lets us: whoever sees the push fail
 * expects that nothing was published.
 */
final class TagMover {
    private final Repository target;
    private final Ledger ledger;
    private final Remedy remedy;
    private final Progress progress;
    private final Deque<Move> tried = new ArrayDeque<>();

    /**
     * Nothing is moved yet.
     *
     * @param remedy for what a registry may lack that has just taken it
     * @param progress is told when somebody else moves a tag on
     */
    TagMover(Repository target, Ledger ledger, Remedy remedy, Progress progress) {
        this.target = target;
        this.ledger = ledger;
        this.remedy = remedy;
        this.progress = progress;
    }

    /** A tag to be set, and what it stood for before. */
    private record Move(Tagging tagging, Optional<Digest> before) {
        boolean isDone(Optional<Digest> now) {
            return now.filter(tagging.document().digest()::equals).isPresent();
        }

        boolean isDone() {
            return isDone(before);
        }
    }

    /**
     * Moves. A tag that stands for the right content already is left alone: some registries let nobody set a tag twice.
     *
     * @param before what each tag stood for when the push began
     */
    void move(List<Tagging> taggings, Map<String, Optional<Digest>> before) throws IOException {
        var moves = new ArrayList<Move>();
        for (var tagging : taggings) {
            moves.add(new Move(tagging, before.getOrDefault(tagging.tag(), Optional.empty())));
        }
        moves.removeIf(Move::isDone);
        if (moves.size() > 1) {
            // The first may have to be set back to what it is now, and the push has taken its time.
            for (int i = 0; i < moves.size(); i++) {
                var tagging = moves.get(i).tagging();
                moves.set(i, new Move(tagging, target.tags().digestOf(tagging.tag())));
            }
            moves.removeIf(Move::isDone);
        }
        try {
            for (var move : moves) {
                tried.push(move);
                ledger.moved(move.tagging().tag());
                set(move);
                ledger.document(move.tagging().document());
            }
        } catch (IOException e) {
            setBack(e);
            throw e;
        }
    }

    private void set(Move move) throws IOException {
        var tag = move.tagging().tag();
        target.tags()
                .move(move.tagging().document(), tag, move.before(), remedy)
                .ifPresent(other -> progress.line("the tag " + tag + " of " + target
                        + " was set, and somebody else who pushed at the same time has moved it on to " + other));
    }

    /** Stops at the first that cannot be set back: a registry that is gone stays gone. */
    private void setBack(IOException reason) {
        try {
            while (!tried.isEmpty()) {
                setBack(tried.peek());
                ledger.setBack(tried.pop().tagging().tag());
            }
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** What somebody else has set meanwhile is theirs. */
    private void setBack(Move move) throws IOException {
        var tag = move.tagging().tag();
        if (!move.isDone(target.tags().digestOf(tag))) {
            return;
        }
        if (move.before().isEmpty()) {
            target.tags().remove(tag);
            return;
        }
        var earlier = move.before().get();
        target.tags()
                .setBack(
                        target.resolve(earlier.toString())
                                .orElseThrow(() -> new IOException(
                                        "what " + tag + " stood for, " + earlier + ", is not there any more")),
                        tag);
    }
}
