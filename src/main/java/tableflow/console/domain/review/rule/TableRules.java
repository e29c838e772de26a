package tableflow.console.domain.review.rule;

import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.TOPIC_NAMES;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tableflow.console.domain.Units;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.CatalogSync;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.kafka.TopicSettings;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Parameter;
import tableflow.console.domain.review.Parameter.Unit;
import tableflow.console.domain.review.ReviewFacts;
import tableflow.console.domain.review.ReviewFacts.TableFiles;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.rule.Look.Head;
import tableflow.console.domain.review.rule.Look.Rules;

/// Tables: what they keep, how they are laid out, where they are found.
final class TableRules {

    static final Parameter LEAST_DAYS = new Parameter(
            "leastDays", "Days that snapshots stay at least", Unit.DAYS, 1, 365, 1);
    static final Parameter MOST_DAYS = new Parameter(
            "mostDays", "Days that snapshots stay at most", Unit.DAYS, 1, 3_650, 30);
    static final Parameter LARGE = new Parameter(
            "gibibytes", "GiB from which on a table is large", Unit.GIBIBYTES, 1, 1_000_000, 50);
    static final Parameter FILES = new Parameter(
            "files", "Files from which on it is looked at", Unit.NUMBER, 1, 1_000_000, 200);
    static final Parameter MEAN = new Parameter(
            "mebibytes", "MiB of a file on average", Unit.MEBIBYTES, 1, 1_024, 8);

    static final List<Rule> ALL = List.of(retention(), files(), time(), errors(), catalog(), names());

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long USUAL_DAYS = 7;
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9_]+");
    private static final Pattern TIME = Pattern.compile("(hour|day|month|year)s?\\(.*", Pattern.CASE_INSENSITIVE);

    private TableRules() {}

    private static Rule retention() {
        return Rules.of(Things.TOPICS).wanting(ReviewFacts.TOPIC_SETTINGS).rule(
                new Head("BP-TABLE-RETENTION", Severity.WARNING, 4, "Tables keep what is needed, and no more",
                        new Explanation(
                                "Old snapshots let one query the past and keep long queries from failing, and they "
                                        + "keep files that nobody reads. Rows that go before their records do are "
                                        + "missed by nobody until they are looked for.",
                                "Snapshots stay within the chosen days, and rows no shorter than Kafka's records.",
                                List.of("Change the table's snapshot retention.",
                                        "Change its row retention, or switch that off."))),
                List.of(LEAST_DAYS, MOST_DAYS), TableRules::retention);
    }

    private static Outcome retention(Look<TableflowTopic> look) {
        Long snapshots = look.it().config().snapshotRetentionMillis();
        Long rows = look.it().config().rowRetentionMillis();
        String table = "Table " + look.it().name();
        long millis = snapshots == null ? USUAL_DAYS * DAY : snapshots;
        String says = table + " keeps snapshots for " + Units.duration(millis)
                + (snapshots == null ? ", as is usual" : "");
        if (millis < look.number(LEAST_DAYS) * DAY) {
            return look.failed(says + "; they should stay " + Units.duration(look.number(LEAST_DAYS) * DAY) + ".",
                    "Set the snapshot retention of the table to " + look.number(LEAST_DAYS) * DAY + " ms or more.");
        }
        if (millis > look.number(MOST_DAYS) * DAY) {
            return look.failed(says + ", and with them all files that were replaced since; "
                            + Units.duration(look.number(MOST_DAYS) * DAY) + " are enough.",
                    "Set the snapshot retention of the table to " + look.number(MOST_DAYS) * DAY + " ms or less.");
        }
        if (rows == null || rows <= 0) {
            return look.passed(says + ", and rows for good.");
        }
        Optional<Long> kafka = look.value(ReviewFacts.TOPIC_SETTINGS).map(TopicSettings::of)
                .filter(TopicSettings::deletes)
                .flatMap(it -> Optional.ofNullable(it.retentionMillis()));
        boolean longer = kafka.isPresent() && (kafka.get() < 0 || kafka.get() > rows);
        says += ", and rows for " + Units.duration(rows);
        return longer
                ? look.failed(says + ", while Kafka keeps their records "
                                + (kafka.get() < 0 ? "for good." : "for " + Units.duration(kafka.get()) + "."),
                        "Switch the row retention off, or set it no shorter than retention.ms.")
                : look.passed(says + ".");
    }

    private static Rule files() {
        return Rules.of(Things.TOPICS, ReviewFacts.TABLE_FILES).rule(
                new Head("BP-SMALL-FILES", Severity.WARNING, 5, "Files are large enough", new Explanation(
                        "A query opens every file that it reads: thousands of small ones take longer and cost more "
                                + "requests than a few large ones with the same rows.",
                        "A table with many files has files of the chosen size on average.",
                        List.of("Wait for Tableflow's compaction, where the table is new.",
                                "Use fewer partitions for little traffic: see BP-PARTITIONS.",
                                "Where it stays so, ask Confluent why the table is not compacted."))),
                List.of(FILES, MEAN), TableRules::files);
    }

    private static Outcome files(Look<TableflowTopic> look) {
        TableFiles found = look.known(ReviewFacts.TABLE_FILES);
        String says = "Table " + look.it().name() + " has " + Units.grouped(found.files())
                + (found.files() == 1 ? " file" : " files");
        if (found.files() < look.number(FILES)) {
            return look.notApplicable(says + ": too few to slow anything down.");
        }
        long mean = found.bytes() / found.files();
        says += " of " + Units.size(mean) + " on average";
        return mean >= look.number(MEAN) << 20
                ? look.passed(says + ".")
                : look.failed(says + "; " + look.number(MEAN) + " MiB is asked for.",
                        "See whether compaction runs: its snapshots have the operation replace.",
                        "Use a topic with fewer partitions where the traffic is little.");
    }

    private static Rule time() {
        return Rules.of(Things.TOPICS, ReviewFacts.TABLE_FILES).rule(
                new Head("BP-TIME-PARTITIONS", Severity.WARNING, 3, "Large tables are partitioned by time",
                        new Explanation(
                                "A query for one day of a table without partitions looks at the figures of every "
                                        + "file, and reads each that holds a row of that day.",
                                "A large table is partitioned by hour, day, month or year of a column.",
                                List.of("Always filter by the column with the record's time: files that hold none of "
                                        + "it are skipped.",
                                        "For heavy use make a table of your own from it, partitioned by day: CREATE "
                                        + "TABLE ... WITH (table_type = 'ICEBERG', partitioning = ARRAY['day(...)']) "
                                        + "AS SELECT ..."))),
                List.of(LARGE), TableRules::time);
    }

    private static Outcome time(Look<TableflowTopic> look) {
        TableFiles found = look.known(ReviewFacts.TABLE_FILES);
        String says = "Table " + look.it().name() + " has " + Units.size(found.bytes());
        if (found.bytes() < look.number(LARGE) << 30) {
            return look.notApplicable(says + ": it is not large.");
        }
        boolean byTime = found.partitioning().stream().anyMatch(it -> TIME.matcher(it).matches());
        return byTime
                ? look.passed(says + ", partitioned by " + String.join(", ", found.partitioning()) + ".")
                : look.failed(says + (found.partitioning().isEmpty()
                                ? ", and no partitions."
                                : ", partitioned by " + String.join(", ", found.partitioning()) + "."),
                        "Filter queries by the record's time.",
                        "Make a table of your own from it, partitioned by day, for what is queried often.");
    }

    private static Rule errors() {
        return Rules.of(Things.TOPICS).wanting(TOPIC_NAMES).rule(
                new Head("BP-ERRORS", Severity.WARNING, 6, "No record is lost without a trace", new Explanation(
                        "A record that cannot become a row is dropped (SKIP), stops the table (SUSPEND), or goes to a "
                                + "dead-letter topic (LOG). What is dropped is missing, and nobody is told.",
                        "The table's error handling is SUSPEND, or LOG with a dead-letter topic that is there.",
                        List.of("Set error handling to LOG with a dead-letter topic, and watch that topic.",
                                "Or set it to SUSPEND where a gap is worse than a table that stands still."))),
                List.of(), TableRules::errors);
    }

    private static Outcome errors(Look<TableflowTopic> look) {
        ErrorHandling handling = look.it().config().errorHandling();
        String table = "Table " + look.it().name();
        if (handling == null) {
            return look.passed(table + " stops at a record that it cannot take, as is usual.");
        }
        return switch (handling.mode().known()) {
            case SKIP -> look.failed(table + " drops records that it cannot take.",
                    "Set its error handling to LOG with a dead-letter topic.");
            case SUSPEND -> look.passed(table + " stops at a record that it cannot take.");
            case LOG -> log(look, handling.deadLetterTopic() == null
                    ? ErrorHandling.DEFAULT_DEAD_LETTER_TOPIC
                    : handling.deadLetterTopic());
            case null -> look.notChecked(table + " has the error handling " + handling.mode()
                    + ", which this console does not know.");
        };
    }

    private static Outcome log(Look<TableflowTopic> look, String deadLetters) {
        Optional<String> missing = look.evidence().missing(Set.<Fact<?>>of(TOPIC_NAMES));
        String says = "Table " + look.it().name() + " writes records that it cannot take to topic " + deadLetters;
        if (missing.isPresent()) {
            return look.notChecked(says + ". Whether that is there is not known: " + missing.get());
        }
        return look.evidence().known(TOPIC_NAMES).contains(deadLetters)
                ? look.passed(says + ".")
                : look.failed(says + ", which the cluster does not show.",
                        "Make topic " + deadLetters + ", and let the owner of the Tableflow key write to it.");
    }

    private static Rule catalog() {
        return Rules.of(Things.TOPICS, new Fact<?>[0]).wanting(Facts.CATALOG_INTEGRATIONS).rule(
                new Head("BP-CATALOG", Severity.WARNING, 6, "Tables are in a catalog", new Explanation(
                        "Athena and every other engine find a table through its catalog, and the newest rows of it "
                                + "through a catalog that is in step.",
                        "The table is synced to a catalog.",
                        List.of("Make a catalog integration with AWS Glue for the cluster.",
                                "Where the sync failed, run the doctor on the topic."))),
                List.of(), TableRules::catalog);
    }

    private static Outcome catalog(Look<TableflowTopic> look) {
        String table = "Table " + look.it().name();
        if (!(look.it().storage() instanceof TableStorage.ByobAws)) {
            return look.notApplicable(table + " is in Confluent's storage, which has a catalog of its own.");
        }
        List<CatalogSync> syncs = look.it().status().catalogSyncs();
        if (syncs.isEmpty()) {
            long integrations = look.evidence().value(Facts.CATALOG_INTEGRATIONS).map(List::size).orElse(0);
            return look.failed(table + " is in no catalog" + (integrations == 0
                            ? ": the cluster has no catalog integration." : "."),
                    "Make a catalog integration with AWS Glue for the cluster.");
        }
        Optional<CatalogSync> bad = syncs.stream().filter(it -> it.syncStatus().is(SyncStatus.FAILED)
                || it.syncStatus().is(SyncStatus.DISCONNECTED)).findFirst();
        if (bad.isPresent()) {
            String why = bad.get().errorMessage();
            return look.failed(table + " is not in step with catalog " + bad.get().catalogIntegrationId() + ": "
                            + bad.get().syncStatus() + (why == null || why.isEmpty() ? "." : ", " + why),
                    "Run the doctor on topic " + look.it().name() + ".");
        }
        return syncs.stream().anyMatch(it -> it.syncStatus().is(SyncStatus.SYNCED))
                ? look.passed(table + " is synced to " + syncs.getFirst().catalogType() + ".")
                : look.notChecked(table + " is not synced yet: " + syncs.getFirst().syncStatus() + ".");
    }

    private static Rule names() {
        return Rules.of(Things.TOPICS).rule(
                new Head("BP-NAMES", Severity.WARNING, 2, "Names need no quotes", new Explanation(
                        "A table has its topic's name to the letter. Dots and hyphens need quotes in every statement, "
                                + "of two kinds by the kind of statement, and Athena takes capitals for small letters: "
                                + "two topics that differ in nothing else cannot both be queried.",
                        "The topic's name is of small letters, digits and underscores, and no other topic has the "
                                + "same in other letters.",
                        List.of("A topic cannot be renamed: name new ones so.",
                                "Until then make a view with a plain name."))),
                List.of(), TableRules::names);
    }

    private static Outcome names(Look<TableflowTopic> look) {
        String name = look.it().name();
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.equals(name)) {
            Optional<String> twin = look.evidence().known(Facts.TABLEFLOW_TOPICS).stream().map(TableflowTopic::name)
                    .filter(it -> !it.equals(name) && it.equalsIgnoreCase(name)).findFirst();
            return look.failed("Topic " + name + " has capital letters, which Athena takes for small ones"
                            + twin.map(it -> ": it cannot be told from " + it).orElse("") + ".",
                    "Name new topics with small letters, such as " + plain(name) + ".");
        }
        return PLAIN.matcher(name).matches()
                ? look.passed("Topic " + name + " needs no quotes.")
                : look.failed("Topic " + name + " needs quotes in every statement.",
                        "Make a view with a plain name, such as " + plain(name) + ", and name new topics so.");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }
}
