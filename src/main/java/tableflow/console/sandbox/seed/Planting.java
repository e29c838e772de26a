package tableflow.console.sandbox.seed;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plants pieces one after the other behind a sandbox that serves already. A piece that was planted before is left
/// out; one that fails is told and tried again at the next start, and the others follow all the same.
public final class Planting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Planting.class);

    private final SeedJournal journal;
    private final List<Piece> pieces;
    private final News news;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private final Thread worker;

    /// A part of a seed.
    public interface Piece {
        /// Its name in the journal and on the console.
        String name();

        /// Plants all of it; what an earlier try left is completed or replaced.
        ///
        /// @param progress told how far it is
        void plant(Progress progress) throws Exception;
    }

    /// How far a piece is.
    @FunctionalInterface
    public interface Progress {
        void at(String text);
    }

    /// Told what happens to pieces.
    public interface News {
        void planted(String piece);

        void progress(String piece, String text);
    }

    private Planting(SeedJournal journal, List<Piece> pieces, News news) {
        this.journal = journal;
        this.pieces = List.copyOf(pieces);
        this.news = news;
        this.worker = Thread.ofVirtual().name("planting").unstarted(this::run);
    }

    /// Begins at once and returns.
    public static Planting start(SeedJournal journal, List<Piece> pieces, News news) {
        Planting planting = new Planting(journal, pieces, news);
        planting.worker.start();
        return planting;
    }

    /// Completed when all pieces were tried, or the planting was closed.
    public CompletionStage<Void> finished() {
        return finished.minimalCompletionStage();
    }

    private void run() {
        try {
            for (Piece piece : pieces) {
                if (!journal.planted(piece.name())) {
                    plant(piece);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("planting ended early");
        } finally {
            finished.complete(null);
        }
    }

    private void plant(Piece piece) throws InterruptedException {
        try {
            piece.plant(text -> news.progress(piece.name(), text));
            journal.done(piece.name());
            news.planted(piece.name());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (worker.isInterrupted()) {
                throw new InterruptedException();
            }
            LOG.warn("{} could not be planted", piece.name(), e);
            news.progress(piece.name(), "could not be planted and will be tried again at the next start: "
                    + e.getMessage());
        }
    }

    /// Ends the piece that is being planted, and waits for it.
    @Override
    public void close() {
        worker.interrupt();
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
