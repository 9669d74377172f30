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
    private final Progress progress;
    private final Deque<Move> tried = new ArrayDeque<>();

    /**
     * Nothing is moved yet.
     *
     * @param progress is told when somebody else moves a tag on
     */
    TagMover(Progress progress) {
        this.progress = progress;
    }

    /**
     * Whose tags are set.
     *
     * @param ledger is told of each
     * @param remedy for what a registry may lack that has just taken it
     */
    record Owner(Repository target, Ledger ledger, Remedy remedy) {}

    /** A tag to be set, and what it stood for before. */
    record Move(Owner whose, Tagging tagging, Optional<Digest> before) {
        boolean isDone(Optional<Digest> now) {
            return now.filter(tagging.document().digest()::equals).isPresent();
        }

        boolean isDone() {
            return isDone(before);
        }

        Move asked() throws IOException {
            return new Move(whose, tagging, whose.target().tags().digestOf(tagging.tag()));
        }
    }

    /**
     * Moves. A tag that stands for the right content already is left alone: some registries let nobody set a tag twice.
     *
     * @param before what each tag stood for when the push began
     */
    void move(Owner whose, List<Tagging> taggings, Map<String, Optional<Digest>> before) throws IOException {
        var moves = new ArrayList<Move>();
        for (var tagging : taggings) {
            moves.add(new Move(whose, tagging, before.getOrDefault(tagging.tag(), Optional.empty())));
        }
        moves.removeIf(Move::isDone);
        if (moves.size() > 1) {
            // The first may have to be set back to what it is now, and the push has taken its time.
            for (int i = 0; i < moves.size(); i++) {
                moves.set(i, moves.get(i).asked());
            }
        }
        move(moves);
    }

    /** Moves all or none, perhaps of several repositories. */
    void move(List<Move> wanted) throws IOException {
        var moves = new ArrayList<>(wanted);
        moves.removeIf(Move::isDone);
        try {
            for (var move : moves) {
                tried.push(move);
                move.whose().ledger().moved(move.tagging().tag());
                set(move);
                move.whose().ledger().document(move.tagging().document());
            }
        } catch (IOException e) {
            setBack(e);
            throw e;
        }
    }

    private void set(Move move) throws IOException {
        var tag = move.tagging().tag();
        var target = move.whose().target();
        target.tags()
                .move(
                        move.tagging().document(),
                        tag,
                        move.before(),
                        move.whose().remedy())
                .ifPresent(other -> progress.line("the tag " + tag + " of " + target
                        + " was set, and somebody else who pushed at the same time has moved it on to " + other));
    }

    /** Stops at the first that cannot be set back: a registry that is gone stays gone. */
    private void setBack(IOException reason) {
        try {
            while (!tried.isEmpty()) {
                setBack(tried.peek());
                var move = tried.pop();
                move.whose().ledger().setBack(move.tagging().tag());
            }
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** What somebody else has set meanwhile is theirs. */
    private static void setBack(Move move) throws IOException {
        var tag = move.tagging().tag();
        var target = move.whose().target();
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
