package tableflow.console.domain.review.rule;

import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SERVICE_ACCOUNTS;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Parameter;
import tableflow.console.domain.review.Parameter.Unit;
import tableflow.console.domain.review.ReviewFacts;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.rule.Look.Head;
import tableflow.console.domain.review.rule.Look.Rules;

/// API keys of Confluent, and who holds them.
final class KeyRules {

    static final Parameter DAYS = new Parameter("days", "Days until a key is old", Unit.DAYS, 1, 3_650, 90);

    static final List<Rule> ALL = List.of(age(), owner(), person(), scope());

    /// Roles that reach beyond one environment's data.
    private static final Set<String> WIDE = Set.of("OrganizationAdmin", "AccountAdmin", "EnvironmentAdmin");
    private static final String SERVICE_ACCOUNT = "sa-";
    private static final String PERSON = "u-";

    private KeyRules() {}

    private static Rule age() {
        return Rules.of(Things.KEYS).wanting(ReviewFacts.NOW).rule(
                new Head("SEC-KEY-AGE", Severity.WARNING, 6, "API keys are changed in time", new Explanation(
                        "A key that leaked works until it is deleted. The older it is, the more places it has been in.",
                        "Each API key is younger than the number of days that is chosen.",
                        List.of("Make a new key for the same owner and resource.",
                                "Put it where the old one is used, and see that it works.",
                                "Delete the old key."))),
                List.of(DAYS), KeyRules::age);
    }

    private static Outcome age(Look<ApiKeyInfo> look) {
        ApiKeyInfo key = look.it();
        Instant made = key.createdAt();
        Optional<Instant> now = look.evidence().value(ReviewFacts.NOW);
        if (made == null || now.isEmpty()) {
            return look.notChecked("Confluent does not tell when " + name(key) + " was made.");
        }
        long days = Math.max(0, Duration.between(made, now.get()).toDays());
        String says = name(key) + " is " + days + (days == 1 ? " day" : " days") + " old, made on "
                + made.atOffset(ZoneOffset.UTC).toLocalDate() + "; ";
        long most = look.number(DAYS);
        return days <= most
                ? look.passed(says + "the limit is " + most + ".")
                : look.failed(says + "no key should be older than " + most + ".",
                        "Make a new key for " + key.ownerId() + " on " + key.resourceId() + ".",
                        "Put it where " + key.id() + " is used, then delete " + key.id() + ".");
    }

    private static Rule owner() {
        return Rules.of(Things.KEYS).wanting(SERVICE_ACCOUNTS).rule(
                new Head("SEC-KEY-OWNER", Severity.ERROR, 8, "API keys have owners that are there", new Explanation(
                        "Nobody answers for the key of a service account that was deleted, and nobody will miss it "
                                + "when it is abused.",
                        "The service account that owns an API key is there.",
                        List.of("See whether anything still uses the key.",
                                "Make a key of a service account that is there for it.", "Delete the old key."))),
                List.of(), KeyRules::owner);
    }

    private static Outcome owner(Look<ApiKeyInfo> look) {
        ApiKeyInfo key = look.it();
        if (!key.ownerId().startsWith(SERVICE_ACCOUNT)) {
            return look.notApplicable(name(key) + " is not a service account's.");
        }
        Optional<String> missing = look.evidence().missing(Set.<Fact<?>>of(SERVICE_ACCOUNTS));
        if (missing.isPresent()) {
            return look.notChecked(missing.get());
        }
        return look.evidence().known(SERVICE_ACCOUNTS).stream().filter(it -> it.id().equals(key.ownerId())).findFirst()
                .map(account -> look.passed(name(key) + " belongs to " + account.displayName() + " (" + account.id()
                        + ")."))
                .orElseGet(() -> look.failed(name(key) + " belongs to " + key.ownerId()
                                + ", a service account that is not there any more.",
                        "See in the audit log whether " + key.id() + " is still used.", "Delete " + key.id() + "."));
    }

    private static Rule person() {
        return Rules.of(Things.KEYS).rule(
                new Head("SEC-KEY-PERSON", Severity.WARNING, 4, "API keys of programs are service accounts'",
                        new Explanation(
                                "A person's key stops with the person, and has all the rights of the person.",
                                "API keys for Kafka, Schema Registry and Tableflow belong to service accounts.",
                                List.of("Make a service account with the roles that the program needs.",
                                        "Make a key of it, put it in the place of the person's, and delete that."))),
                List.of(), KeyRules::person);
    }

    private static Outcome person(Look<ApiKeyInfo> look) {
        ApiKeyInfo key = look.it();
        if (key.purpose() == KeyPurpose.CLOUD || key.purpose() == KeyPurpose.GLOBAL) {
            return look.notApplicable(name(key) + " opens no data by itself.");
        }
        return key.ownerId().startsWith(PERSON)
                ? look.failed(name(key) + " opens " + key.resourceId() + " and belongs to a person, " + key.ownerId()
                                + ".",
                        "Make a key of a service account for " + key.resourceId() + " in its place, and delete "
                                + key.id() + ".")
                : look.passed(name(key) + " belongs to " + key.ownerId() + ".");
    }

    private static Rule scope() {
        return Rules.of(Things.KEYS).wanting(ReviewFacts.WIDE_BINDINGS).rule(
                new Head("SEC-KEY-SCOPE", Severity.WARNING, 6, "API keys open no more than they have to",
                        new Explanation(
                                "A key that opens everything is worth stealing, and one slip with it reaches every "
                                        + "environment.",
                                "No API key is global, and no owner of a key has a role that reaches over the whole "
                                        + "organization or environment.",
                                List.of("Make a key for the one resource that is needed.",
                                        "Give its owner roles on that resource in the place of the wide one.",
                                        "Delete the wide key."))),
                List.of(), KeyRules::scope);
    }

    private static Outcome scope(Look<ApiKeyInfo> look) {
        ApiKeyInfo key = look.it();
        if (key.purpose() == KeyPurpose.GLOBAL) {
            return look.failed(name(key) + " is global: it opens whatever " + key.ownerId() + " may use.",
                    "Make a key of " + key.ownerId() + " for the one resource that is needed, and delete "
                            + key.id() + ".");
        }
        Optional<String> missing = look.evidence().missing(Set.<Fact<?>>of(ReviewFacts.WIDE_BINDINGS));
        if (missing.isPresent()) {
            return look.notChecked(missing.get());
        }
        List<RoleBinding> wide = look.evidence().known(ReviewFacts.WIDE_BINDINGS).stream()
                .filter(it -> it.principal().equals("User:" + key.ownerId()) && WIDE.contains(it.roleName())).toList();
        if (wide.isEmpty()) {
            return look.passed(name(key) + " is for " + key.resourceId() + ", and " + key.ownerId()
                    + " has no role over the whole of environment or organization.");
        }
        String roles = wide.stream().map(RoleBinding::roleName).distinct().sorted().collect(Collectors.joining(", "));
        return look.failed(name(key) + " belongs to " + key.ownerId() + ", which is " + roles + ".",
                "Give " + key.ownerId() + " roles on the resources that it needs, and take " + roles + " from it.",
                "Or move the key to another owner: make a new one and delete " + key.id() + ".");
    }

    private static String name(ApiKeyInfo key) {
        String title = key.displayName().isEmpty() ? "" : " (" + key.displayName() + ")";
        return "Key " + key.id() + title;
    }
}
