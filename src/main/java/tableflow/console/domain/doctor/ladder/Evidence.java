package tableflow.console.domain.doctor.ladder;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The answers of one examination. Immutable.
public final class Evidence {

    /// Nothing was asked yet.
    public static final Evidence NONE = new Evidence(Map.of());

    private final Map<Fact<?>, Answer<?>> answers;

    private Evidence(Map<Fact<?>, Answer<?>> answers) {
        this.answers = answers;
    }

    /// The same with one more answer, which takes the place of an older one.
    public <T> Evidence with(Fact<T> fact, Answer<T> answer) {
        Map<Fact<?>, Answer<?>> more = new HashMap<>(answers);
        more.put(fact, answer);
        return new Evidence(more);
    }

    /// The same with something that is known without a call.
    public <T> Evidence with(Fact<T> fact, T value) {
        return with(fact, new Answer.Known<>(value, List.of()));
    }

    /// Takes many answers from several threads, where adding them one by one to a whole would copy it each time.
    public static final class Collector {

        private final Map<Fact<?>, Answer<?>> answers;

        /// @param known what it begins with
        public Collector(Evidence known) {
            answers = new HashMap<>(known.answers);
        }

        /// Adds an answer, which takes the place of an older one.
        public synchronized <T> void add(Fact<T> fact, Answer<T> answer) {
            answers.put(fact, answer);
        }

        /// What was taken so far.
        public synchronized Evidence evidence() {
            return new Evidence(new HashMap<>(answers));
        }
    }

    /// The same without some answers, so that they are asked for anew.
    public Evidence without(Collection<? extends Fact<?>> facts) {
        Map<Fact<?>, Answer<?>> fewer = new HashMap<>(answers);
        fewer.keySet().removeAll(facts);
        return new Evidence(fewer);
    }

    /// What became of the question; [Answer.NotAsked] when there was none.
    @SuppressWarnings("unchecked") // with() is the only way in, and pairs the types
    public <T> Answer<T> answer(Fact<T> fact) {
        Answer<?> answer = answers.get(fact);
        return answer == null
                ? new Answer.NotAsked<>("Nobody asked for " + fact + ".")
                : (Answer<T>) answer;
    }

    /// What is known of `fact`.
    public <T> Optional<T> value(Fact<T> fact) {
        return answer(fact).value();
    }

    /// What is known of `fact`, for a check that is asked only when it is known.
    ///
    /// @throws IllegalStateException when it is not
    public <T> T known(Fact<T> fact) {
        return value(fact).orElseThrow(() -> new IllegalStateException(fact + " is not known"));
    }

    /// Why one of `facts` is not known, in a sentence: of several the first by name; empty when all are.
    public Optional<String> missing(Collection<? extends Fact<?>> facts) {
        return facts.stream()
                .sorted(Comparator.comparing(Fact::toString))
                .flatMap(fact -> switch (answer(fact)) {
                    case Answer.Known<?> known -> Stream.<String>empty();
                    case Answer.Refused<?> refused -> Stream.of(
                            "It needs the " + fact + ", which could not be read: " + refused.failure().why());
                    case Answer.NotAsked<?> not -> Stream.of(not.why());
                })
                .findFirst();
    }

    /// Whether the question for `fact` has ended in one way or another.
    public boolean settled(Fact<?> fact) {
        return answers.containsKey(fact);
    }

    /// What has an answer of any kind.
    public Set<Fact<?>> facts() {
        return Set.copyOf(answers.keySet());
    }

    /// The calls behind some facts, in that order.
    public List<Call> calls(Collection<? extends Fact<?>> facts) {
        return facts.stream().flatMap(fact -> answer(fact).calls().stream()).toList();
    }
}
