package tableflow.console.service.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.doctor.check.confluent.ConfluentFacts;
import tableflow.console.domain.doctor.check.lake.LakeFacts;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.review.ReviewFacts;
import tableflow.console.domain.review.rule.Things;

/// What is asked about each thing, once it is known which there are.
final class Questions {

    /// Facts that there are once.
    static final Set<Fact<?>> OF_THE_WHOLE = Set.of(
            ConfluentFacts.ENVIRONMENTS, ConfluentFacts.API_KEYS, ConfluentFacts.SERVICE_ACCOUNTS,
            ConfluentFacts.INTEGRATIONS, ConfluentFacts.TOPIC_NAMES, ReviewFacts.WIDE_BINDINGS,
            Facts.TABLEFLOW_TOPICS, Facts.CATALOG_INTEGRATIONS, Facts.CALLER, Facts.DATABASE,
            LakeFacts.WORKGROUP, LakeFacts.RESULTS, ReviewFacts.CATALOG_ENCRYPTION, ReviewFacts.TRAFFICS);

    private final Evidence known;
    private final Set<Fact<?>> wanted;

    Questions(Evidence known, Set<Fact<?>> wanted) {
        this.known = known;
        this.wanted = wanted;
    }

    List<Question<?>> all() {
        List<Question<?>> all = new ArrayList<>();
        if (known.missing(Things.TOPICS.roots()).isEmpty()) {
            all.addAll(ofTopics(Things.TOPICS.all().apply(known).stream().map(TableflowTopic::name).toList()));
            all.addAll(BucketQuestions.of(Things.BUCKETS.all().apply(known)));
        }
        if (known.missing(Things.ROLES.roots()).isEmpty()) {
            all.addAll(RoleQuestions.of(Things.ROLES.all().apply(known)));
        }
        return needed(all);
    }

    private static List<Question<?>> ofTopics(List<String> topics) {
        List<Question<?>> all = new ArrayList<>(TopicQuestions.of(topics));
        all.addAll(SchemaQuestions.of(topics));
        all.addAll(TableQuestions.of(topics));
        return all;
    }

    /// Facts with those that questions about single things build on, which may be facts of the whole.
    static Set<Fact<?>> withNeeds(Set<Fact<?>> facts) {
        List<String> any = List.of("any");
        List<Question<?>> all = new ArrayList<>(ofTopics(any));
        all.addAll(BucketQuestions.of(any));
        all.addAll(RoleQuestions.of(any));
        Set<Fact<?>> closed = new HashSet<>(facts);
        boolean more = true;
        while (more) {
            more = false;
            for (Question<?> question : all) {
                if (question.provides().stream().anyMatch(fact -> closed.contains(fact.about("")))) {
                    for (Fact<?> need : question.probe().conditions().needs()) {
                        more |= closed.add(need.about(""));
                    }
                }
            }
        }
        return closed;
    }

    /// Those that find out what is wanted, or what such a question builds on.
    private List<Question<?>> needed(List<Question<?>> all) {
        Set<Fact<?>> needed = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Question<?> question : all) {
                if (isNeeded(question, needed)) {
                    more |= needed.addAll(question.provides());
                    more |= needed.addAll(question.probe().conditions().needs());
                }
            }
        }
        return all.stream().filter(question -> isNeeded(question, needed)).toList();
    }

    private boolean isNeeded(Question<?> question, Set<Fact<?>> needed) {
        return question.provides().stream().anyMatch(fact -> needed.contains(fact) || wanted.contains(fact.about("")));
    }
}
