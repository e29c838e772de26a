package tableflow.console.service.doctor.report;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.FIRST_OBJECT;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SCHEMA;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.TOPIC_NAMES;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.DATABASE_NAMES;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.FILES;

import java.util.List;
import java.util.function.Function;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;

/// What everybody asks first, in front of every report: the databases that Glue shows, the objects under the table's
/// path, the topics, the newest schema, and the Tableflow topic.
final class FirstLines {

    private FirstLines() {}

    /// A question and what was answered, or why there is no answer.
    record Line(String question, String answer) {}

    static List<Line> of(Evidence evidence) {
        return List.of(
                new Line("Glue databases visible", told(evidence, DATABASE_NAMES, names ->
                        names.size() + (names.isEmpty() ? "" : ": " + listed(names)))),
                new Line("Objects under the prefix", objects(evidence)),
                new Line("Topics", told(evidence, TOPIC_NAMES, names -> Integer.toString(names.size()))),
                new Line("Newest schema", told(evidence, SCHEMA, found -> found
                        .map(it -> it.subject() + " version " + it.version() + ", " + it.format() + ", id " + it.id())
                        .orElse("none"))),
                new Line("Tableflow topic", told(evidence, Facts.TABLEFLOW_TOPIC, FirstLines::topic)));
    }

    private static String objects(Evidence evidence) {
        String first = told(evidence, FIRST_OBJECT, found -> found.map(key -> "there are, the first " + key)
                .orElse("none"));
        return evidence.value(FILES)
                .map(seen -> first + "; " + seen.total() + " files in the newest snapshot")
                .orElse(first);
    }

    private static String topic(TableflowTopic topic) {
        String said = topic.status().errorMessage();
        return topic.name() + " is " + topic.status().phase() + (topic.suspended() ? ", suspended" : "")
                + (said == null || said.isEmpty() ? "" : ": " + said);
    }

    private static String listed(List<String> names) {
        String some = String.join(", ", names.stream().limit(5).toList());
        return names.size() > 5 ? some + " ..." : some;
    }

    private static <T> String told(Evidence evidence, Fact<T> fact, Function<T, String> words) {
        return switch (evidence.answer(fact)) {
            case Answer.Known<T> known -> words.apply(known.it());
            case Answer.Refused<T> refused -> "not known: " + refused.failure().why();
            case Answer.NotAsked<T> not -> "not asked: " + not.why();
        };
    }
}
