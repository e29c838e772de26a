package tableflow.console.service.storage.scan;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.port.ObjectPages.Ask;
import tableflow.console.service.storage.scan.Frontier.Listing;
import tableflow.console.service.storage.scan.Frontier.Look;
import tableflow.console.service.storage.scan.Frontier.Task;
import tableflow.console.service.support.Waiter;

/// One of the streams of a scan: takes a part, lists it page by page, takes the next. Where S3 asks to slow down it
/// waits and asks again; what breaks off is asked for again a few times.
final class Stream implements Runnable {

    /// Refusals of one page in a row, with about a minute between the first and the last.
    private static final int MOST_SLOWED = 16;
    private static final int MOST_REPEATED = 5;

    private final ObjectPages pages;
    private final Waiter waiter;
    private final Shared shared;

    /// What the streams of a scan have in common.
    record Shared(S3Uri root, Board board, Lanes lanes) {}

    Stream(ObjectPages pages, Waiter waiter, Shared shared) {
        this.pages = pages;
        this.waiter = waiter;
        this.shared = shared;
    }

    @Override
    public void run() {
        try {
            for (Optional<Task> task = shared.board.take(); task.isPresent(); task = shared.board.take()) {
                switch (task.get()) {
                    case Listing listing -> list(listing.span());
                    case Look look -> look(look);
                }
            }
        } catch (InterruptedException cancelled) {
            // Whoever cancels has closed the board already.
            Thread.currentThread().interrupt();
        } catch (RemoteFailure fatal) {
            shared.board.close(fatal.is(Kind.CANCELLED) ? null : fatal);
        } catch (RuntimeException broken) {
            shared.board.close(RemoteFailure.of(Kind.UNEXPECTED, "list " + shared.root, String.valueOf(broken))
                    .withCause(broken));
        }
    }

    private void list(Span span) throws InterruptedException {
        while (true) {
            Board.Position position = shared.board.position(span);
            ObjectPage page;
            try {
                page = fetch(new Ask(place(span.prefix), position.after(), span.folded, position.token()));
            } catch (RemoteFailure failed) {
                if (!concernsThisPart(failed)) {
                    throw failed;
                }
                shared.board.refused(span, failed);
                return;
            }
            if (!shared.board.commit(span, page)) {
                return;
            }
        }
    }

    /// Others fail for every part alike: they end the scan.
    private static boolean concernsThisPart(RemoteFailure failed) {
        return failed.is(Kind.FORBIDDEN) || failed.is(Kind.UNEXPECTED);
    }

    private void look(Look look) throws InterruptedException {
        try {
            shared.board.looked(look, fetch(new Ask(place(look.folder()), look.after(), true, "")));
        } catch (RemoteFailure failed) {
            if (!concernsThisPart(failed)) {
                throw failed;
            }
            shared.board.looked(look, null);
        }
    }

    private S3Uri place(String prefix) {
        return new S3Uri(shared.root.bucket(), prefix);
    }

    private ObjectPage fetch(Ask ask) throws InterruptedException {
        int slowed = 0;
        int repeated = 0;
        while (true) {
            try {
                return once(ask);
            } catch (RemoteFailure failed) {
                if (failed.is(Kind.THROTTLED) && ++slowed <= MOST_SLOWED) {
                    shared.lanes.slowDown(System.nanoTime());
                    shared.board.slowed();
                    waiter.pause(Lanes.backOff(slowed, ThreadLocalRandom.current().nextDouble()));
                } else if ((failed.is(Kind.UNEXPECTED) || failed.is(Kind.UNREACHABLE))
                        && ++repeated <= MOST_REPEATED) {
                    shared.board.repeated();
                    waiter.pause(Lanes.backOff(repeated, ThreadLocalRandom.current().nextDouble()));
                } else {
                    throw failed;
                }
            }
        }
    }

    private ObjectPage once(Ask ask) throws InterruptedException {
        shared.lanes.enter();
        boolean answered = false;
        try {
            shared.board.requested();
            ObjectPage page = pages.page(ask);
            answered = true;
            return page;
        } finally {
            shared.lanes.leave(answered);
        }
    }
}
