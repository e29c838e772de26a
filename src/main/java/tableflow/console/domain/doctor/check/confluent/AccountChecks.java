package tableflow.console.domain.doctor.check.confluent;

import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.API_KEYS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.ENVIRONMENTS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.ROLES;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SERVICE_ACCOUNTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.check.Refusals;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.Action;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;

/// The Cloud API key, the environment, and the other keys of the profile with their owners and roles.
public final class AccountChecks {

    public static final List<Check> ALL = List.of(
            new Check("cloud-key", Rung.CONFLUENT, "The Cloud API key opens Confluent", Set.of(),
                    Set.of(ENVIRONMENTS), AccountChecks::cloudKey),
            new Check("environment", Rung.CONFLUENT, "The environment can be seen", Set.of(ENVIRONMENTS), Set.of(),
                    AccountChecks::environment),
            new Check("keys", Rung.CONFLUENT, "The profile's keys exist and open what they are for",
                    Set.of(API_KEYS), Set.of(), AccountChecks::keys),
            new Check("key-owners", Rung.CONFLUENT, "The owners of the profile's keys exist",
                    Set.of(API_KEYS, SERVICE_ACCOUNTS), Set.of(), AccountChecks::owners),
            new Check("roles", Rung.CONFLUENT, "The owner of the Kafka key has roles", Set.of(ROLES), Set.of(),
                    AccountChecks::roles));

    private AccountChecks() {}

    private static Verdict cloudKey(Evidence evidence) {
        return switch (evidence.answer(ENVIRONMENTS)) {
            case Answer.Known(List<Environment> all, var calls) ->
                Verdict.healthy("The Cloud API key sees " + count(all.size(), "environment") + ".");
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<List<Environment>> refused ->
                Refusals.verdict(Rung.CONFLUENT, "Confluent refuses the Cloud API key", refused);
        };
    }

    private static Verdict environment(Evidence evidence) {
        String wanted = evidence.known(Facts.SUBJECT).profile().confluent().environmentId();
        if (wanted == null) {
            return Verdict.notChecked("The profile names no environment.");
        }
        List<Environment> all = evidence.known(ENVIRONMENTS);
        return all.stream().filter(one -> one.id().equals(wanted)).findFirst()
                .map(one -> Verdict.healthy("Environment " + wanted + " is there: " + one.displayName() + "."))
                .orElseGet(() -> Verdict.of(Finding.unknown(Rung.CONFLUENT, Severity.ERROR,
                                "Environment " + wanted + " is not among the " + all.size()
                                        + " that the Cloud API key sees.",
                                Remedy.steps(List.of("Correct the environment in the profile.",
                                                "Or take a Cloud API key whose owner has a role in it."))
                                        .action(new Action(Action.Kind.EDIT_PROFILE, "")))
                        .supportedBy(evidence.answer(ENVIRONMENTS).calls())));
    }

    /// A key of the profile, and the mode of the failure to have it right.
    private record Held(String what, String id, String mode, @Nullable String opens) {}

    private static List<Held> held(Profile profile) {
        List<Held> held = new ArrayList<>();
        held.add(new Held("Cloud API key", profile.confluent().cloudApiKey().id(), "T20", "cloud"));
        Profile.Kafka kafka = profile.kafka();
        if (kafka != null) {
            add(held, "Kafka key", kafka.apiKey(), "T15", kafka.clusterId());
        }
        Profile.Registry registry = profile.schemaRegistry();
        if (registry != null) {
            add(held, "Schema Registry key", registry.apiKey(), "T11", registry.clusterId());
        }
        add(held, "Tableflow key", profile.tableflow(), "T20", "tableflow");
        return held;
    }

    private static void add(List<Held> held, String what, @Nullable KeyRef key, String mode, @Nullable String opens) {
        if (key != null) {
            held.add(new Held(what, key.id(), mode, opens));
        }
    }

    /// A key that is not listed may be one that the Cloud API key's owner cannot see, so its absence is a hint only;
    /// whether it works its own rung tries.
    private static Verdict keys(Evidence evidence) {
        List<ApiKeyInfo> all = evidence.known(API_KEYS);
        List<Finding> findings = new ArrayList<>();
        int seen = 0;
        for (Held one : held(evidence.known(Facts.SUBJECT).profile())) {
            Optional<ApiKeyInfo> info = all.stream().filter(key -> key.id().equals(one.id)).findFirst();
            if (info.isEmpty()) {
                continue;
            }
            seen++;
            String opens = info.get().resourceId();
            if (one.opens != null && !opens.equals(one.opens) && !isGlobal(opens, one.opens)) {
                findings.add(Finding.of(one.mode, Rung.CONFLUENT, Severity.ERROR,
                                "The " + one.what + " " + one.id + " opens " + opens + ", not " + one.opens + ".")
                        .supportedBy(evidence.answer(API_KEYS).calls()));
            }
        }
        if (!findings.isEmpty()) {
            return Verdict.of(findings);
        }
        return seen == 0
                ? Verdict.notChecked("None of the profile's keys is among the " + all.size()
                        + " that the Cloud API key sees.")
                : Verdict.healthy(count(seen, "key") + " of the profile "
                        + (seen == 1 ? "is" : "are") + " listed, each for what it is used for.");
    }

    private static boolean isGlobal(String opens, String wanted) {
        return opens.equals("global") && (wanted.equals("cloud") || wanted.equals("tableflow"));
    }

    private static Verdict owners(Evidence evidence) {
        Set<String> accounts = evidence.known(SERVICE_ACCOUNTS).stream().map(it -> it.id())
                .collect(Collectors.toUnmodifiableSet());
        List<Finding> findings = new ArrayList<>();
        int owners = 0;
        for (Held one : held(evidence.known(Facts.SUBJECT).profile())) {
            Optional<String> owner = evidence.known(API_KEYS).stream().filter(key -> key.id().equals(one.id))
                    .map(ApiKeyInfo::ownerId).filter(id -> id.startsWith("sa-")).findFirst();
            if (owner.isPresent()) {
                owners++;
                if (!accounts.contains(owner.get())) {
                    findings.add(Finding.of(one.mode, Rung.CONFLUENT, Severity.ERROR, "The " + one.what + " " + one.id
                                    + " belongs to service account " + owner.get() + ", which is gone.")
                            .certainty(Certainty.LIKELY)
                            .supportedBy(evidence.calls(List.of(API_KEYS, SERVICE_ACCOUNTS))));
                }
            }
        }
        if (!findings.isEmpty()) {
            return Verdict.of(findings);
        }
        return owners == 0
                ? Verdict.notChecked("No key of the profile is known to belong to a service account.")
                : Verdict.healthy("The service accounts that own the profile's keys exist.");
    }

    /// Which role is enough depends on the kind of cluster and on ACLs: what the key may do its own rung tries.
    private static Verdict roles(Evidence evidence) {
        List<RoleBinding> roles = evidence.known(ROLES);
        return roles.isEmpty()
                ? Verdict.notChecked("The owner of the Kafka key has no role in the environment that can be seen; it "
                        + "may have one in the organization, or rights by ACLs.")
                : Verdict.healthy("The owner of the Kafka key is " + roles.stream().map(RoleBinding::roleName)
                        .distinct().sorted().collect(Collectors.joining(", ")) + ".");
    }

    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
