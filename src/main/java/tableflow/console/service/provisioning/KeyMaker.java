package tableflow.console.service.provisioning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.DeleteApiKey;
import tableflow.console.domain.change.ChangeRequest.NewApiKey;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.CreatedApiKey;
import tableflow.console.domain.provisioning.RunEvent.Level;

/// Makes a key without ever losing one. A key is the one object that cannot be made again by looking: its secret is in
/// the answer to the POST only. So:
///
/// 1. before the POST the journal notes which keys the owner had;
/// 2. the secret is stored the moment the POST returns, under the key's id, and then the journal notes the id;
/// 3. where the end of a POST is not known (no answer, or the process died), a key that appeared since is ours: with a
///    secret in the store it is taken, without one it is of use to nobody and is deleted.
///
/// A key counts as ours only when it was not there before, has our name and description, and was made in the time of
/// our POST; when several keys fit, none is deleted and all are named.
final class KeyMaker {

    private final StepRun run;
    private final KeyStep step;
    private final Site site;

    KeyMaker(StepRun run, KeyStep step) {
        this.run = run;
        this.step = step;
        this.site = run.site();
    }

    /// Puts a key into the keyring: one that is at hand, or a new one.
    ///
    /// @return whether one was made now
    boolean obtain() {
        RemoteFailure last = null;
        for (int attempt = 0; attempt < StepRun.TRIES; attempt++) {
            if (last != null) {
                run.pause(run.timing().earlyBeat(), "looking what came of the last try");
            }
            reconcile();
            Look look = step.look(site);
            if (look.settled()) {
                run.took(step, look);
                return false;
            }
            try {
                make();
                return true;
            } catch (RemoteFailure failure) {
                if (StepRun.hadNoEffect(failure) && !failure.is(RemoteFailure.Kind.THROTTLED)) {
                    throw failure;
                }
                run.log(Level.WARNING, failure.getMessage() + "; looking before another try");
                last = failure;
            }
        }
        throw last == null ? RemoteFailure.cancelled("make a key") : last;
    }

    private void make() {
        run.refuseSurprise(step.look(site));
        NewApiKey request = step.request(site);
        String before = step.siblings(site, request.ownerId()).stream()
                .map(ApiKeyInfo::id)
                .collect(Collectors.joining(","));
        Entry intent = run.journal().intend(Entry.about(Entry.Type.CREATE, step.facts())
                .facts(Map.of("before", before, "owner", request.ownerId())));
        CreatedApiKey created;
        try {
            created = site.control().create(request);
        } catch (RemoteFailure failure) {
            if (StepRun.hadNoEffect(failure)) {
                run.journal().close(intent, Entry.Type.REFUSED, failure.getMessage());
            }
            throw failure;
        }
        String id = created.key().id();
        try {
            run.uninterrupted(() -> run.secrets().put(Keyring.secretRef(id), created.key().secret()));
        } catch (RuntimeException notStored) {
            // A key whose secret nobody can keep is of use to nobody.
            run.journal().close(intent, Entry.Type.LOST, id);
            delete(run.journal(), id);
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "store the secret of key " + id,
                            String.valueOf(notStored.getMessage()))
                    .withCause(notStored)
                    .withAdvice("The key was deleted again. Open or mend the secret store, then apply again.");
        }
        run.journal().close(intent, Entry.Type.RESULT, id);
        site.keys().add(step.purpose(), step.resource(site), created.key());
        run.accessChanged();
    }

    /// Finds out what came of every POST of this step whose end is not known, in this run and in earlier ones.
    private void reconcile() {
        List<Journal> journals = new ArrayList<>(run.earlier());
        journals.add(run.journal());
        for (Journal journal : journals) {
            for (Entry intent : journal.pending(step.id())) {
                reconcile(journal, intent);
            }
            for (JournalState.Made lost : journal.lost()) {
                if (lost.stepId().equals(step.id())) {
                    delete(journal, lost.objectId());
                }
            }
        }
    }

    private void reconcile(Journal journal, Entry intent) {
        List<ApiKeyInfo> appeared = appeared(step, site, intent);
        for (ApiKeyInfo info : appeared) {
            if (site.keys().secretOf(step.purpose(), step.resource(site), info.id()).isPresent()) {
                journal.close(intent, Entry.Type.RESULT, info.id());
                run.log(Level.INFO, "key " + info.id() + " was made before the interruption; its secret is stored");
                return;
            }
        }
        if (appeared.size() == 1) {
            String id = appeared.getFirst().id();
            journal.close(intent, Entry.Type.LOST, id);
            run.log(Level.WARNING, "key " + id + " was made, but its secret was lost on the way: deleting it");
            delete(journal, id);
            return;
        }
        if (!appeared.isEmpty()) {
            run.log(Level.WARNING, "one of the keys " + appeared.stream().map(ApiKeyInfo::id).toList()
                    + " may be ours with a lost secret; which one cannot be told, so none is deleted");
        }
        journal.close(intent, Entry.Type.REFUSED, "no key of ours appeared");
    }

    /// The keys that may have come of `intent`.
    static List<ApiKeyInfo> appeared(KeyStep step, Site site, Entry intent) {
        Set<String> before = Set.copyOf(Arrays.asList(intent.fact("before").split(",")));
        return step.siblings(site, intent.fact("owner")).stream()
                .filter(it -> !before.contains(it.id()))
                .filter(it -> it.displayName().equals(step.name().name())
                        && it.description().equals(step.name().description()))
                .filter(it -> madeInTime(it, intent))
                .toList();
    }

    private static boolean madeInTime(ApiKeyInfo info, Entry intent) {
        Instant made = info.createdAt();
        Instant sent = Instant.parse(intent.at());
        return made == null
                || (!made.isBefore(sent.minus(Origin.CLOSE)) && !made.isAfter(sent.plus(Origin.CLOSE)));
    }

    private void delete(Journal journal, String id) {
        site.control().delete(new DeleteApiKey(id));
        journal.append(Entry.about(Entry.Type.REMOVED, step.facts()).object(id));
    }
}
