package tableflow.console.service.provisioning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.domain.provisioning.Step.Action;

/// Finds out, before something is undone, what came of the calls of a run whose end nobody learnt: a run that was
/// killed, or whose last answer never arrived, has made more than its journal says.
final class Pendings {

    private final Tools tools;
    private final Profile profile;
    private final Site site;
    private final Claims claims;

    /// @param site with the keys that the runs made, so that topics and tables can be seen
    /// @param all every journal of the environment
    Pendings(Tools tools, Profile profile, Site site, List<Journal> all) {
        this.tools = tools;
        this.profile = profile;
        this.site = site;
        this.claims = new Claims(all);
    }

    /// What an intent came to: an object that is ours or may be, or a reason why that could not be seen.
    ///
    /// @param objectId absent when it could not be seen
    record Claim(Entry intent, @Nullable String objectId, Origin origin) {

        JournalState.Made made() {
            return JournalState.made(intent, objectId == null ? "" : objectId);
        }
    }

    /// Looks for what the pending calls of `run` may have made. Reads only. What is not there, or is surely another's,
    /// is not listed.
    List<Claim> look(Journal run) {
        List<Entry> open = run.pending().stream()
                .filter(it -> it.type() == Entry.Type.CREATE)
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        Desired desired;
        try {
            desired = Desired.of(ManifestReader.read(run.file().toString(),
                    run.state().manifest().map(Object::toString).orElse("{}"), tools.folder()), profile);
        } catch (BadInput invalid) {
            return open.stream().map(it -> unseen(it, "its journal's manifest cannot be read")).toList();
        }
        Site there = new Site(desired, site.ground(), site.connector(), site.keys(), new Outputs());
        List<Claim> found = new ArrayList<>();
        for (StepWork work : Works.of(desired).all()) {
            List<Entry> ofStep = open.stream().filter(it -> work.id().equals(it.step())).toList();
            if (!ofStep.isEmpty() || work instanceof AccountStep || work instanceof IntegrationStep) {
                look(run, work, there, ofStep, found);
            }
        }
        return found;
    }

    private void look(Journal run, StepWork work, Site there, List<Entry> open, List<Claim> found) {
        try {
            if (work instanceof KeyStep key) {
                open.forEach(it -> key(key, there, it, found));
                return;
            }
            Look look = work.look(there);
            if (look.objectId() != null) {
                there.outputs().put(work.id(), look.objectId());
            }
            for (Entry intent : open) {
                judge(run, intent, look).ifPresent(found::add);
            }
        } catch (RemoteFailure failure) {
            if (failure.is(RemoteFailure.Kind.CANCELLED)) {
                throw failure;
            }
            open.forEach(it -> found.add(unseen(it, failure.getMessage())));
        }
    }

    private Optional<Claim> judge(Journal run, Entry intent, Look look) {
        String id = look.objectId();
        if (id == null) {
            boolean blind = look.action() == Action.CREATE_IF_ABSENT;
            return blind ? Optional.of(unseen(intent, "there is no key to look with")) : Optional.empty();
        }
        Origin origin = claims.judge(run, intent, look, now());
        return origin.verdict() == Origin.Verdict.THEIRS
                ? Optional.empty()
                : Optional.of(new Claim(intent, id, origin));
    }

    private static void key(KeyStep step, Site there, Entry intent, List<Claim> found) {
        List<ApiKeyInfo> appeared = KeyMaker.appeared(step, there, intent);
        if (appeared.size() == 1) {
            found.add(new Claim(intent, appeared.getFirst().id(), Origin.OURS));
        } else if (!appeared.isEmpty()) {
            found.add(unseen(intent, "several keys fit, and which one is ours cannot be told: "
                    + appeared.stream().map(ApiKeyInfo::id).collect(Collectors.joining(", "))));
        }
    }

    private static Claim unseen(Entry intent, String why) {
        return new Claim(intent, null, new Origin(Origin.Verdict.DOUBTFUL, "this run asked for it at " + intent.at()
                + " and never heard an answer; whether it is there could not be seen: " + why));
    }

    /// Writes into the journal of `run` what was found, before it is removed.
    void settle(Journal run) {
        for (Claim claim : look(run)) {
            if (claim.objectId() == null) {
                continue;
            }
            // A key whose making was cut short is of use to nobody, should this removal be cut short too.
            boolean key = Removals.KEYS.contains(claim.made().kind());
            if (claim.origin().verdict() == Origin.Verdict.DOUBTFUL) {
                run.doubt(claim.intent(), claim.objectId(), claim.origin().why());
            } else {
                run.close(claim.intent(), key ? Entry.Type.LOST : Entry.Type.RESULT, claim.objectId());
            }
        }
    }

    private Instant now() {
        return tools.waiter().now();
    }
}
