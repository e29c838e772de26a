package tableflow.console.domain.review.rule;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.ENCRYPTION;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.RESULTS;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tableflow.console.domain.Units;
import tableflow.console.domain.aws.BucketEncryption;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.query.WorkGroup;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Parameter;
import tableflow.console.domain.review.Parameter.Unit;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.rule.Look.Head;
import tableflow.console.domain.review.rule.Look.Rules;

/// What there is once: the workgroup, Glue's catalog, the profile's endpoints; and integrations that nobody uses.
final class AccountRules {

    static final Parameter MOST = new Parameter(
            "gibibytes", "GiB that a query may read at most", Unit.GIBIBYTES, 1, 1_000_000, 1_024);

    static final List<Rule> ALL = List.of(unused(), results(), limit(), catalog(), plainText());

    private AccountRules() {}

    private static Rule unused() {
        return Rules.of(Things.PROVIDERS).wanting(Facts.TABLEFLOW_TOPICS, Facts.CATALOG_INTEGRATIONS).rule(
                new Head("SEC-UNUSED-INTEGRATION", Severity.WARNING, 3, "Provider integrations are used",
                        new Explanation(
                                "An integration is a way from Confluent into the account of AWS. One that nothing "
                                        + "uses is a way that nobody looks after.",
                                "A topic, a catalog integration, or something else in the environment uses it.",
                                List.of("Delete the integration.",
                                        "Take Confluent's principal out of the role's trust policy, or delete the "
                                        + "role."))),
                List.of(), AccountRules::unused);
    }

    private static Outcome unused(Look<ProviderIntegration> look) {
        ProviderIntegration it = look.it();
        String name = "Integration " + it.id() + " (" + it.displayName() + ")";
        if (Things.used(look.evidence()).contains(it.id())) {
            return look.passed(name + " is used by Tableflow.");
        }
        if (!it.usages().isEmpty()) {
            return look.passed(name + " is used by " + it.usages().getFirst()
                    + (it.usages().size() > 1 ? " and " + (it.usages().size() - 1) + " more." : "."));
        }
        Optional<String> missing = look.evidence().missing(
                Set.<Fact<?>>of(Facts.TABLEFLOW_TOPICS, Facts.CATALOG_INTEGRATIONS));
        return missing.map(look::notChecked).orElseGet(() -> look.failed(
                name + " with role " + it.customerRoleArn() + " is used by nothing.",
                "Delete integration " + it.id() + ".",
                "Take Confluent's principal out of the trust policy of role " + it.customerRoleArn() + "."));
    }

    private static Rule results() {
        return Rules.of(Things.WORKGROUPS).wanting(RESULTS, ENCRYPTION, Facts.TABLEFLOW_TOPICS).rule(
                new Head("SEC-RESULTS", Severity.WARNING, 5, "Results of queries are encrypted", new Explanation(
                        "Results are copies of rows. They lie in a bucket of their own, which is easily forgotten.",
                        "The workgroup encrypts results, whatever a client asks, or the bucket of results does.",
                        List.of("Set the encryption of results in the workgroup, and enforce its settings."))),
                List.of(), AccountRules::results);
    }

    private static Outcome results(Look<WorkGroup> look) {
        WorkGroup.Settings settings = look.it().settings();
        String group = "Workgroup " + look.it().name();
        if (settings.managedResults()) {
            return look.passed(group + " leaves results to Athena, which encrypts them.");
        }
        if (settings.encryption() != null && (settings.enforced() || settings.minimumEncryption())) {
            return look.passed(group + " encrypts results by " + settings.encryption() + ".");
        }
        Optional<String> bucket = look.evidence().value(RESULTS).map(it -> it.bucket());
        if (bucket.isEmpty()) {
            return look.notChecked(group + " leaves encryption to the bucket, and nobody says where results go.");
        }
        Optional<String> missing = look.evidence().missing(Set.<Fact<?>>of(ENCRYPTION.about(bucket.get())));
        if (missing.isPresent()) {
            return look.notChecked(missing.get());
        }
        Optional<BucketEncryption> own = look.evidence().known(ENCRYPTION.about(bucket.get()));
        return own.map(it -> look.passed(group + " leaves encryption to bucket " + bucket.get() + ", which encrypts by "
                        + it.algorithm() + "."))
                .orElseGet(() -> look.failed("Neither " + group + " nor bucket " + bucket.get()
                                + " encrypts results of queries.",
                        "Set the encryption of results in the workgroup to SSE_S3 or SSE_KMS, and enforce it."));
    }

    private static Rule limit() {
        return Rules.of(Things.WORKGROUPS).rule(
                new Head("SEC-QUERY-LIMIT", Severity.WARNING, 3, "Queries have a limit", new Explanation(
                        "Athena is paid by the byte that is read. A query without a filter, or a stolen key, reads "
                                + "everything.",
                        "The workgroup stops a query at no more than the chosen size.",
                        List.of("Set the limit of bytes scanned per query in the workgroup."))),
                List.of(MOST), AccountRules::limit);
    }

    private static Outcome limit(Look<WorkGroup> look) {
        OptionalLong cutoff = look.it().settings().cutoffBytes();
        String group = "Workgroup " + look.it().name();
        long most = look.number(MOST) << 30;
        if (cutoff.isEmpty()) {
            return look.failed(group + " lets a query read without limit.",
                    "Set its limit to " + Units.size(most) + " or less.");
        }
        String says = group + " stops a query at " + Units.size(cutoff.getAsLong());
        return cutoff.getAsLong() <= most
                ? look.passed(says + ".")
                : look.failed(says + "; the most is " + Units.size(most) + ".",
                        "Set its limit to " + Units.size(most) + " or less.");
    }

    private static Rule catalog() {
        return Rules.of(Things.CATALOGS).rule(
                new Head("SEC-CATALOG-ENCRYPTION", Severity.WARNING, 2, "Glue's catalog is encrypted", new Explanation(
                        "The catalog has names, columns and places of all tables. With a key of KMS, who reads it has "
                                + "to be allowed the key as well.",
                        "Glue encrypts its catalog by a key of KMS.",
                        List.of("Allow the key to Tableflow's role and to who queries, first.",
                                "Then switch the encryption of the catalog's metadata on: it holds for the whole "
                                + "account and region."))),
                List.of(), look -> look.it().byKms()
                        ? look.passed("Glue's catalog is encrypted: " + look.it().mode() + ".")
                        : look.failed("Glue's catalog is not encrypted by a key of KMS: " + look.it().mode() + ".",
                                "Allow a key of KMS to Tableflow's role and to who queries.",
                                "Switch the encryption of the catalog's metadata on with it."));
    }

    private static Rule plainText() {
        return Rules.of(Things.ENDPOINTS).rule(
                new Head("SEC-PLAIN-TEXT", Severity.ERROR, 8, "Nothing goes over the network in plain text",
                        new Explanation(
                                "Over SASL_PLAINTEXT or HTTP the key goes with every connection, for everybody on "
                                        + "the way to read.",
                                "Each endpoint of the profile uses TLS, but for those on this machine.",
                                List.of("Use https:// and SASL_SSL in the profile.",
                                        "Make new keys: the old ones were sent in clear."))),
                List.of(), AccountRules::plainText);
    }

    private static Outcome plainText(Look<Endpoint> look) {
        Endpoint it = look.it();
        if (it.encrypted()) {
            return look.passed(it.what() + " is spoken to over TLS: " + it.place() + ".");
        }
        return it.here()
                ? look.passed(it.what() + " is on this machine: " + it.place() + ".")
                : look.failed(it.what() + " is spoken to in plain text: " + it.place() + ".",
                        "Use TLS for it in the profile.", "Make a new key for it: the old one was sent in clear.");
    }
}
